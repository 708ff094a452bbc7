export interface Eigen {
  /** Largest first. */
  readonly values: Float64Array;
  /** Eigenvector k is column k: entry i of it is `vectors[i * size + k]`. Each has length 1. */
  readonly vectors: Float64Array;
}

const SWEEPS = 30;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix by cyclic Jacobi rotations (Golub and Van Loan, "Matrix computations",
 * 4th ed., section 8.5). Meant for sizes up to a few hundred.
 * @param matrix size x size, symmetric; left as it is
 */
export function symmetricEigen(matrix: Float64Array, size: number): Eigen {
  const a = Float64Array.from(matrix);
  const v = new Float64Array(size * size);
  for (let i = 0; i < size; i++) v[i * size + i] = 1;
  for (let sweep = 0; sweep < SWEEPS && !isDiagonal(a, size); sweep++) {
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) rotate(a, v, size, p, q);
    }
  }
  const order = Array.from({ length: size }, (_, i) => i).sort((i, j) => a[j * size + j]! - a[i * size + i]!);
  const values = Float64Array.from(order, (i) => a[i * size + i]!);
  const vectors = new Float64Array(size * size);
  order.forEach((from, to) => {
    for (let i = 0; i < size; i++) vectors[i * size + to] = v[i * size + from]!;
  });
  return { values, vectors };
}

function isDiagonal(a: Float64Array, size: number): boolean {
  let off = 0;
  let all = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const square = a[i * size + j]! ** 2;
      all += square;
      if (i !== j) off += square;
    }
  }
  return off <= 1e-22 * all;
}

/** Turns the plane of axes p and q so that entry (p, q) becomes zero. */
function rotate(a: Float64Array, v: Float64Array, size: number, p: number, q: number): void {
  const apq = a[p * size + q]!;
  if (Math.abs(apq) < 1e-300) return;
  const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * apq);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < size; k++) {
    const x = a[k * size + p]!;
    const y = a[k * size + q]!;
    a[k * size + p] = c * x - s * y;
    a[k * size + q] = s * x + c * y;
  }
  for (let k = 0; k < size; k++) {
    const x = a[p * size + k]!;
    const y = a[q * size + k]!;
    a[p * size + k] = c * x - s * y;
    a[q * size + k] = s * x + c * y;
  }
  for (let k = 0; k < size; k++) {
    const x = v[k * size + p]!;
    const y = v[k * size + q]!;
    v[k * size + p] = c * x - s * y;
    v[k * size + q] = s * x + c * y;
  }
}
