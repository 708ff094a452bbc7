import { sentenceCase } from './casing.js';
import type { LabelPhrase } from './phrases.js';

/** A name stands in this share of the texts: one that few bear misleads about the rest. */
const LEAST_COVERAGE = 0.2;
/** A single word names a group only when nearly all of it bears the word. */
const LONE_COVERAGE = 0.75;
const LONGEST_NAME = 60;

/**
 * A name that can be read without the texts: the best phrase of two or three words ("Battery thermal management"), or a word that nearly
 * all texts bear ("Vaccine"). Two words side by side ("Ethanol and enzyme") were read too and judged to name nothing. Null when there is
 * no such phrase.
 */
export function nameOf(phrases: readonly LabelPhrase[]): string | null {
  const names = phrases.filter(
    ({ isName, terms, coverage, text }) =>
      isName && text.length <= LONGEST_NAME && coverage >= (terms.length > 1 ? LEAST_COVERAGE : LONE_COVERAGE),
  );
  const name = names.find(({ terms }) => terms.length > 1) ?? names[0];
  return name === undefined ? null : sentenceCase(name.text);
}
