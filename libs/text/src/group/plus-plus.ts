import { denseMatrix, rowOf, type Dense } from '../lsa/dense.js';

/**
 * Starting centroids by k-means++ (Arthur and Vassilvitskii, 2007), each the best of several candidates: rows far
 * from the centroids so far are likelier. Rows are unit vectors; the squared distance is 2 - 2 cosine.
 * @param trials candidates a centroid; default 2 + ln k as in scikit-learn
 */
export function plusPlus(rows: Dense, k: number, random: () => number, trials = 2 + Math.floor(Math.log(k))): Dense {
  const centroids = denseMatrix(k, rows.columns);
  if (k === 0) return centroids;
  let nearest = distancesTo(rows, Math.floor(random() * rows.rows), centroids, 0);
  for (let j = 1; j < k; j++) {
    let best = nearest;
    let least = Infinity;
    let chosen = 0;
    for (let trial = 0; trial < trials; trial++) {
      const candidate = draw(nearest, random);
      const after = distancesTo(rows, candidate, undefined, 0);
      let total = 0;
      for (let r = 0; r < after.length; r++) {
        if (nearest[r]! < after[r]!) after[r] = nearest[r]!;
        total += after[r]!;
      }
      if (total < least) [best, least, chosen] = [after, total, candidate];
    }
    centroids.data.set(rowOf(rows, chosen), j * rows.columns);
    nearest = best;
  }
  return centroids;
}

function distancesTo(rows: Dense, chosen: number, centroids: Dense | undefined, at: number): Float32Array {
  const centre = rowOf(rows, chosen);
  centroids?.data.set(centre, at * rows.columns);
  const distances = new Float32Array(rows.rows);
  const { data, columns } = rows;
  for (let r = 0; r < rows.rows; r++) {
    let cosine = 0;
    for (let t = 0, from = r * columns; t < columns; t++) cosine += data[from + t]! * centre[t]!;
    distances[r] = Math.max(0, 2 - 2 * cosine);
  }
  return distances;
}

/** An index, drawn in proportion to its weight; the last one when all weigh nothing. */
function draw(weights: Float32Array, random: () => number): number {
  let total = 0;
  for (const weight of weights) total += weight;
  let left = random() * total;
  for (let i = 0; i < weights.length - 1; i++) {
    left -= weights[i]!;
    if (left < 0) return i;
  }
  return weights.length - 1;
}
