import { mean, variance } from './ranks.js';

/** Two camps in a set of ratings, and how far they stand apart. */
export interface Camps {
  /** Ratings up to here belong to the lower camp. */
  readonly split: number;
  readonly lower: { readonly n: number; readonly mean: number };
  readonly upper: { readonly n: number; readonly mean: number };
  /** Ashman's D, √2 |μ1 - μ2| / √(σ1² + σ2²); above 2 the camps are apart. Infinite when each camp is of one mind. */
  readonly ashmanD: number;
}

/**
 * The best split of one-dimensional ratings into two camps (least squares within), with Ashman's D of the two
 * (Ashman, Bird and Zepf, "Detecting bimodality in astronomical datasets", 1994). Without a normal mixture fit the camps do
 * not overlap, which makes D larger than in the paper: read it beside the bimodality coefficient, not alone.
 * @returns null below four ratings or when all are equal
 */
export function camps(values: readonly number[]): Camps | null {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length < 4 || sorted[0] === sorted.at(-1)) return null;
  let best: { at: number; within: number } | null = null;
  for (let at = 1; at < sorted.length; at += 1) {
    if (sorted[at] === sorted[at - 1]) continue;
    const within = squares(sorted.slice(0, at)) + squares(sorted.slice(at));
    if (!best || within < best.within - 1e-12) best = { at, within };
  }
  if (!best) return null;
  const [low, high] = [sorted.slice(0, best.at), sorted.slice(best.at)];
  const spread = Math.sqrt(squares(low) / low.length + squares(high) / high.length);
  const apart = mean(high) - mean(low);
  return {
    split: low.at(-1) ?? 0,
    lower: { n: low.length, mean: mean(low) },
    upper: { n: high.length, mean: mean(high) },
    ashmanD: spread > 0 ? (Math.SQRT2 * apart) / spread : Infinity,
  };
}

function squares(values: readonly number[]): number {
  const m = mean(values);
  return values.reduce((sum, v) => sum + (v - m) ** 2, 0);
}

/**
 * Bimodality coefficient (g² + 1) / (k + 3 (n-1)² / ((n-2)(n-3))) with the sample skewness g and excess kurtosis k, as in
 * SAS and in Pfister et al., "Good things peak in pairs" (2013). A uniform distribution has 5/9 = 0.555; more hints at two
 * peaks, but so does strong skew.
 * @returns null below four values or when all are equal
 */
export function bimodalityCoefficient(values: readonly number[]): number | null {
  const n = values.length;
  if (n < 4 || !(variance(values) > 0)) return null;
  const m = mean(values);
  const moment = (power: number): number => values.reduce((sum, v) => sum + (v - m) ** power, 0) / n;
  const m2 = moment(2);
  const skew = (Math.sqrt(n * (n - 1)) / (n - 2)) * (moment(3) / m2 ** 1.5);
  const kurtosis = ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * (moment(4) / m2 ** 2 - 3) + 6);
  return (skew ** 2 + 1) / (kurtosis + (3 * (n - 1) ** 2) / ((n - 2) * (n - 3)));
}
