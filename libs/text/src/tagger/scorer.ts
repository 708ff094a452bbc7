import { sigmoid } from '../svm/logistic.js';
import { CLASSES, NOWHERE, SCORED, STRIDE } from './columns.js';

/** When a text is tagged, and with what. */
export interface DecisionRule {
  /** A text gets no tag when belonging nowhere is at least this many times as likely as its best ecosystem. */
  readonly nowhere: number;
  /** The best ecosystem needs at least this probability. */
  readonly least: number;
  /** Further ecosystems need at least this probability, by class. */
  readonly further: readonly number[];
}

/** One way to score: over all columns, or without the words (for languages whose words have no weights). */
export interface Head {
  /** First column that counts; the weights of column c are at (c - from) x STRIDE. */
  readonly from: number;
  readonly weights: Float32Array;
  /** Bias by class. */
  readonly bias: Float64Array;
  /** Logistic layer over the margins: for each class its weights, then its bias; see beliefFeatures. */
  readonly belief: Float64Array;
  readonly rule: DecisionRule;
}

/** Features of the logistic layer: margins of all classes, the three highest of the ecosystems, kind, length. */
export const beliefWidth = (kinds: readonly string[]): number => SCORED + 3 + kinds.length + 1;

/** Writes the features of the logistic layer to `out` from `at` on. `kind`: position among the kinds, -1 when unknown. */
export function writeBeliefFeatures(
  margins: ArrayLike<number>,
  kind: number,
  kinds: number,
  tokens: number,
  out: Float64Array,
  at = 0,
): void {
  let first = -Infinity;
  let second = -Infinity;
  let third = -Infinity;
  for (let c = 0; c < SCORED; c++) {
    const margin = margins[c]!;
    out[at + c] = margin;
    if (c >= CLASSES) continue;
    if (margin > first) {
      third = second;
      second = first;
      first = margin;
    } else if (margin > second) {
      third = second;
      second = margin;
    } else if (margin > third) third = margin;
  }
  out[at + SCORED] = first;
  out[at + SCORED + 1] = second;
  out[at + SCORED + 2] = third;
  for (let k = 0; k < kinds; k++) out[at + SCORED + 3 + k] = k === kind ? 1 : 0;
  out[at + SCORED + 3 + kinds] = Math.log1p(tokens) / 3;
}

export interface SparseRow {
  readonly count: number;
  readonly idx: Int32Array;
  readonly val: Float32Array;
}

/** Scores feature rows with one head. Buffers are used again: `margins` and `probabilities` hold the last row's. */
export class Scorer {
  readonly margins = new Float64Array(SCORED);
  readonly probabilities = new Float64Array(SCORED);
  private readonly features: Float64Array;

  constructor(
    readonly head: Head,
    private readonly kinds: readonly string[],
  ) {
    this.features = new Float64Array(beliefWidth(kinds));
  }

  score(row: SparseRow, kind: string | undefined, tokens: number): void {
    const { margins, features, probabilities } = this;
    const { from, weights, bias, belief } = this.head;
    addFirstHalf(row, from, weights, bias, margins);
    addSecondHalf(row, from, weights, bias, margins);
    writeBeliefFeatures(
      margins,
      kind === undefined ? -1 : this.kinds.indexOf(kind),
      this.kinds.length,
      tokens,
      features,
    );
    const width = features.length;
    for (let c = 0; c < SCORED; c++) {
      const at = c * (width + 1);
      let z = belief[at + width]!;
      for (let k = 0; k < width; k++) z += belief[at + k]! * features[k]!;
      probabilities[c] = sigmoid(z);
    }
  }
}

/**
 * How much likelier nowhere is than the best ecosystem. Tagging gains the one probability of a hit at the other of a false alarm, so
 * a bound on their ratio loses the fewest hits for its share of false alarms.
 */
export function nowhereRatio(probabilities: ArrayLike<number>, best: number): number {
  return probabilities[NOWHERE]! / Math.max(probabilities[best]!, 1e-9);
}

/**
 * margins = bias + row x weights. Written out by class, and in two halves, so that the sums stay in registers: this is the innermost
 * loop of reading. SCORED is 15.
 */
function addFirstHalf(row: SparseRow, from: number, w: Float32Array, bias: Float64Array, margins: Float64Array): void {
  const { count, idx, val } = row;
  let m0 = 0;
  let m1 = 0;
  let m2 = 0;
  let m3 = 0;
  let m4 = 0;
  let m5 = 0;
  let m6 = 0;
  let m7 = 0;
  for (let j = 0; j < count; j++) {
    const at = (idx[j]! - from) * STRIDE;
    if (at < 0) continue;
    const value = val[j]!;
    m0 += value * w[at]!;
    m1 += value * w[at + 1]!;
    m2 += value * w[at + 2]!;
    m3 += value * w[at + 3]!;
    m4 += value * w[at + 4]!;
    m5 += value * w[at + 5]!;
    m6 += value * w[at + 6]!;
    m7 += value * w[at + 7]!;
  }
  margins[0] = bias[0]! + m0;
  margins[1] = bias[1]! + m1;
  margins[2] = bias[2]! + m2;
  margins[3] = bias[3]! + m3;
  margins[4] = bias[4]! + m4;
  margins[5] = bias[5]! + m5;
  margins[6] = bias[6]! + m6;
  margins[7] = bias[7]! + m7;
}

function addSecondHalf(row: SparseRow, from: number, w: Float32Array, bias: Float64Array, margins: Float64Array): void {
  const { count, idx, val } = row;
  let m8 = 0;
  let m9 = 0;
  let m10 = 0;
  let m11 = 0;
  let m12 = 0;
  let m13 = 0;
  let m14 = 0;
  for (let j = 0; j < count; j++) {
    const at = (idx[j]! - from) * STRIDE;
    if (at < 0) continue;
    const value = val[j]!;
    m8 += value * w[at + 8]!;
    m9 += value * w[at + 9]!;
    m10 += value * w[at + 10]!;
    m11 += value * w[at + 11]!;
    m12 += value * w[at + 12]!;
    m13 += value * w[at + 13]!;
    m14 += value * w[at + 14]!;
  }
  margins[8] = bias[8]! + m8;
  margins[9] = bias[9]! + m9;
  margins[10] = bias[10]! + m10;
  margins[11] = bias[11]! + m11;
  margins[12] = bias[12]! + m12;
  margins[13] = bias[13]! + m13;
  margins[14] = bias[14]! + m14;
}

/** Classes the product would show, best first; none when the text belongs nowhere. */
export function decide(probabilities: ArrayLike<number>, rule: DecisionRule): number[] {
  let best = 0;
  for (let c = 1; c < CLASSES; c++) if (probabilities[c]! > probabilities[best]!) best = c;
  if (probabilities[best]! < rule.least || nowhereRatio(probabilities, best) >= rule.nowhere) return [];
  const tags = [best];
  for (let c = 0; c < CLASSES; c++) if (c !== best && probabilities[c]! >= rule.further[c]!) tags.push(c);
  return tags.sort((a, b) => probabilities[b]! - probabilities[a]!);
}
