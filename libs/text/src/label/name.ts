import { sentenceCase } from './casing.js';
import type { LabelPhrase } from './phrases.js';

/** A name stands in this share of the texts: one that few bear misleads about the rest. */
const LEAST_COVERAGE = 0.22;
/** A single word names a group only when nearly all of it bears the word, and with a phrase behind it. */
const LONE_COVERAGE = 0.75;
const BEHIND_COVERAGE = 0.12;
const LONGEST_NAME = 60;

/**
 * A name that can be read without the texts: the best phrase of two or three words ("Battery thermal management"), or a word that nearly
 * all texts bear, with a phrase that narrows it ("Vaccine: neutralising antibodies"). Two words side by side ("Ethanol and enzyme") were
 * read too and judged to name nothing. Null when there is no such phrase.
 * @param isBarred phrases that must not name the group
 */
export function nameOf(
  phrases: readonly LabelPhrase[],
  isBarred: (phrase: string) => boolean = () => false,
): string | null {
  const fit = phrases.filter(({ isName, text }) => isName && text.length <= LONGEST_NAME && !isBarred(text));
  const long = fit.filter(({ terms }) => terms.length > 1);
  const name = long.find(({ coverage }) => coverage >= LEAST_COVERAGE);
  if (name !== undefined) return sentenceCase(name.text);
  const word = fit.find(({ terms, coverage }) => terms.length === 1 && coverage >= LONE_COVERAGE);
  const behind = long.find(({ coverage }) => coverage >= BEHIND_COVERAGE);
  if (word === undefined || behind === undefined) return null;
  const both = `${sentenceCase(word.text)}: ${behind.text}`;
  return both.length <= LONGEST_NAME ? both : null;
}
