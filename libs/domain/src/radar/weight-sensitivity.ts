import { firstOrderOf, type Draw } from '../composite/robustness.js';
import type { Random } from '../random/random.js';
import { kindsOf, type LabSettings, type LabTrend, radiusUnder, ranksOf } from './weight-lab.js';

export interface WeightSensitivity {
  /** Mean number of places that a trend moves in a draw; null when nothing is ranked. */
  readonly meanShift: number | null;
  /**
   * Share of the variance of that shift which one choice explains by itself, 0..1: the weight of each kind, and the way of averaging. They
   * need not sum to 1. Null when nothing ever shifts.
   */
  readonly firstOrder: Readonly<Record<string, number>> | null;
}

/**
 * On which choice the ranks hang: all weights vary at once by `spread`, the mean is arithmetic or geometric by chance, and first-order effects
 * are read from the draws (variance of the conditional means; OECD/JRC handbook on composite indicators, 2008, step 7).
 */
export function weightSensitivity(
  trends: readonly LabTrend[],
  settings: LabSettings,
  random: Random,
): WeightSensitivity {
  const place = (factors: LabSettings['factors'], aggregation: LabSettings['aggregation']) =>
    ranksOf(trends.map((trend) => radiusUnder(trend, factors, aggregation)));
  const declared = place(settings.factors, settings.aggregation);
  if (!declared.some((rank) => rank !== null)) return { meanShift: null, firstOrder: null };
  const kinds = kindsOf(trends).filter((kind) => (settings.factors[kind] ?? 1) > 0);
  const draws: Pick<Draw, 'shift' | 'choices'>[] = [];
  for (let draw = 0; draw < settings.draws; draw += 1) {
    const choices = new Map<string, number>();
    const factors = { ...settings.factors };
    for (const kind of kinds) {
      const u = random.next();
      choices.set(kind, Math.floor(u * 4));
      factors[kind] = (settings.factors[kind] ?? 1) * (1 + settings.spread * (2 * u - 1));
    }
    const geometric = random.next() < 0.5;
    choices.set('aggregation', geometric ? 1 : 0);
    const ranks = place(factors, geometric ? 'geometric' : 'arithmetic');
    const shifts = ranks.flatMap((rank, i) => (rank === null ? [] : [Math.abs(rank - (declared[i] ?? rank))]));
    draws.push({ choices, shift: shifts.reduce((a, b) => a + b, 0) / Math.max(1, shifts.length) });
  }
  return {
    meanShift: draws.length > 0 ? draws.reduce((sum, { shift }) => sum + shift, 0) / draws.length : null,
    firstOrder: draws.length > 0 ? firstOrderOf(draws) : null,
  };
}
