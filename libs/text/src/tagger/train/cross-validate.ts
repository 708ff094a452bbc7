import { seededRandom, shuffle } from '../../svm/random.js';
import { sigmoid } from '../../svm/logistic.js';
import { CLASSES, SCORED } from '../columns.js';
import { measureTags, type Judged, type TaggerQuality } from '../measure.js';
import { beliefWidth, decide, writeBeliefFeatures } from '../scorer.js';
import { chooseRule } from './choose-rule.js';
import { fitBelief, fitLinear, type Margins, noMargins, writeMargins } from './fit-head.js';
import { truthOf, type TrainingRows } from './rows.js';

export const FOLDS = 5;

export interface CrossValidation {
  /** Out-of-fold margins and probabilities of the measured rows, rows x SCORED. */
  readonly margins: Margins;
  readonly probabilities: Float64Array;
  /** What a row would be tagged with by SVMs, a logistic layer and a rule that were each fitted without it. */
  readonly judged: readonly Judged[];
  readonly quality: TaggerQuality;
}

/** Fold of each row, seeded: the same rows give the same folds. */
export function foldsOf(rows: number, folds = FOLDS): Uint8Array {
  const order = Int32Array.from({ length: rows }, (_, i) => i);
  shuffle(order, seededRandom(7));
  const fold = new Uint8Array(rows);
  order.forEach((row, i) => (fold[row] = i % folds));
  return fold;
}

/**
 * Five-fold cross-validation of the measured rows: the SVMs, the logistic layer and the thresholds that judge a fold are each fitted on
 * the other folds (cross-fitting: what the last two are fitted on is out of fold too, but some of it comes from SVMs that learnt from the
 * judged fold). The rows that only teach are among those that the SVMs of every fold learn from.
 */
export function crossValidate(
  rows: TrainingRows,
  kinds: readonly string[],
  acceptedFalseAlarms: number,
): CrossValidation {
  const count = rows.measured;
  const fold = foldsOf(count);
  const teachers = Array.from({ length: rows.kinds.length - count }, (_, i) => count + i);
  const all = Array.from({ length: count }, (_, i) => i);
  const inFold = (k: number): number[] => all.filter((row) => fold[row] === k);
  const outside = (k: number): number[] => all.filter((row) => fold[row] !== k);
  const margins = noMargins(count);
  for (let k = 0; k < FOLDS; k++)
    writeMargins(fitLinear(rows, [...outside(k), ...teachers], kinds), rows, inFold(k), kinds, margins);
  const probabilities = new Float64Array(count * SCORED);
  for (let k = 0; k < FOLDS; k++)
    writeProbabilities(rows, margins, fitBelief(rows, margins, outside(k), kinds), inFold(k), kinds, probabilities);
  const judged: Judged[] = [];
  for (let k = 0; k < FOLDS; k++) {
    const rule = chooseRule(probabilities, rows.labels, outside(k), acceptedFalseAlarms);
    for (const row of inFold(k))
      judged[row] = {
        kind: rows.kinds[row]!,
        truth: truthOf(rows.labels, row),
        said: decide(probabilities.subarray(row * SCORED, (row + 1) * SCORED), rule),
      };
  }
  return { margins, probabilities, judged, quality: measureTags(judged) };
}

/** Probabilities of rows by a logistic layer over their margins, written into `out` at their places. */
export function writeProbabilities(
  rows: TrainingRows,
  margins: Margins,
  belief: Float64Array,
  which: readonly number[],
  kinds: readonly string[],
  out: Float64Array,
): void {
  const width = beliefWidth(kinds);
  const features = new Float64Array(width);
  for (const row of which) {
    const own = margins.own.subarray(row * SCORED, (row + 1) * SCORED);
    writeBeliefFeatures(own, kinds.indexOf(rows.kinds[row]!), kinds.length, rows.tokens[row]!, features);
    for (let c = 0; c < SCORED; c++) {
      let z = belief[c * (width + 1) + width]!;
      for (let k = 0; k < width; k++) z += belief[c * (width + 1) + k]! * features[k]!;
      out[row * SCORED + c] = sigmoid(z);
    }
  }
}

/** How far probabilities are from what happened: mean over ten equal-width bins, weighted (expected calibration error). */
export function calibrationError(cv: CrossValidation, labels: Int8Array): number {
  const bins = Array.from({ length: 10 }, () => ({ texts: 0, said: 0, right: 0 }));
  cv.judged.forEach((_, row) => {
    for (let c = 0; c < CLASSES; c++) {
      const p = cv.probabilities[row * SCORED + c]!;
      const bin = bins[Math.min(9, Math.floor(p * 10))]!;
      bin.texts++;
      bin.said += p;
      if (labels[row * SCORED + c] === 1) bin.right++;
    }
  });
  const all = bins.reduce((sum, bin) => sum + bin.texts, 0);
  return all === 0 ? 0 : bins.reduce((sum, bin) => sum + Math.abs(bin.said - bin.right), 0) / all;
}
