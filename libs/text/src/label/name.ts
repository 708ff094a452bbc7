import { sentenceCase } from './casing.js';
import type { LabelPhrase } from './phrases.js';

/** A phrase of several words makes the name unless a single word is this much better. */
const SINGLE_BETTER = 2.5;
/** A second part joins a one-word name when it stands in this share of the texts. */
const SECOND_COVERAGE = 0.2;
const LONGEST_NAME = 60;

/**
 * A name that can be read without the texts: the best phrase of two or three words ("Battery thermal management"); failing that, the best
 * word with the next best phrase ("Insulin and beta cells"). Null when no phrase is good enough.
 */
export function nameOf(phrases: readonly LabelPhrase[]): string | null {
  const first = phrases[0];
  if (first === undefined) return null;
  const long = phrases.find(({ terms }) => terms.length > 1);
  if (long !== undefined && long.score * SINGLE_BETTER >= first.score) return fitted(long.text);
  const second = phrases.find((phrase) => phrase !== first && phrase.coverage >= SECOND_COVERAGE);
  return fitted(second === undefined ? first.text : `${first.text} and ${second.text}`);
}

const fitted = (name: string): string | null => (name.length > LONGEST_NAME ? null : sentenceCase(name));
