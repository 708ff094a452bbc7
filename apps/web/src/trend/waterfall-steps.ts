import type { Contribution } from '../api/types.js';
import { wholeParts, wholePercents } from '../text/whole-parts.js';

export interface Step extends Contribution {
  /** Where the bar begins and ends on the radius, 0..1. */
  readonly from: number;
  readonly to: number;
  /** Its part in two decimals: those of all steps sum to the radius in two decimals. */
  readonly printed: number;
  /** Its weight in whole percent: those of all steps sum to 100. */
  readonly weightPercent: number;
}

/** In hundredths; values have six decimals, which whole millionths keep. */
const hundredths = (value: number): number => Math.round(value * 1e6) / 1e4;

/** Contributions laid end to end, largest first: the last one ends at the radius. */
export function steps(contributions: readonly Contribution[], radius: number): readonly Step[] {
  const parts = wholeParts(
    contributions.map(({ value }) => hundredths(value)),
    Math.round(hundredths(radius)),
  );
  const weights = wholePercents(contributions.map(({ weight }) => weight));
  let sum = 0;
  return contributions
    .map((contribution, i) => ({ ...contribution, printed: parts[i]! / 100, weightPercent: weights[i]! }))
    .sort((a, b) => b.value - a.value || (a.kind < b.kind ? -1 : 1))
    .map((contribution) => {
      const from = sum;
      sum += contribution.value;
      return { ...contribution, from, to: sum };
    });
}
