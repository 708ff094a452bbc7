import { trainLogistic } from '../../svm/logistic.js';
import { trainSvm } from '../../svm/linear-svm.js';
import { pickRows, type Csr } from '../../vectors/csr.js';
import { SCORED, STRIDE } from '../columns.js';
import { beliefWidth, writeBeliefFeatures } from '../scorer.js';
import { KIND_SCALE, withKindCopies } from './kind-copies.js';
import type { LinearLayer } from './linear-layer.js';
import type { TrainingRows } from './rows.js';

/** Chosen by 5-fold cross-validation (docs/text-quality.md). */
export const SVM_COST = 0.3;
export const POSITIVE_WEIGHT = 2;
const PASSES = 25;
const BELIEF_COST = 0.3;

/** One-vs-rest SVMs over the rows named by `which`, with weights of their own for each kind. */
export function fitLinear(rows: TrainingRows, which: ArrayLike<number>, kinds: readonly string[]): LinearLayer {
  const rowWeights = Float64Array.from({ length: which.length }, (_, i) => rows.weights[which[i]!]!);
  const kindOf = Int32Array.from({ length: which.length }, (_, i) => kinds.indexOf(rows.kinds[which[i]!]!));
  const { columns } = rows.matrix;
  const matrix = withKindCopies(pickRows(rows.matrix, which), kindOf, kinds.length);
  const weights = new Float32Array(columns * STRIDE);
  const byKind = kinds.map(() => new Float32Array(columns * STRIDE));
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
    for (let column = 0; column < columns; column++) {
      const common = model.weights[column]!;
      weights[column * STRIDE + c] = common;
      byKind.forEach((own, k) => {
        own[column * STRIDE + c] = common + KIND_SCALE * model.weights[columns * (k + 1) + column]!;
      });
    }
  }
  return { weights, byKind, bias };
}

/** Margins (rows x SCORED) of texts, weighed as their kind is, and as if it were unknown. */
export interface Margins {
  readonly own: Float64Array;
  readonly common: Float64Array;
}

export const noMargins = (rows: number): Margins => ({
  own: new Float64Array(rows * SCORED),
  common: new Float64Array(rows * SCORED),
});

/** Margins of the rows named by `which`, written into `out` at their places. */
export function writeMargins(
  layer: LinearLayer,
  rows: TrainingRows,
  which: Iterable<number>,
  kinds: readonly string[],
  out: Margins,
): void {
  for (const row of which) {
    const own = layer.byKind[kinds.indexOf(rows.kinds[row]!)] ?? layer.weights;
    addUp(rows.matrix, row, own, layer.bias, out.own);
    addUp(rows.matrix, row, layer.weights, layer.bias, out.common);
  }
}

function addUp(matrix: Csr, row: number, weights: Float32Array, bias: Float64Array, out: Float64Array): void {
  const at = row * SCORED;
  for (let c = 0; c < SCORED; c++) out[at + c] = bias[c]!;
  for (let j = matrix.ptr[row]!; j < matrix.ptr[row + 1]!; j++) {
    const column = matrix.idx[j]! * STRIDE;
    const value = matrix.val[j]!;
    for (let c = 0; c < SCORED; c++) out[at + c]! += value * weights[column + c]!;
  }
}

/**
 * The logistic layer over out-of-fold margins: every row twice, once with its kind and once without, so that a text of unknown kind is
 * judged fairly. Returns for each class its weights, then its bias.
 */
export function fitBelief(
  rows: TrainingRows,
  margins: Margins,
  which: readonly number[],
  kinds: readonly string[],
): Float64Array {
  const width = beliefWidth(kinds);
  const features = new Float64Array(which.length * 2 * width);
  which.forEach((row, i) => {
    const [from, to] = [row * SCORED, (row + 1) * SCORED];
    const kind = kinds.indexOf(rows.kinds[row]!);
    const tokens = rows.tokens[row]!;
    writeBeliefFeatures(margins.own.subarray(from, to), kind, kinds.length, tokens, features, i * 2 * width);
    writeBeliefFeatures(margins.common.subarray(from, to), -1, kinds.length, tokens, features, (i * 2 + 1) * width);
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
