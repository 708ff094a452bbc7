import type { Contribution } from '../api/types.js';

export interface Step extends Contribution {
  /** Where the bar begins and ends on the radius, 0..1. */
  readonly from: number;
  readonly to: number;
}

/** Contributions laid end to end, largest first: the last one ends at the radius. */
export function steps(contributions: readonly Contribution[]): readonly Step[] {
  let sum = 0;
  return [...contributions]
    .sort((a, b) => b.value - a.value || (a.kind < b.kind ? -1 : 1))
    .map((contribution) => {
      const from = sum;
      sum += contribution.value;
      return { ...contribution, from, to: sum };
    });
}
