import { sentenceCase } from './casing.js';
import type { LabelPhrase } from './phrases.js';

/** A name stands in this share of the texts unless told otherwise: one that few bear misleads about the rest. */
const LEAST_BORNE = 0.4;
/** A proper name (a firm, a product, an authority) in so much more: else it is one actor of what the group is about. */
const MORE_IF_PROPER = 0.1;
const LONGEST_NAME = 60;

/**
 * A name that can be read without the texts: the best phrase of two or three words ("Battery thermal management"). Single words, a word
 * with a phrase behind it ("Strength: porous aggregate") and two words side by side ("Ethanol and enzyme") were read too and judged to name
 * nothing. Null when there is no such phrase.
 * @param isBarred phrases that must not name the group
 * @param leastBorne share of the texts that must bear the name, 0..1
 */
export function nameOf(
  phrases: readonly LabelPhrase[],
  isBarred: (phrase: string) => boolean = () => false,
  leastBorne = LEAST_BORNE,
): string | null {
  const name = phrases.find(
    ({ isName, text, terms, coverage }) =>
      isName &&
      terms.length > 1 &&
      text.length <= LONGEST_NAME &&
      coverage >= leastBorne + (isProper(text) ? MORE_IF_PROPER : 0) &&
      !isBarred(text),
  );
  return name === undefined ? null : sentenceCase(name.text);
}

/** Every word has a capital, as it is written in the middle of sentences. */
const isProper = (phrase: string): boolean => phrase.split(/[\s-]+/).every((word) => /^\p{Lu}/u.test(word));
