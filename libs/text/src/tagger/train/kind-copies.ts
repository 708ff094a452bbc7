import type { Csr } from '../../vectors/csr.js';

/** How much the copy of a column counts beside the column itself; chosen by cross-validation. */
export const KIND_SCALE = 0.6;

/**
 * The rows with each entry once more, in columns of the text's kind (Daumé, "Frustratingly easy domain adaptation", 2007): what is learnt
 * is what a word says anywhere, and how much more or less it says in a patent or in the news. `kindOf`: by row; -1 has no copy.
 */
export function withKindCopies(matrix: Csr, kindOf: ArrayLike<number>, kinds: number): Csr {
  const { rows, columns } = matrix;
  const ptr = new Int32Array(rows + 1);
  const idx = new Int32Array(matrix.idx.length * 2);
  const val = new Float32Array(matrix.idx.length * 2);
  let at = 0;
  for (let row = 0; row < rows; row++) {
    const [from, to] = [matrix.ptr[row]!, matrix.ptr[row + 1]!];
    idx.set(matrix.idx.subarray(from, to), at);
    val.set(matrix.val.subarray(from, to), at);
    at += to - from;
    const shift = columns * (kindOf[row]! + 1);
    if (shift > 0)
      for (let j = from; j < to; j++) {
        idx[at] = matrix.idx[j]! + shift;
        val[at++] = matrix.val[j]! * KIND_SCALE;
      }
    ptr[row + 1] = at;
  }
  return { rows, columns: columns * (kinds + 1), ptr, idx: idx.subarray(0, at), val: val.subarray(0, at) };
}
