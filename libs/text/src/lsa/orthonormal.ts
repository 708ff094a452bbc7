import { gram, timesSmall, type Dense } from './dense.js';

/**
 * A matrix with orthonormal columns that span the same space: A R^-1 with the Cholesky factor R of A^T A ("Cholesky QR"). A column
 * that depends on those before it becomes zero instead of noise, so that matrices of low rank do no harm. Columns that nearly
 * depend on each other come out about 1e-4 off a right angle at worst; a second call takes that away.
 */
export function orthonormalColumns(matrix: Dense): Dense {
  const size = matrix.columns;
  const r = choleskyOrZero(gram(matrix), size);
  return timesSmall(matrix, inverseUpper(r, size), size, true);
}

/** Upper factor R with R^T R = G; a row whose pivot vanishes is zero. */
function choleskyOrZero(g: Float64Array, size: number): Float64Array {
  const r = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    let pivot = g[i * size + i]!;
    for (let k = 0; k < i; k++) pivot -= r[k * size + i]! ** 2;
    // The products are exact to about 1e-15: what is left of a column below 1e-12 of its square is rounding.
    if (!(pivot > 1e-12 * g[i * size + i]!)) continue;
    const root = Math.sqrt(pivot);
    r[i * size + i] = root;
    for (let j = i + 1; j < size; j++) {
      let value = g[i * size + j]!;
      for (let k = 0; k < i; k++) value -= r[k * size + i]! * r[k * size + j]!;
      r[i * size + j] = value / root;
    }
  }
  return r;
}

/** Inverse of an upper triangular matrix; rows and columns with a zero pivot stay zero. */
function inverseUpper(r: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    const pivot = r[j * size + j]!;
    if (pivot === 0) continue;
    inverse[j * size + j] = 1 / pivot;
    for (let i = j - 1; i >= 0; i--) {
      const own = r[i * size + i]!;
      if (own === 0) continue;
      let sum = 0;
      for (let k = i + 1; k <= j; k++) sum += r[i * size + k]! * inverse[k * size + j]!;
      inverse[i * size + j] = -sum / own;
    }
  }
  return inverse;
}
