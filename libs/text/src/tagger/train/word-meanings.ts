import { normaliseRows, type Dense } from '../../lsa/dense.js';
import { truncatedSvd } from '../../lsa/truncated-svd.js';
import { tfIdf } from '../../vectors/tf-idf.js';
import type { Csr } from '../../vectors/csr.js';
import { STRIDE, SCORED } from '../columns.js';

/** Dimensions of a word's meaning, and how much it counts beside the word itself; chosen by cross-validation. */
const DIMENSIONS = 300;
const SCALE = 0.6;
/** A dimension needs so many texts; with fewer dimensions than LEAST there is no meaning to speak of. */
const TEXTS_PER_DIMENSION = 20;
const LEAST = 16;

/**
 * What words mean, as far as it shows in the texts they stand in: unit vectors (words x dimensions) of latent semantic analysis
 * (Deerwester et al., 1990), all directions counting the same. Words of a trade lie near each other, also those that no labelled text
 * has. `counts`: texts x words. Null when the texts are too few to tell.
 */
export function wordMeanings(counts: Csr, idf: ArrayLike<number>): Dense | null {
  const dimensions = Math.min(
    DIMENSIONS,
    Math.floor(counts.rows / TEXTS_PER_DIMENSION),
    Math.floor(counts.columns / 4),
  );
  if (dimensions < LEAST) return null;
  return normaliseRows(truncatedSvd(tfIdf(counts, Float32Array.from(idf)), dimensions, { passes: 1 }).basis);
}

/** The rows with the weighted sum of their words' meanings as further columns at the end. The first columns are the words. */
export function withMeanings(matrix: Csr, meanings: Dense): Csr {
  const d = meanings.columns;
  const size = matrix.idx.length + matrix.rows * d;
  const ptr = new Int32Array(matrix.rows + 1);
  const idx = new Int32Array(size);
  const val = new Float32Array(size);
  const sum = new Float64Array(d);
  let at = 0;
  for (let row = 0; row < matrix.rows; row++) {
    sum.fill(0);
    for (let j = matrix.ptr[row]!; j < matrix.ptr[row + 1]!; j++) {
      const column = matrix.idx[j]!;
      idx[at] = column;
      val[at++] = matrix.val[j]!;
      if (column >= meanings.rows) continue;
      for (let k = 0; k < d; k++) sum[k]! += matrix.val[j]! * meanings.data[column * d + k]!;
    }
    for (let k = 0; k < d; k++) {
      idx[at] = matrix.columns + k;
      val[at++] = SCALE * sum[k]!;
    }
    ptr[row + 1] = at;
  }
  return { rows: matrix.rows, columns: matrix.columns + d, ptr, idx, val };
}

/**
 * The weights of rows with meanings, as such of the rows as they are: what is added up over words can be weighed word by word. So a
 * reader needs no meanings, only more words.
 */
export function foldMeanings(weighed: Float32Array, meanings: Dense): Float32Array {
  const d = meanings.columns;
  const columns = weighed.length / STRIDE - d;
  const weights = weighed.slice(0, columns * STRIDE);
  for (let word = 0; word < meanings.rows; word++) {
    for (let c = 0; c < SCORED; c++) {
      let sum = 0;
      for (let k = 0; k < d; k++) sum += meanings.data[word * d + k]! * weighed[(columns + k) * STRIDE + c]!;
      weights[word * STRIDE + c]! += SCALE * sum;
    }
  }
  return weights;
}
