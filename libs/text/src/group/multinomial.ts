import { logGamma } from '#libs/domain';
import type { Csr } from '../vectors/csr.js';

/** Pseudo-count of every word in every group. */
const SMOOTHING = 0.3;
/** Iteration stops when at most this share of the texts moves. */
const SETTLED = 0.001;

/**
 * Moves each text to the group whose words explain it best, in rounds: a mixture of multinomials by hard expectation-maximisation
 * (McLachlan and Peel, "Finite mixture models", 2000), all groups equally likely before a word is read. The latent space finds the rough
 * groups; single words, which it smooths away, correct them.
 * @param counts word counts, one text a row; a row without words keeps its group
 * @param start group of each row, 0..k - 1; left as it is
 */
export function refineByWords(counts: Csr, start: ArrayLike<number>, k: number, iterations = 15): Int32Array {
  const groups = Int32Array.from(start);
  const logs = new Float64Array(counts.columns * k);
  const evidence = new Float64Array(k);
  for (let round = 0; round < iterations; round++) {
    const { words, totals } = wordsOfGroups(counts, groups, k);
    const floors = totals.map((total) => Math.log(total + SMOOTHING * counts.columns));
    for (let c = 0, at = 0; c < counts.columns; c++) {
      for (let g = 0; g < k; g++, at++) logs[at] = Math.log(words[at]! + SMOOTHING) - floors[g]!;
    }
    let moved = 0;
    for (let r = 0; r < counts.rows; r++) {
      if (counts.ptr[r] === counts.ptr[r + 1]) continue;
      evidence.fill(0);
      for (let j = counts.ptr[r]!; j < counts.ptr[r + 1]!; j++) {
        const times = counts.val[j]!;
        const at = counts.idx[j]! * k;
        for (let g = 0; g < k; g++) evidence[g]! += times * logs[at + g]!;
      }
      let best = 0;
      for (let g = 1; g < k; g++) if (evidence[g]! > evidence[best]!) best = g;
      if (groups[r] !== best) moved++;
      groups[r] = best;
    }
    if (moved <= SETTLED * counts.rows) break;
  }
  return groups;
}

/** Occurrences of each word in each group (`words[column * k + group]`) and all occurrences of each group. */
export function wordsOfGroups(
  counts: Csr,
  groups: ArrayLike<number>,
  k: number,
): { words: Float64Array; totals: Float64Array } {
  const words = new Float64Array(counts.columns * k);
  const totals = new Float64Array(k);
  for (let r = 0; r < counts.rows; r++) {
    const group = groups[r]!;
    for (let j = counts.ptr[r]!; j < counts.ptr[r + 1]!; j++) {
      words[counts.idx[j]! * k + group]! += counts.val[j]!;
      totals[group]! += counts.val[j]!;
    }
  }
  return { words, totals };
}

/** Concentrations of the prior below: of words in a group, and of texts in groups. */
const WORD_PRIOR = 0.1;
const GROUP_PRIOR = 1;

/**
 * Log-likelihood of a grouping, with the unknown shares of words and groups integrated out (Dirichlet-multinomial mixture; Yin and Wang,
 * "A Dirichlet multinomial mixture model-based approach for short text clustering", 2014): comparable between groupings of the same texts,
 * up to a constant.
 */
export function groupingLikelihood(counts: Csr, groups: ArrayLike<number>, k: number): number {
  const { words, totals } = wordsOfGroups(counts, groups, k);
  const sizes = new Float64Array(k);
  for (let r = 0; r < counts.rows; r++) sizes[groups[r]!]!++;
  const none = logGamma(WORD_PRIOR);
  const all = WORD_PRIOR * counts.columns;
  let sum = 0;
  for (const value of words) if (value > 0) sum += logGamma(value + WORD_PRIOR) - none;
  for (let g = 0; g < k; g++) {
    sum += logGamma(all) - logGamma(totals[g]! + all);
    sum += logGamma(sizes[g]! + GROUP_PRIOR);
  }
  return sum + logGamma(k * GROUP_PRIOR) - logGamma(counts.rows + k * GROUP_PRIOR);
}
