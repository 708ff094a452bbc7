import type { Csr } from '../vectors/csr.js';
import { denseMatrix, type Dense } from './dense.js';

/** X B: (rows x columns) sparse times (columns x d) dense. */
export function sparseTimes(x: Csr, b: Dense): Dense {
  const d = b.columns;
  const product = denseMatrix(x.rows, d);
  const out = product.data;
  const from = b.data;
  for (let row = 0; row < x.rows; row++) {
    const at = row * d;
    for (let j = x.ptr[row]!; j < x.ptr[row + 1]!; j++) {
      const value = x.val[j]!;
      if (value === 0) continue;
      const base = x.idx[j]! * d;
      for (let k = 0; k < d; k++) out[at + k]! += value * from[base + k]!;
    }
  }
  return product;
}

/** X^T Y: (columns x rows) times (rows x d) dense. */
export function transposedTimes(x: Csr, y: Dense): Dense {
  const d = y.columns;
  const product = denseMatrix(x.columns, d);
  const out = product.data;
  const from = y.data;
  for (let row = 0; row < x.rows; row++) {
    const at = row * d;
    for (let j = x.ptr[row]!; j < x.ptr[row + 1]!; j++) {
      const value = x.val[j]!;
      if (value === 0) continue;
      const base = x.idx[j]! * d;
      for (let k = 0; k < d; k++) out[base + k]! += value * from[at + k]!;
    }
  }
  return product;
}

/** The same rows without entries of zero, columns renumbered 0, 1, 2 ...; `columns[c]` is the old id of column c. */
export function compact(x: Csr): { matrix: Csr; columns: Int32Array } {
  const renumbered = new Int32Array(x.columns).fill(-1);
  const columns = new Int32Array(x.columns);
  const ptr = new Int32Array(x.rows + 1);
  const idx = new Int32Array(x.idx.length);
  const val = new Float32Array(x.val.length);
  let kept = 0;
  let width = 0;
  for (let row = 0; row < x.rows; row++) {
    for (let j = x.ptr[row]!; j < x.ptr[row + 1]!; j++) {
      if (x.val[j] === 0) continue;
      const old = x.idx[j]!;
      if (renumbered[old] === -1) {
        columns[width] = old;
        renumbered[old] = width++;
      }
      idx[kept] = renumbered[old]!;
      val[kept++] = x.val[j]!;
    }
    ptr[row + 1] = kept;
  }
  const matrix = { rows: x.rows, columns: width, ptr, idx: idx.slice(0, kept), val: val.slice(0, kept) };
  return { matrix, columns: columns.slice(0, width) };
}
