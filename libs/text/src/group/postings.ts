import type { Csr } from '../vectors/csr.js';

/** A sparse matrix by columns: column c has entries for ptr[c] <= p < ptr[c + 1], in row `row[p]` (ascending), at `idx[at[p]]` of the matrix. */
export interface Postings {
  readonly rows: number;
  readonly columns: number;
  readonly ptr: Int32Array;
  readonly row: Int32Array;
  readonly at: Int32Array;
}

export function postingsOf(matrix: Csr): Postings {
  const ptr = new Int32Array(matrix.columns + 1);
  for (const column of matrix.idx) ptr[column + 1]!++;
  for (let c = 0; c < matrix.columns; c++) ptr[c + 1]! += ptr[c]!;
  const next = ptr.slice();
  const row = new Int32Array(matrix.idx.length);
  const at = new Int32Array(matrix.idx.length);
  for (let r = 0; r < matrix.rows; r++) {
    for (let j = matrix.ptr[r]!; j < matrix.ptr[r + 1]!; j++) {
      const p = next[matrix.idx[j]!]!++;
      row[p] = r;
      at[p] = j;
    }
  }
  return { rows: matrix.rows, columns: matrix.columns, ptr, row, at };
}

/**
 * For each row the first row it nearly repeats (cosine >= `nearest`), itself when it is new: the same story told twice is one piece of
 * evidence. A repeat of a repeat counts as one of the first.
 * @param rows unit rows, with the entries the postings were made from
 */
export function firstTellings(rows: Csr, postings: Postings, nearest = 0.75): Int32Array {
  const first = Int32Array.from({ length: rows.rows }, (_, r) => r);
  const cosines = new Float32Array(rows.rows);
  const touched = new Int32Array(rows.rows);
  for (let r = 0; r < rows.rows; r++) {
    let count = 0;
    for (let j = rows.ptr[r]!; j < rows.ptr[r + 1]!; j++) {
      const value = rows.val[j]!;
      if (value === 0) continue;
      const end = postings.ptr[rows.idx[j]! + 1]!;
      for (let p = postings.ptr[rows.idx[j]!]!; p < end && postings.row[p]! < r; p++) {
        const earlier = postings.row[p]!;
        if (cosines[earlier] === 0) touched[count++] = earlier;
        cosines[earlier]! += value * rows.val[postings.at[p]!]!;
      }
    }
    let found = r;
    for (let t = 0; t < count; t++) {
      const earlier = touched[t]!;
      if (cosines[earlier]! >= nearest && earlier < found) found = earlier;
      cosines[earlier] = 0;
    }
    first[r] = first[found]!;
  }
  return first;
}
