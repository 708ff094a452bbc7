/**
 * Whether a panel agrees, by a rule that is declared before the round. Shares of ratings in bands as in final-round rules
 * of Delphi studies (PMC8024512, table 1); the interquartile range (IQR) does not depend on the number of questions
 * (PMC4535950), while the standard deviation wrongly declared consensus in 7.3 % of simulations
 * (doi 10.1177/20597991231179393), so it is not offered.
 */
import { mean, variance } from '../statistics/ranks.js';
import { quantile } from '../statistics/quantile.js';

export interface Scale {
  readonly min: number;
  readonly max: number;
}

export type ConsensusRule =
  /** Interquartile range (type 7) at most this. */
  | { readonly kind: 'iqr'; readonly atMost: number }
  /** At least `high.share` of the ratings in the high band and less than `low.share` in the low one, or the other way round. */
  | {
      readonly kind: 'bands';
      readonly high: { readonly from: number; readonly share: number };
      readonly low: { readonly to: number; readonly share: number };
    };

/** Ratings of one item, in numbers. */
export interface Summary {
  readonly n: number;
  readonly median: number;
  readonly q1: number;
  readonly q3: number;
  readonly iqr: number;
  readonly mean: number;
  /** Null below two ratings. */
  readonly deviation: number | null;
}

/** Null when nobody rated. Throws RangeError for ratings that are not finite. */
export function summarise(ratings: readonly number[]): Summary | null {
  if (ratings.some((r) => !Number.isFinite(r))) throw new RangeError('A rating is not a finite number.');
  if (ratings.length === 0) return null;
  const [q1, median, q3] = [0.25, 0.5, 0.75].map((p) => quantile(ratings, p)) as [number, number, number];
  const deviation = ratings.length > 1 ? Math.sqrt(variance(ratings)) : null;
  return { n: ratings.length, median, q1, q3, iqr: q3 - q1, mean: mean(ratings), deviation };
}

/** The usual bar: IQR <= 1 on five points, <= 2 on nine; in between and beyond a fifth of the points, rounded to halves. */
export function usualRule(scale: Scale): ConsensusRule {
  const points = scale.max - scale.min + 1;
  if (!(points > 1)) throw new RangeError(`A scale from ${scale.min} to ${scale.max} has no room for dissent.`);
  if (points === 9) return { kind: 'iqr', atMost: 2 };
  return { kind: 'iqr', atMost: Math.max(0.5, Math.round((points / 5) * 2) / 2) };
}

/** Consensus by IQR <= 2 or 70 % in 7..9 and less than 15 % in 1..3 on a nine-point scale. */
export const NINE_POINT_BANDS: ConsensusRule = {
  kind: 'bands',
  high: { from: 7, share: 0.7 },
  low: { to: 3, share: 0.15 },
};

/** @returns null below `least` ratings: two people who agree are not a consensus */
export function hasConsensus(ratings: readonly number[], rule: ConsensusRule, least = 5): boolean | null {
  const summary = summarise(ratings);
  if (!summary || summary.n < least) return null;
  if (rule.kind === 'iqr') return summary.iqr <= rule.atMost + 1e-9;
  const high = ratings.filter((r) => r >= rule.high.from).length / summary.n;
  const low = ratings.filter((r) => r <= rule.low.to).length / summary.n;
  const forIt = high >= rule.high.share && low < rule.low.share;
  const against = low >= rule.high.share && high < rule.low.share;
  return forIt || against;
}

/** A rating on a scale that runs the other way: 1 of 9 becomes 9. */
export const inverted = (rating: number, scale: Scale): number => scale.min + scale.max - rating;
