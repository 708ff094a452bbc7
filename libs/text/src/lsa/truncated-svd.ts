import { seededRandom } from '../svm/random.js';
import type { Csr } from '../vectors/csr.js';
import { denseMatrix, gram, timesSmall, type Dense } from './dense.js';
import { orthonormalColumns } from './orthonormal.js';
import { sparseTimes, transposedTimes } from './sparse.js';
import { symmetricEigen } from './symmetric-eigen.js';

export interface TruncatedSvd {
  /** The rows in the latent space, U S: rows x d. Not normalised. */
  readonly rows: Dense;
  /** The right singular vectors V: columns x d. A new sparse row x lies at x V. */
  readonly basis: Dense;
  /** The d largest singular values, largest first. */
  readonly singular: Float64Array;
}

export interface SvdOptions {
  /** Default 1. */
  readonly seed?: number;
  /** Passes of subspace iteration; each sharpens the spectrum and costs two products. Default 2. */
  readonly passes?: number;
}

/** Spare dimensions of the search space; thrown away at the end. */
const OVERSAMPLING = 8;

/**
 * The d largest singular triplets of a sparse matrix by randomised subspace iteration (Halko, Martinsson and Tropp, "Finding
 * structure with randomness", SIAM Review 53, 2011, algorithms 4.4 and 5.1). The same seed gives the same result. When the matrix has
 * a rank below d, the rest of the columns is zero; d is cut to the smaller side of the matrix.
 */
export function truncatedSvd(x: Csr, d: number, options: SvdOptions = {}): TruncatedSvd {
  const { seed = 1, passes = 2 } = options;
  const kept = Math.min(d, x.rows, x.columns);
  const width = Math.min(kept + OVERSAMPLING, x.rows, x.columns);
  let right = randomMatrix(x.columns, width, seed);
  let left = orthonormalColumns(sparseTimes(x, right));
  for (let pass = 0; pass < passes; pass++) {
    right = orthonormalColumns(transposedTimes(x, left));
    left = orthonormalColumns(sparseTimes(x, right));
  }
  left = orthonormalColumns(left);
  // X is about left left^T X; the SVD of the thin matrix X^T left gives that of X.
  const projected = transposedTimes(x, left);
  const { values, vectors } = symmetricEigen(gram(projected), width);
  const singular = Float64Array.from({ length: kept }, (_, k) => Math.sqrt(Math.max(values[k]!, 0)));
  const floor = 1e-6 * (singular[0] ?? 0);
  const turn = (scale: (s: number) => number): Float64Array => {
    const small = new Float64Array(width * kept);
    for (let i = 0; i < width; i++) {
      for (let k = 0; k < kept; k++) {
        if (singular[k]! > floor) small[i * kept + k] = vectors[i * width + k]! * scale(singular[k]!);
      }
    }
    return small;
  };
  return {
    rows: timesSmall(
      left,
      turn((s) => s),
      kept,
    ),
    basis: timesSmall(
      projected,
      turn((s) => 1 / s),
      kept,
    ),
    singular,
  };
}

/** Uniform draws do as well as normal ones for a range finder, and cost less. */
function randomMatrix(rows: number, columns: number, seed: number): Dense {
  const random = seededRandom(seed);
  const matrix = denseMatrix(rows, columns);
  for (let i = 0; i < matrix.data.length; i++) matrix.data[i] = 2 * random() - 1;
  return matrix;
}
