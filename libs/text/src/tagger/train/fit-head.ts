import { trainLogistic } from '../../svm/logistic.js';
import { trainSvm } from '../../svm/linear-svm.js';
import { pickRows, type Csr } from '../../vectors/csr.js';
import { SCORED, STRIDE } from '../columns.js';
import { beliefWidth, writeBeliefFeatures } from '../scorer.js';
import type { LinearLayer } from './linear-layer.js';
import type { TrainingRows } from './rows.js';

/** Chosen by 5-fold cross-validation (docs/text-quality.md). */
export const SVM_COST = 0.3;
export const POSITIVE_WEIGHT = 2;
const PASSES = 25;
const BELIEF_COST = 1;

/** One-vs-rest SVMs over the rows named by `which`. */
export function fitLinear(rows: TrainingRows, which: ArrayLike<number>): LinearLayer {
  const rowWeights = Float64Array.from({ length: which.length }, (_, i) => rows.weights[which[i]!]!);
  const matrix = pickRows(rows.matrix, which);
  const weights = new Float32Array(matrix.columns * STRIDE);
  const bias = new Float64Array(SCORED);
  for (let c = 0; c < SCORED; c++) {
    const labels = Int8Array.from({ length: which.length }, (_, i) => rows.labels[which[i]! * SCORED + c]!);
    const model = trainSvm(matrix, labels, {
      cost: SVM_COST,
      positiveWeight: POSITIVE_WEIGHT,
      passes: PASSES,
      rowWeights,
    });
    bias[c] = model.bias;
    for (let column = 0; column < matrix.columns; column++) weights[column * STRIDE + c] = model.weights[column]!;
  }
  return { weights, bias };
}

/** Margins (rows x SCORED) of the rows named by `which`, written into `out` at their places. */
export function writeMargins(layer: LinearLayer, matrix: Csr, which: Iterable<number>, out: Float64Array): void {
  for (const row of which) {
    const at = row * SCORED;
    for (let c = 0; c < SCORED; c++) out[at + c] = layer.bias[c]!;
    for (let j = matrix.ptr[row]!; j < matrix.ptr[row + 1]!; j++) {
      const column = matrix.idx[j]! * STRIDE;
      const value = matrix.val[j]!;
      for (let c = 0; c < SCORED; c++) out[at + c]! += value * layer.weights[column + c]!;
    }
  }
}

/**
 * The logistic layer over out-of-fold margins: every row twice, once with its kind and once without, so that a text of unknown kind is
 * judged fairly. Returns for each class its weights, then its bias.
 */
export function fitBelief(
  rows: TrainingRows,
  margins: Float64Array,
  which: readonly number[],
  kinds: readonly string[],
): Float64Array {
  const width = beliefWidth(kinds);
  const features = new Float64Array(which.length * 2 * width);
  which.forEach((row, i) => {
    const own = margins.subarray(row * SCORED, (row + 1) * SCORED);
    const kind = kinds.indexOf(rows.kinds[row]!);
    writeBeliefFeatures(own, kind, kinds.length, rows.tokens[row]!, features, i * 2 * width);
    writeBeliefFeatures(own, -1, kinds.length, rows.tokens[row]!, features, (i * 2 + 1) * width);
  });
  const belief = new Float64Array(SCORED * (width + 1));
  const halves = new Float64Array(which.length * 2).fill(0.5);
  for (let c = 0; c < SCORED; c++) {
    const labels = Int8Array.from({ length: which.length * 2 }, (_, i) => rows.labels[which[i >> 1]! * SCORED + c]!);
    const model = trainLogistic(features, width, labels, { cost: BELIEF_COST, rowWeights: halves });
    belief.set(model.weights, c * (width + 1));
    belief[c * (width + 1) + width] = model.bias;
  }
  return belief;
}
