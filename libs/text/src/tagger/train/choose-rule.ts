import { CLASSES, NOWHERE, SCORED } from '../columns.js';
import { nowhereRatio, type DecisionRule } from '../scorer.js';
import { truthOf } from './rows.js';

const FURTHER_FROM = 0.2;
const FURTHER_STEPS = 26;
const STEP = 0.02;
/** The best ecosystem must be at least this likely, whatever the counts say. */
const LEAST = 0.15;

/**
 * The rule that serves the given probabilities (rows x SCORED) best: for each class the threshold of the highest F1 (smoothed over its
 * neighbours), and the highest bound for "nowhere" that keeps false alarms at or under the accepted share.
 */
export function chooseRule(
  probabilities: Float64Array,
  labels: Int8Array,
  which: readonly number[],
  acceptedFalseAlarms: number,
): DecisionRule {
  const further = Array.from({ length: CLASSES }, (_, c) => bestThreshold(probabilities, labels, which, c));
  const nowhere = which
    .filter((row) => labels[row * SCORED + NOWHERE] === 1 && truthOf(labels, row).length === 0)
    .map((row) => ratioOf(probabilities.subarray(row * SCORED, (row + 1) * SCORED)))
    .sort((a, b) => a - b);
  const accepted = Math.floor(nowhere.length * acceptedFalseAlarms);
  return { nowhere: nowhere[accepted] ?? 1, least: LEAST, further };
}

function ratioOf(probabilities: Float64Array): number {
  const ecosystems = probabilities.subarray(0, CLASSES);
  return nowhereRatio(probabilities, ecosystems.indexOf(Math.max(...ecosystems)));
}

function bestThreshold(probabilities: Float64Array, labels: Int8Array, which: readonly number[], c: number): number {
  const f1 = Array.from({ length: FURTHER_STEPS }, (_, step) => {
    const threshold = FURTHER_FROM + step * STEP;
    let right = 0;
    let said = 0;
    let there = 0;
    for (const row of which) {
      const label = labels[row * SCORED + c];
      if (label === 0) continue;
      const tagged = probabilities[row * SCORED + c]! >= threshold;
      if (label === 1) there++;
      if (tagged) said++;
      if (tagged && label === 1) right++;
    }
    return said + there === 0 ? 0 : (2 * right) / (said + there);
  });
  let best = 0;
  let at = 0;
  f1.forEach((_, step) => {
    const smooth = (f1[step - 1] ?? f1[step]!) + f1[step]! + (f1[step + 1] ?? f1[step]!);
    if (smooth > best) [best, at] = [smooth, step];
  });
  return Math.round((FURTHER_FROM + at * STEP) * 100) / 100;
}
