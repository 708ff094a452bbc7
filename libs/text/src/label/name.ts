import { sentenceCase } from './casing.js';
import type { LabelPhrase } from './phrases.js';

/** A single word names a group only when nearly all of it bears the word. */
const LONE_COVERAGE = 0.6;

export interface GroupName {
  readonly text: string;
  /** A phrase of several words says more than two single words side by side. */
  readonly isPhrase: boolean;
}

/** A phrase of several words makes the name unless a single word is this much better. */
const SINGLE_BETTER = 3;
/** A part of a name stands in this share of the texts. */
const LEAST_COVERAGE = 0.12;
const SECOND_COVERAGE = 0.2;
const LONGEST_NAME = 60;

/**
 * A name that can be read without the texts: the best phrase of two or three words ("Battery thermal management"); failing that, the best
 * word with the next best phrase ("Insulin and beta cells"). Null when no phrase is good enough.
 */
export function nameOf(phrases: readonly LabelPhrase[]): GroupName | null {
  const names = phrases.filter(
    ({ isName, coverage, text }) => isName && coverage >= LEAST_COVERAGE && text.length <= LONGEST_NAME,
  );
  const first = names[0];
  if (first === undefined) return null;
  const long = names.find(({ terms }) => terms.length > 1);
  if (long !== undefined && long.score * SINGLE_BETTER >= first.score)
    return { text: sentenceCase(long.text), isPhrase: true };
  const second = long ?? names.find((phrase) => phrase !== first && phrase.coverage >= SECOND_COVERAGE);
  if (second === undefined && first.coverage < LONE_COVERAGE) return null;
  const both = second === undefined ? first.text : `${first.text} and ${second.text}`;
  return { text: sentenceCase(both.length <= LONGEST_NAME ? both : first.text), isPhrase: false };
}
