/** Probability = 1 / (1 + exp(-(sum weights x features + bias))). */
export interface LogisticModel {
  readonly weights: Float64Array;
  readonly bias: number;
}

export const sigmoid = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));

/**
 * Logistic regression with L2 penalty (not on the bias) by Newton's method: min 1/2 |w|^2 + cost x sum log(1 + exp(-y w.x)).
 * With one feature it is Platt's scaling (Platt 1999) without his label smoothing. For few, dense features.
 * `features`: rows x width; `labels`: 1, -1, or 0 to leave a row out.
 */
export function trainLogistic(
  features: Float64Array,
  width: number,
  labels: ArrayLike<number>,
  options: { cost?: number; iterations?: number; rowWeights?: ArrayLike<number> } = {},
): LogisticModel {
  const { cost = 1, iterations = 25, rowWeights } = options;
  const size = width + 1;
  const w = new Float64Array(size);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const gradient = new Float64Array(size);
    const hessian = new Float64Array(size * size);
    for (let k = 0; k < width; k++) {
      gradient[k] = w[k]!;
      hessian[k * size + k] = 1;
    }
    hessian[width * size + width] = 1e-9;
    for (let row = 0; row < labels.length; row++) {
      if (labels[row] === 0) continue;
      const weight = cost * (rowWeights?.[row] ?? 1);
      const at = row * width;
      let z = w[width]!;
      for (let k = 0; k < width; k++) z += w[k]! * features[at + k]!;
      const p = sigmoid(z);
      const error = weight * (p - (labels[row]! > 0 ? 1 : 0));
      const curve = weight * p * (1 - p);
      for (let a = 0; a < width; a++) {
        const x = features[at + a]!;
        if (x === 0) continue;
        gradient[a]! += error * x;
        const line = a * size;
        const scaled = curve * x;
        for (let b = 0; b <= a; b++) hessian[line + b]! += scaled * features[at + b]!;
        hessian[width * size + a]! += scaled;
      }
      gradient[width]! += error;
      hessian[width * size + width]! += curve;
    }
    const step = solveCholesky(hessian, gradient, size);
    let largest = 0;
    for (let k = 0; k < size; k++) {
      w[k]! -= step[k]!;
      largest = Math.max(largest, Math.abs(step[k]!));
    }
    if (largest < 1e-8) break;
  }
  return { weights: w.slice(0, width), bias: w[width]! };
}

/** Solves A x = b for a positive definite A of which the lower triangle is given; A is overwritten. */
function solveCholesky(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const x = b.slice();
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= a[i * n + k]! * a[j * n + k]!;
      a[i * n + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / a[j * n + j]!;
    }
  }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= a[i * n + k]! * x[k]!;
    x[i]! /= a[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= a[k * n + i]! * x[k]!;
    x[i]! /= a[i * n + i]!;
  }
  return x;
}
