import type { Collection } from '../group/collection.js';
import { stemEnglish } from '../lexer/stem.js';
import type { Casing } from './casing.js';
import { minePhrases, type MinedPhrase } from './phrase-miner.js';
import { FIT_INSIDE, FIT_IN_COMPANY, NOT_ALONE, NOT_FIRST, NOT_LAST, NOWHERE } from './unfit-words.js';

/** A phrase that tells a group from the rest, ready to be shown. */
export interface LabelPhrase {
  /** As it is usually written: "LiDAR sensors", "battery thermal management". */
  readonly text: string;
  readonly terms: readonly number[];
  /** Share of the group's texts it stands in, 0..1. */
  readonly coverage: number;
  readonly score: number;
}

/** Longer phrases are better names: measured on 30 groupings, one-word names read worst. */
const BY_LENGTH = [0, 0.75, 1.25, 1.3];
/** A phrase stands in three texts and this share of the group at least. */
const LEAST_COVERAGE = 0.1;
/** A phrase that mostly runs on is a fragment: an adjective without its noun, a term without its last word. */
const LEAST_FREE_RIGHT = 0.25;
/** And so is one that always has the same word beside it. */
const MOST_BOUND = 0.5;
/** A shorter phrase is dropped when a longer one with it has this share of its texts. */
const SWALLOWED = 0.5;

const stems = (list: Iterable<string>): ReadonlySet<string> => new Set([...list].map(stemEnglish));
const nowhere = new Set(NOWHERE);
const notAlone = stems(NOT_ALONE);
const notFirst = new Set(NOT_FIRST);
const notLast = new Set(NOT_LAST);
/** Stems that end a phrase; a stem that a fit word shares ("general" and "generation") is left to the check by word. */
const fit = stems([...FIT_INSIDE, ...FIT_IN_COMPANY]);
const BARRED = [...stems(NOWHERE)].filter((stem) => !fit.has(stem));

/**
 * The phrases that name a group of texts, best first: share of the group's texts x log of how much commoner they are there (class-based
 * TF-IDF; Grootendorst, "BERTopic", 2022), by length; without fragments, empty words and parts of each other.
 */
export function labelPhrases(
  collection: Collection,
  members: readonly number[],
  casing: Casing,
  most = 8,
): LabelPhrase[] {
  const { vocabulary } = collection.lexer;
  const barred = new Set<number>();
  for (const stem of BARRED) if (vocabulary.get(stem) >= 0) barred.add(vocabulary.get(stem));
  const minimum = Math.max(3, Math.ceil(LEAST_COVERAGE * members.length));
  const mined = minePhrases(collection, members, { minimum, barred }).filter((phrase) => isWhole(phrase));
  const scored = mined.flatMap((phrase) => {
    if (phrase.terms.length === 1 && notAlone.has(vocabulary.term(phrase.terms[0]!))) return [];
    const written = spelling(collection, phrase, casing);
    if (written === null || !isFit(written)) return [];
    const coverage = phrase.inside / members.length;
    const elsewhere = (phrase.overall - phrase.inside + 0.5) / (collection.size - members.length + 1);
    const lift = Math.log(1 + coverage / elsewhere);
    return [{ text: written, terms: phrase.terms, coverage, score: coverage * lift * BY_LENGTH[phrase.terms.length]! }];
  });
  scored.sort((a, b) => b.score - a.score || a.text.localeCompare(b.text, 'en'));
  return withoutParts(scored).slice(0, most);
}

const isWhole = ({ freeRight, boundLeft, boundRight, terms }: MinedPhrase): boolean =>
  freeRight >= LEAST_FREE_RIGHT &&
  boundLeft <= MOST_BOUND &&
  boundRight <= MOST_BOUND &&
  new Set(terms).size === terms.length;

function isFit(written: string): boolean {
  const parts = written.toLowerCase().split(/[\s-]+/);
  if (parts.some((part) => nowhere.has(part))) return false;
  const last = parts.at(-1)!;
  return (
    written.length >= 3 &&
    !notFirst.has(parts[0]!) &&
    !notLast.has(last) &&
    !last.endsWith('ly') &&
    !/^\d+$/.test(parts[0]!)
  );
}

/** The commonest way it is written, each word in its usual case; null when it never stands in one piece. */
function spelling({ sources, tokens }: Collection, { places }: MinedPhrase, casing: Casing): string | null {
  const forms = new Map<string, number>();
  for (const { text, first, last } of places) {
    const words: string[] = [];
    for (let at = first; at <= last; at++) {
      const word = casing.of(sources[text]!.slice(tokens.starts[at], tokens.ends[at]));
      if (at > first) words.push(sources[text]!.slice(tokens.ends[at - 1], tokens.starts[at]) === '-' ? '-' : ' ');
      words.push(word);
    }
    const form = words.join('');
    forms.set(form, (forms.get(form) ?? 0) + 1);
  }
  let best: string | null = null;
  let most = 0;
  for (const [form, times] of forms) if (times > most) [best, most] = [form, times];
  return best;
}

/** Drops what is part of a better phrase, or contains one without adding to it. */
function withoutParts(phrases: readonly LabelPhrase[]): LabelPhrase[] {
  const swallowed = phrases.filter(
    (part) =>
      !phrases.some(
        (whole) =>
          whole.terms.length > part.terms.length &&
          contains(whole.terms, part.terms) &&
          whole.coverage >= SWALLOWED * part.coverage,
      ),
  );
  return swallowed.filter(
    (phrase, i) =>
      !swallowed
        .slice(0, i)
        .some((better) => contains(better.terms, phrase.terms) || contains(phrase.terms, better.terms)),
  );
}

const contains = (whole: readonly number[], part: readonly number[]): boolean =>
  part.every((term) => whole.includes(term));
