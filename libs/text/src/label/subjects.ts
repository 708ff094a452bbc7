import type { Collection } from '../group/collection.js';
import { sentenceCase, type Casing } from './casing.js';
import { fitPhrases, isNoun } from './phrases.js';

/** A phrase that some texts are about, where others only mention it. */
export interface Subject {
  /** As it is usually written, with a capital: "Pluripotent stem cells". */
  readonly name: string;
  readonly terms: readonly number[];
  /** Texts with it in the title, or twice. */
  readonly about: readonly number[];
  /** Share of all texts with it that have it in the title, 0..1. */
  readonly titled: number;
}

/**
 * Whoever bears a subject's name has it in the title this often: authors put what they write about into the title, and what they only use
 * ("mass spectrometry", "gene expression") below it. A single word needs more.
 */
const LEAST_TITLED = 0.25;
const LEAST_TITLED_ALONE = 0.3;
/** And so many titles have it. */
const LEAST_TITLES = 3;
const LONGEST_NAME = 60;

/**
 * What the texts are about: nouns of one to three words that at least `minimum` of them are about, and that stand in the title of a fair share of the texts that
 * have them (that titles tell subjects: Edmundson, 1969). In no order.
 */
export function subjects(collection: Collection, texts: readonly number[], casing: Casing, minimum: number): Subject[] {
  return fitPhrases(collection, texts, casing, minimum).flatMap(({ written, phrase }): Subject[] => {
    const { about, terms, inside, inTitles } = phrase;
    const least = terms.length === 1 ? LEAST_TITLED_ALONE : LEAST_TITLED;
    const isSubject =
      about.length >= minimum &&
      inTitles >= Math.max(LEAST_TITLES, least * inside) &&
      written.length <= LONGEST_NAME &&
      isNoun(written, phrase);
    return isSubject ? [{ name: sentenceCase(written), terms, about, titled: inTitles / inside }] : [];
  });
}
