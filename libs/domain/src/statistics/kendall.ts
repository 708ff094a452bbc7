import { chiSquareTail } from './incomplete-gamma.js';
import { midRanks } from './ranks.js';

/** Agreement of several raters about the order of the same items. */
export interface Concordance {
  /** Kendall's W, 0 (none) .. 1 (complete). */
  readonly w: number;
  readonly chiSquare: number;
  readonly freedom: number;
  /** Probability of as much agreement by chance; a large-sample approximation, rough below 7 items. */
  readonly pValue: number;
}

/**
 * Kendall's coefficient of concordance with the correction for ties:
 * W = 12 S / (m² (n³ - n) - m ΣT), T = Σ (g³ - g) over the tied groups of each rater; χ² = m (n - 1) W.
 * (Kendall and Babington Smith, "The problem of m rankings", 1939; Siegel and Castellan, "Nonparametric statistics".)
 * @param ratings one row a rater, one column an item; values are ranked here, so scores serve as well as ranks
 * @returns null below two raters or two items, or when every rater gives all items the same rank
 */
export function kendallW(ratings: readonly (readonly number[])[]): Concordance | null {
  const m = ratings.length;
  const n = ratings[0]?.length ?? 0;
  if (ratings.some((row) => row.length !== n))
    throw new RangeError('Every rater must rate every item: rows differ in length.');
  if (ratings.some((row) => row.some((v) => !Number.isFinite(v))))
    throw new RangeError('A rating is not a finite number.');
  if (m < 2 || n < 2) return null;
  const ranks = ratings.map(midRanks);
  const sums = Array.from({ length: n }, (_, i) => ranks.reduce((sum, row) => sum + (row[i] ?? 0), 0));
  const middle = (m * (n + 1)) / 2;
  const s = sums.reduce((sum, r) => sum + (r - middle) ** 2, 0);
  const ties = ratings.reduce((sum, row) => sum + tieTerm(row), 0);
  const scale = m * m * (n ** 3 - n) - m * ties;
  if (scale <= 0) return null;
  const w = (12 * s) / scale;
  const chiSquare = m * (n - 1) * w;
  return { w, chiSquare, freedom: n - 1, pValue: chiSquareTail(chiSquare, n - 1) };
}

/** Σ (g³ - g) over groups of equal values. */
function tieTerm(values: readonly number[]): number {
  const groups = new Map<number, number>();
  for (const value of values) groups.set(value, (groups.get(value) ?? 0) + 1);
  return [...groups.values()].reduce((sum, g) => sum + g ** 3 - g, 0);
}
