import type { Csr } from '../vectors/csr.js';
import { seededRandom, shuffle } from './random.js';

export interface SvmOptions {
  /** Price of a unit of squared hinge loss. Default 1. */
  readonly cost?: number;
  /** Factor on the cost of positive rows. Default 1. */
  readonly positiveWeight?: number;
  /** Factor on the cost of each row; 0 leaves a row out. Default all 1. */
  readonly rowWeights?: ArrayLike<number>;
  /** Passes over the rows at most. Default 60. */
  readonly passes?: number;
  /** Stops when the projected gradients of a pass span less. Default 0.02. */
  readonly tolerance?: number;
  readonly seed?: number;
}

/** Decision value of a row: sum of weights x values + bias; positive speaks for the class. */
export interface LinearModel {
  readonly weights: Float32Array;
  readonly bias: number;
}

/**
 * Linear support vector machine with squared hinge loss and L2 penalty (the bias is penalised too, as a constant column of 1):
 * min 1/2 |w|^2 + sum cost_i max(0, 1 - y_i w.x_i)^2, by dual coordinate descent (Hsieh et al., ICML 2008).
 * `labels[i]`: 1, -1, or 0 to leave the row out. Without rows of both signs the result is the zero model with a bias of that sign.
 */
export function trainSvm(matrix: Csr, labels: ArrayLike<number>, options: SvmOptions = {}): LinearModel {
  const { cost = 1, positiveWeight = 1, rowWeights, passes = 60, tolerance = 0.02, seed = 1 } = options;
  const { ptr, idx, val } = matrix;
  const costs = Float64Array.from({ length: matrix.rows }, (_, i) =>
    labels[i] === 0 ? 0 : cost * (labels[i]! > 0 ? positiveWeight : 1) * (rowWeights?.[i] ?? 1),
  );
  const active = Int32Array.from([...costs.keys()].filter((i) => costs[i]! > 0));
  const weights = new Float64Array(matrix.columns);
  let bias = 0;
  if (!bothSigns(active, labels))
    return { weights: new Float32Array(matrix.columns), bias: active.length ? Math.sign(labels[active[0]!]!) : -1 };

  const alpha = new Float64Array(matrix.rows);
  const norm = new Float64Array(matrix.rows);
  for (const i of active) {
    let squares = 1;
    for (let j = ptr[i]!; j < ptr[i + 1]!; j++) squares += val[j]! * val[j]!;
    norm[i] = squares + 0.5 / costs[i]!;
  }
  const random = seededRandom(seed);
  for (let pass = 0; pass < passes; pass++) {
    shuffle(active, random);
    let highest = -Infinity;
    let lowest = Infinity;
    for (let at = 0; at < active.length; at++) {
      const i = active[at]!;
      const y = labels[i]! > 0 ? 1 : -1;
      const from = ptr[i]!;
      const to = ptr[i + 1]!;
      let margin = bias;
      for (let j = from; j < to; j++) margin += weights[idx[j]!]! * val[j]!;
      const before = alpha[i]!;
      const gradient = y * margin - 1 + before * (0.5 / costs[i]!);
      const projected = before === 0 ? Math.min(gradient, 0) : gradient;
      if (projected > highest) highest = projected;
      if (projected < lowest) lowest = projected;
      if (Math.abs(projected) < 1e-12) continue;
      const after = Math.max(before - gradient / norm[i]!, 0);
      const step = (after - before) * y;
      alpha[i] = after;
      bias += step;
      for (let j = from; j < to; j++) weights[idx[j]!]! += step * val[j]!;
    }
    if (highest - lowest < tolerance) break;
  }
  return { weights: Float32Array.from(weights), bias };
}

function bothSigns(rows: Int32Array, labels: ArrayLike<number>): boolean {
  let positive = 0;
  for (const i of rows) if (labels[i]! > 0) positive++;
  return positive > 0 && positive < rows.length;
}

/** Decision values of all rows. */
export function decisionValues(matrix: Csr, model: LinearModel): Float32Array {
  const values = new Float32Array(matrix.rows);
  for (let row = 0; row < matrix.rows; row++) {
    let sum = model.bias;
    for (let j = matrix.ptr[row]!; j < matrix.ptr[row + 1]!; j++)
      sum += model.weights[matrix.idx[j]!]! * matrix.val[j]!;
    values[row] = sum;
  }
  return values;
}
