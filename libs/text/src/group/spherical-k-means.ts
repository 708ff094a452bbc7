import { denseMatrix, normaliseRows, rowOf, type Dense } from '../lsa/dense.js';
import { seededRandom } from '../svm/random.js';
import { plusPlus } from './plus-plus.js';

export interface Grouping {
  /** Group of each row, 0..k - 1. */
  readonly groups: Int32Array;
  /** Cosine of each row with its centroid. */
  readonly cosines: Float32Array;
  /** Unit rows, k x d. */
  readonly centroids: Dense;
  /** Sum of `cosines`: what the method makes as large as it can. */
  readonly objective: number;
}

export interface KMeansOptions {
  /** Default 1. */
  readonly seed?: number;
  /** The best of this many starts is kept. Default 1. */
  readonly restarts?: number;
  /** Default 40. */
  readonly iterations?: number;
}

/** Iteration stops when at most this share of the rows moves. */
const SETTLED = 0.0005;

/**
 * k-means on the sphere (Dhillon and Modha, "Concept decompositions for large sparse text data using clustering", 2001): rows go to the
 * centroid of the largest cosine, centroids are renormalised. Starts by k-means++ with greedy trials.
 * @param rows unit rows (rows of zeros are allowed and go anywhere); k is cut to their number
 */
export function sphericalKMeans(rows: Dense, k: number, options: KMeansOptions = {}): Grouping {
  const { seed = 1, restarts = 1, iterations = 40 } = options;
  const random = seededRandom(seed);
  let best: Grouping | undefined;
  for (let start = 0; start < restarts; start++) {
    const run = refine(rows, plusPlus(rows, Math.min(k, rows.rows), random), iterations);
    if (best === undefined || run.objective > best.objective) best = run;
  }
  return best ?? refine(rows, denseMatrix(0, rows.columns), 0);
}

/** Iterates from given centroids (copied) until the groups settle. A centroid that lost all its rows takes over the worst-placed row. */
export function refine(rows: Dense, start: Dense, iterations: number): Grouping {
  const centroids = { ...start, data: Float32Array.from(start.data) };
  const groups = new Int32Array(rows.rows).fill(-1);
  const cosines = new Float32Array(rows.rows);
  for (let i = 0; ; i++) {
    const moved = assignRows(rows, centroids, groups, cosines);
    if (i >= iterations || moved <= SETTLED * rows.rows) break;
    moveCentroids(rows, groups, cosines, centroids);
  }
  return { groups, cosines, centroids, objective: cosines.reduce((sum, cosine) => sum + cosine, 0) };
}

/** Gives each row the centroid of the largest cosine; returns how many rows changed. Four centroids at a time: each value is loaded once. */
export function assignRows(rows: Dense, centroids: Dense, groups: Int32Array, cosines: Float32Array): number {
  const a = rows.data;
  const c = centroids.data;
  const d = rows.columns;
  const k = centroids.rows;
  let moved = 0;
  for (let r = 0; r < rows.rows; r++) {
    const from = r * d;
    let best = -2;
    let group = -1;
    let j = 0;
    for (; j + 3 < k; j += 4) {
      const c0 = j * d;
      const c1 = c0 + d;
      const c2 = c1 + d;
      const c3 = c2 + d;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let t = 0; t < d; t++) {
        const value = a[from + t]!;
        s0 += value * c[c0 + t]!;
        s1 += value * c[c1 + t]!;
        s2 += value * c[c2 + t]!;
        s3 += value * c[c3 + t]!;
      }
      if (s0 > best) {
        best = s0;
        group = j;
      }
      if (s1 > best) {
        best = s1;
        group = j + 1;
      }
      if (s2 > best) {
        best = s2;
        group = j + 2;
      }
      if (s3 > best) {
        best = s3;
        group = j + 3;
      }
    }
    for (; j < k; j++) {
      let sum = 0;
      for (let t = 0; t < d; t++) sum += a[from + t]! * c[j * d + t]!;
      if (sum > best) {
        best = sum;
        group = j;
      }
    }
    if (groups[r] !== group) moved++;
    groups[r] = group;
    cosines[r] = best;
  }
  return moved;
}

function moveCentroids(rows: Dense, groups: Int32Array, cosines: Float32Array, centroids: Dense): void {
  const d = rows.columns;
  const sums = new Float64Array(centroids.data.length);
  const sizes = new Int32Array(centroids.rows);
  for (let r = 0; r < rows.rows; r++) {
    const to = groups[r]! * d;
    sizes[groups[r]!]!++;
    for (let t = 0; t < d; t++) sums[to + t]! += rows.data[r * d + t]!;
  }
  centroids.data.set(sums);
  for (let j = 0; j < centroids.rows; j++) {
    if (sizes[j]! > 0) continue;
    const worst = cosines.reduce((low, cosine, r) => (cosine < cosines[low]! ? r : low), 0);
    centroids.data.set(rowOf(rows, worst), j * d);
    cosines[worst] = 2;
  }
  normaliseRows(centroids);
}
