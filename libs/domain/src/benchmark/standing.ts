import type { Random } from '../random/random.js';
import type { Interval } from '../radar/radar.js';
import { quantile } from '../statistics/quantile.js';

/** Below this field size a percentile pretends more than it knows: show the rank. */
const LEAST_FOR_PERCENTILE = 8;

/** Mid-rank percentile 100 · (below + equal / 2) / n of a value in a field that contains it; null for an empty field. */
export function midRankPercentile(value: number, field: readonly number[]): number | null {
  if (field.length === 0) return null;
  const below = field.filter((v) => v < value).length;
  const equal = field.filter((v) => v === value).length;
  return (100 * (below + equal / 2)) / field.length;
}

/** Where a cluster stands in its field. */
export interface Standing {
  /** 1 = highest value; equal values share the better rank. */
  readonly rank: number;
  /** Field size, own cluster included. */
  readonly of: number;
  /** Null below 8: "3 of 6" says it all. */
  readonly percentile: number | null;
  /** Bootstrap interval of the percentile over peers; null with it. */
  readonly interval: Interval | null;
}

/** @param peers the others, without the own value */
export function standing(own: number, peers: readonly number[], random: Random, draws = 200, level = 0.9): Standing {
  const field = [...peers, own];
  const rank = 1 + peers.filter((v) => v > own).length;
  if (field.length < LEAST_FOR_PERCENTILE) return { rank, of: field.length, percentile: null, interval: null };
  const resampled = Array.from({ length: draws }, () => {
    const others = peers.map(() => peers[Math.floor(random.next() * peers.length)] ?? own);
    return midRankPercentile(own, [...others, own]) ?? 0;
  });
  return {
    rank,
    of: field.length,
    percentile: midRankPercentile(own, field),
    interval: { low: quantile(resampled, (1 - level) / 2), high: quantile(resampled, (1 + level) / 2) },
  };
}

export type Verdict = 'strength' | 'gap' | 'not distinguishable';

/** Percentiles of the peers that an interval must clear to count as more, or less, than they have. */
export interface VerdictRule {
  readonly strengthAbove: number;
  readonly gapBelow: number;
}
export const DEFAULT_VERDICT_RULE: VerdictRule = { strengthAbove: 0.6, gapBelow: 0.4 };

/**
 * From intervals, never from point values: a strength lies above the peers' 60th percentile with its whole interval, a gap
 * below their 40th; everything else cannot be told apart. Without peers nothing can.
 * @param peers values of the peers, on the scale of the interval
 */
export function verdictOf(
  interval: Interval,
  peers: readonly number[],
  rule: VerdictRule = DEFAULT_VERDICT_RULE,
): Verdict {
  if (peers.length === 0) return 'not distinguishable';
  if (interval.low > quantile(peers, rule.strengthAbove)) return 'strength';
  return interval.high < quantile(peers, rule.gapBelow) ? 'gap' : 'not distinguishable';
}

/** One variable for choosing peers, already on a common scale such as min-max 0..100. */
export interface StructuralVariable {
  readonly weight: number;
  readonly values: ReadonlyMap<string, number>;
}

/**
 * The k most similar others by d = Σ w (x_own - x_other)². A variable that one side does not have is left out for that pair
 * and the rest scaled up, so that a missing value makes nobody near or far. Ties go to the smaller id.
 */
export function nearestPeers(
  own: string,
  others: readonly string[],
  variables: readonly StructuralVariable[],
  k: number,
): string[] {
  const distance = (other: string): number => {
    let [sum, weights] = [0, 0];
    for (const { weight, values } of variables) {
      const [a, b] = [values.get(own), values.get(other)];
      if (a === undefined || b === undefined) continue;
      sum += weight * (a - b) ** 2;
      weights += weight;
    }
    return weights > 0 ? sum / weights : Infinity;
  };
  return others
    .filter((id) => id !== own)
    .map((id) => ({ id, distance: distance(id) }))
    .filter((p) => p.distance < Infinity)
    .sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))
    .slice(0, k)
    .map((p) => p.id);
}
