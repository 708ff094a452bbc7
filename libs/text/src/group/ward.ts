import { denseMatrix, normaliseRows, type Dense } from '../lsa/dense.js';

/** One step: group `from` goes into group `into` (ids of the start); `cost` is what the objective loses by it. */
export interface Merge {
  readonly into: number;
  readonly from: number;
  readonly cost: number;
}

/**
 * Ward's method (1963) on the sphere: merges, step by step, the two groups whose union loses least of the k-means objective, the sum of
 * the cosines with the centroid. For sums s and t of unit rows that loss is |s| + |t| - |s + t|. Ties go to the lower ids.
 * @param sums one row a group: the sum of its members' unit rows (not their mean)
 * @returns all merges down to one group, in order
 */
export function wardMerges(sums: Dense): Merge[] {
  const { rows: k, columns: d } = sums;
  const s = Float64Array.from(sums.data);
  const lengths = Float64Array.from({ length: k }, (_, j) => lengthOf(s, j, j, d, true));
  const alive = Array.from({ length: k }, (_, j) => j);
  const cost = new Float64Array(k * k);
  const price = (i: number, j: number): void => {
    cost[i * k + j] = lengths[i]! + lengths[j]! - lengthOf(s, i, j, d, false);
  };
  for (let i = 0; i < k; i++) for (let j = i + 1; j < k; j++) price(i, j);
  const merges: Merge[] = [];
  while (alive.length > 1) {
    let least = Infinity;
    let into = 0;
    let from = 0;
    for (let x = 0; x < alive.length; x++) {
      for (let y = x + 1; y < alive.length; y++) {
        const value = cost[alive[x]! * k + alive[y]!]!;
        if (value < least) [least, into, from] = [value, alive[x]!, alive[y]!];
      }
    }
    merges.push({ into, from, cost: Math.max(0, least) });
    for (let t = 0; t < d; t++) s[into * d + t]! += s[from * d + t]!;
    lengths[into] = lengthOf(s, into, into, d, true);
    alive.splice(alive.indexOf(from), 1);
    for (const other of alive) if (other !== into) price(Math.min(into, other), Math.max(into, other));
  }
  return merges;
}

/** Length of row i, or of the sum of the rows i and j. */
function lengthOf(s: Float64Array, i: number, j: number, d: number, single: boolean): number {
  let squares = 0;
  for (let t = 0; t < d; t++) {
    const value = single ? s[i * d + t]! : s[i * d + t]! + s[j * d + t]!;
    squares += value * value;
  }
  return Math.sqrt(squares);
}

/** The group of each starting group after the first `steps` merges, numbered 0, 1, 2 ... in the order of the starting ids. */
export function cutMerges(groups: number, merges: readonly Merge[], steps: number): Int32Array {
  const root = Int32Array.from({ length: groups }, (_, j) => j);
  for (const { into, from } of merges.slice(0, steps)) {
    for (let j = 0; j < groups; j++) if (root[j] === from) root[j] = into;
  }
  const numbers = new Map<number, number>();
  return root.map((r) => {
    if (!numbers.has(r)) numbers.set(r, numbers.size);
    return numbers.get(r)!;
  });
}

/** Sums of the rows of each group, k x d. Rows with a negative group count nowhere. */
export function groupSums(rows: Dense, groups: ArrayLike<number>, k: number): Dense {
  const sums = denseMatrix(k, rows.columns);
  for (let r = 0; r < rows.rows; r++) {
    const group = groups[r]!;
    if (group < 0) continue;
    for (let t = 0; t < rows.columns; t++) sums.data[group * rows.columns + t]! += rows.data[r * rows.columns + t]!;
  }
  return sums;
}

/** Unit centroids of given groups. */
export const centroidsOf = (rows: Dense, groups: ArrayLike<number>, k: number): Dense =>
  normaliseRows(groupSums(rows, groups, k));
