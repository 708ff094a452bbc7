import type { Csr } from './csr.js';

/** In how many rows each column occurs. */
export function documentFrequency(counts: Csr): Int32Array {
  const frequency = new Int32Array(counts.columns);
  for (const column of counts.idx) frequency[column]!++;
  return frequency;
}

export interface IdfOptions {
  /** Columns in fewer rows get 0. Default 1. */
  readonly minDf?: number;
  /** Columns in a larger share of the rows get 0. Default 1. */
  readonly maxDf?: number;
}

/** Smoothed inverse document frequency, ln((1 + n) / (1 + df)) + 1 (as scikit-learn's TfidfTransformer, smooth_idf). */
export function inverseDocumentFrequency(frequency: Int32Array, rows: number, options: IdfOptions = {}): Float32Array {
  const { minDf = 1, maxDf = 1 } = options;
  return Float32Array.from(frequency, (df) =>
    df >= minDf && df <= maxDf * rows ? Math.log((1 + rows) / (1 + df)) + 1 : 0,
  );
}

/** Rows of (1 + ln tf) x idf, each of length 1 (L2); a row without weight stays zero. Entries keep their places. */
export function tfIdf(counts: Csr, idf: Float32Array): Csr {
  const val = new Float32Array(counts.val.length);
  for (let row = 0; row < counts.rows; row++) {
    const from = counts.ptr[row]!;
    const to = counts.ptr[row + 1]!;
    let squares = 0;
    for (let j = from; j < to; j++) {
      const weight = (1 + Math.log(counts.val[j]!)) * idf[counts.idx[j]!]!;
      val[j] = weight;
      squares += weight * weight;
    }
    if (squares === 0) continue;
    const scale = 1 / Math.sqrt(squares);
    for (let j = from; j < to; j++) val[j]! *= scale;
  }
  return { ...counts, val };
}
