/** A dense matrix, row by row: entry (r, c) is `data[r * columns + c]`. */
export interface Dense {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float32Array;
}

export const denseMatrix = (rows: number, columns: number): Dense => ({
  rows,
  columns,
  data: new Float32Array(rows * columns),
});

/** Row `r`, as a view: writing to it writes to the matrix. */
export const rowOf = (matrix: Dense, r: number): Float32Array =>
  matrix.data.subarray(r * matrix.columns, (r + 1) * matrix.columns);

/** The rows named by `which`, in that order, copied. */
export function pickDenseRows(matrix: Dense, which: ArrayLike<number>): Dense {
  const picked = denseMatrix(which.length, matrix.columns);
  for (let i = 0; i < which.length; i++) picked.data.set(rowOf(matrix, which[i]!), i * matrix.columns);
  return picked;
}

/** Scales every row to length 1 (L2) in place; a row of zeros stays. Returns the matrix. */
export function normaliseRows(matrix: Dense): Dense {
  const { data, columns } = matrix;
  for (let at = 0; at < data.length; at += columns) {
    let squares = 0;
    for (let c = at; c < at + columns; c++) squares += data[c]! * data[c]!;
    if (squares === 0) continue;
    const scale = 1 / Math.sqrt(squares);
    for (let c = at; c < at + columns; c++) data[c]! *= scale;
  }
  return matrix;
}

/** A x M for a small M of `matrix.columns` x `width` doubles, row by row; `isUpper` skips the zeros below its diagonal. */
export function timesSmall(matrix: Dense, small: Float64Array, width: number, isUpper = false): Dense {
  const { rows, columns, data } = matrix;
  const product = denseMatrix(rows, width);
  const sum = new Float64Array(width);
  for (let r = 0; r < rows; r++) {
    sum.fill(0);
    for (let a = 0; a < columns; a++) {
      const value = data[r * columns + a]!;
      if (value === 0) continue;
      for (let b = isUpper ? a : 0, at = a * width + b; b < width; b++, at++) sum[b]! += value * small[at]!;
    }
    product.data.set(sum, r * width);
  }
  return product;
}

/** A^T A: the inner products of the columns, columns x columns doubles. */
export function gram(matrix: Dense): Float64Array {
  const { rows, columns, data } = matrix;
  const products = new Float64Array(columns * columns);
  for (let r = 0; r < rows; r++) {
    const from = r * columns;
    for (let a = 0; a < columns; a++) {
      const value = data[from + a]!;
      if (value === 0) continue;
      for (let b = a, at = a * columns + a; b < columns; b++, at++) products[at]! += value * data[from + b]!;
    }
  }
  for (let a = 0; a < columns; a++) {
    for (let b = 0; b < a; b++) products[a * columns + b] = products[b * columns + a]!;
  }
  return products;
}
