import { kmeans } from 'ml-kmeans';
import { denseMatrix, normaliseRows, pickDenseRows, rowOf, type Dense } from '../lsa/dense.js';
import { seededRandom } from '../svm/random.js';
import { plusPlus } from './plus-plus.js';
import { assignRows } from './spherical-k-means.js';

/** Starting groups are found on so many rows at most; the rest joins the nearest. */
const SAMPLE = 6_000;
const ITERATIONS = 12;
/** Candidates for each start: with many small groups one good start more or less is nothing. */
const TRIALS = 2;

/**
 * Many small groups to merge later, by ml-kmeans from k-means++ starts. At this size (at most 6,000 x 64, a few dozen small groups) its
 * Euclidean groups are as good as those of `sphericalKMeans` for what is merged from them; for final groups on the sphere they are not
 * (test/bench/text/group.bench.mjs measures both).
 * @param rows unit rows
 * @returns group of each row, 0..k - 1; some may be empty
 */
export function leafGroups(rows: Dense, k: number, seed: number): Int32Array {
  const groups = new Int32Array(rows.rows);
  if (rows.rows === 0 || k < 2) return groups;
  const size = Math.min(SAMPLE, rows.rows);
  const sample = pickDenseRows(
    rows,
    Array.from({ length: size }, (_, i) => Math.floor((i * rows.rows) / size)),
  );
  const lists = (matrix: Dense): number[][] =>
    Array.from({ length: matrix.rows }, (_, r) => Array.from(rowOf(matrix, r)));
  const { centroids } = kmeans(lists(sample), k, {
    initialization: lists(plusPlus(sample, k, seededRandom(seed), TRIALS)),
    maxIterations: ITERATIONS,
  });
  const centres = denseMatrix(k, rows.columns);
  centroids.forEach((centroid, j) => centres.data.set(centroid, j * rows.columns));
  assignRows(rows, normaliseRows(centres), groups.fill(-1), new Float32Array(rows.rows));
  return groups;
}
