import { summarise, type Summary } from './consensus.js';

/** One rating with the weight of the rater's self-rated expertise, > 0. */
export interface WeightedRating {
  readonly value: number;
  readonly weight: number;
}

/**
 * Weighted quantile that is the type-7 quantile when all weights are equal: weights are scaled to sum to the number of
 * ratings, and order statistics are read off the cumulated weights.
 * @returns null of nothing
 */
export function weightedQuantile(ratings: readonly WeightedRating[], probability: number): number | null {
  if (ratings.some(({ value, weight }) => !Number.isFinite(value) || !(weight > 0 && weight < Infinity))) {
    throw new RangeError('Ratings are finite and weights positive. Leave raters without a weight out.');
  }
  if (ratings.length === 0) return null;
  const sorted = [...ratings].sort((a, b) => a.value - b.value);
  const scale = sorted.length / sorted.reduce((sum, r) => sum + r.weight, 0);
  const ends: number[] = [];
  for (const { weight } of sorted) ends.push((ends.at(-1) ?? 0) + weight * scale);
  const at = (position: number): number => {
    const found = ends.findIndex((end) => end > position + 1e-9);
    return sorted[found < 0 ? sorted.length - 1 : found]?.value ?? Number.NaN;
  };
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  return at(below) + (position - below) * (at(below + 1) - at(below));
}

/** Result without and with expertise; both are always shown, for self-rated expertise is no measure of being right. */
export interface ExpertiseView {
  readonly unweighted: Summary | null;
  readonly weighted: {
    readonly median: number;
    readonly q1: number;
    readonly q3: number;
    readonly mean: number;
  } | null;
}

export function expertiseView(ratings: readonly WeightedRating[]): ExpertiseView {
  const quantileAt = (p: number): number => weightedQuantile(ratings, p) ?? Number.NaN;
  const weights = ratings.reduce((sum, r) => sum + r.weight, 0);
  const weighted =
    ratings.length === 0
      ? null
      : {
          median: quantileAt(0.5),
          q1: quantileAt(0.25),
          q3: quantileAt(0.75),
          mean: ratings.reduce((sum, r) => sum + r.weight * r.value, 0) / weights,
        };
  return { unweighted: summarise(ratings.map((r) => r.value)), weighted };
}
