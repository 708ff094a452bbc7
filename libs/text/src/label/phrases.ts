import type { Collection } from '../group/collection.js';
import { stemEnglish } from '../lexer/stem.js';
import { BREAK } from '../lexer/tokens.js';
import type { Casing } from './casing.js';
import { minePhrases, textsWith, type MinedPhrase } from './phrase-miner.js';
import { FIT_INSIDE, FIT_IN_COMPANY, NOT_ALONE, NOT_FIRST, NOT_LAST, NOWHERE, NO_NAMES } from './unfit-words.js';

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
/** A name stands without a further word so often; a single word, or a compound that may be an adjective ("real-time"), more often. */
const LEAST_FREE_NAME = 0.3;
const LEAST_FREE_ALONE = 0.5;
/** A name that runs on is whole when titles mostly have it and no word follows it at more of its places. */
const MOST_RUNNING_ON = 0.35;
const MOSTLY_TITLED = 0.5;
/** And so is one that always has the same word beside it. */
const MOST_BOUND = 0.5;
/** Weight of a phrase that stands in no title; one that always does weighs three times as much. */
const BASE_TITLED = 0.5;
/** A shorter phrase is dropped when a longer one with it has this share of its texts. */
const SWALLOWED = 0.5;

/** "modulated", "based"; but not "feed", "seed", "bed". */
const PARTICIPLE = /[^e]ed$/;
/** "High efficiency", "open-source", "in situ": what something is like, not what it is. */
const PROPERTY = /^(?:high|low|open|self|test|few|zero|long|short|cross|end|in|on|non|multi)[\s-]\S+$/i;
const THING =
  /^(?:systems?|devices?|units?|modules?|tools?|circuits?|materials?|assembl(?:y|ies)|data|models?|methods?)$/;
const stems = (list: Iterable<string>): ReadonlySet<string> => new Set([...list].map(stemEnglish));
const nowhere = new Set(NOWHERE);
const notAlone = stems(NOT_ALONE);
const notFirst = new Set(NOT_FIRST);
const notLast = new Set(NOT_LAST);
/** Stems that end a phrase; a stem that a fit word shares ("general" and "generation") is left to the check by word. */
const fit = stems([...FIT_INSIDE, ...FIT_IN_COMPANY]);
const BARRED = [...stems(NOWHERE)].filter((stem) => !fit.has(stem));

/**
 * The phrases that tell what a group of texts is about, best first: share of the group's texts x log of how much commoner they are there (class-based
 * TF-IDF; Grootendorst, "BERTopic", 2022), by length; without fragments, empty words and parts of each other.
 */
export function labelPhrases(
  collection: Collection,
  members: readonly number[],
  casing: Casing,
  most = 8,
): LabelPhrase[] {
  const minimum = Math.max(3, Math.ceil(LEAST_COVERAGE * members.length));
  const scored = fitPhrases(collection, members, casing, minimum).flatMap(({ written, phrase }): LabelPhrase[] => {
    const coverage = phrase.inside / members.length;
    const overall = textsWith(collection, phrase.terms);
    const elsewhere = (overall - phrase.inside + 0.5) / (collection.size - members.length + 1);
    const lift = Math.log(1 + coverage / elsewhere);
    const titled = phrase.inTitles / phrase.inside;
    const score = coverage * lift * BY_LENGTH[phrase.terms.length]! * (BASE_TITLED + titled);
    return [{ text: written, terms: phrase.terms, coverage, score }];
  });
  scored.sort((a, b) => b.score - a.score || a.text.localeCompare(b.text, 'en'));
  return withoutParts(scored).slice(0, most);
}

/** Phrases of at least so many of the texts that can be shown, with how they are written. */
export function fitPhrases(
  collection: Collection,
  texts: readonly number[],
  casing: Casing,
  minimum: number,
): { written: string; phrase: MinedPhrase }[] {
  const { vocabulary } = collection.lexer;
  const barred = new Set<number>();
  for (const stem of BARRED) if (vocabulary.get(stem) >= 0) barred.add(vocabulary.get(stem));
  return minePhrases(collection, texts, { minimum, barred }).flatMap((phrase) => {
    if (!isWhole(phrase) || (phrase.terms.length === 1 && notAlone.has(vocabulary.term(phrase.terms[0]!)))) return [];
    const written = spelling(collection, phrase, casing);
    return written === null || !isFit(written) ? [] : [{ written, phrase }];
  });
}

/** Whether a phrase can name something: no property ("high-resolution"), no participle, and it often stands without a further word. */
export const isNoun = (written: string, phrase: MinedPhrase): boolean =>
  !NO_NAMES.has(written.toLowerCase()) &&
  !PARTICIPLE.test(written) &&
  !PROPERTY.test(written) &&
  !isAnyThing(written) &&
  (written.includes(' ')
    ? phrase.freeRight >= LEAST_FREE_NAME || runsOnFreely(phrase)
    : phrase.endsRight >= LEAST_FREE_ALONE);

/** "Control system", "optical device": a thing of any kind. */
function isAnyThing(written: string): boolean {
  const [first, thing, ...more] = written.toLowerCase().split(/[\s-]+/);
  return more.length === 0 && thing !== undefined && THING.test(thing) && notAlone.has(stemEnglish(first!));
}

/** "Camellia tea" in "camellia tea bushes", "camellia tea gardens": titles say it, and it goes on in many ways. */
const runsOnFreely = ({ terms, boundRight, inTitles, inside }: MinedPhrase): boolean =>
  terms.length > 1 && boundRight <= MOST_RUNNING_ON && inTitles >= MOSTLY_TITLED * inside;

const isWhole = (phrase: MinedPhrase): boolean => {
  const { freeRight, boundLeft, boundRight, terms } = phrase;
  return (
    (freeRight >= LEAST_FREE_RIGHT || runsOnFreely(phrase)) &&
    boundLeft <= MOST_BOUND &&
    boundRight <= MOST_BOUND &&
    new Set(terms).size === terms.length
  );
};

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

/** What is no word but ends a name all the same: "TGF-β", "SARS-CoV-2", "HIV-1". */
const TAIL = /^-(?:[α-ω]\d?|\d{1,2})(?![\p{L}\p{N}])/u;

/** Places in sentences that tell how a phrase is written there; fewer say little. */
const LEAST_WRITTEN = 3;

/**
 * How the phrase is written: as most often in the middle of sentences ("Hugging Face", "LiDAR sensors"); where it stands in titles only, each
 * word in its usual case. Null when it never stands in one piece.
 */
function spelling({ sources, tokens }: Collection, { places }: MinedPhrase, casing: Casing): string | null {
  const written = new Map<string, number>();
  const composed = new Map<string, number>();
  let inSentences = 0;
  for (const { text, first, last } of places) {
    const source = sources[text]!;
    const tail = TAIL.exec(source.slice(tokens.ends[last], tokens.ends[last]! + 8))?.[0] ?? '';
    const raw = source.slice(tokens.starts[first], tokens.ends[last]).replace(/\s+/g, ' ') + tail;
    const isInside = tokens.starts[first]! > source.indexOf('\n') && first > 0 && tokens.ids[first - 1] !== BREAK;
    if (isInside && raw !== raw.toUpperCase()) {
      inSentences++;
      add(written, raw);
    }
    const words: string[] = [];
    for (let at = first; at <= last; at++) {
      if (at > first) words.push(source.slice(tokens.ends[at - 1], tokens.starts[at]) === '-' ? '-' : ' ');
      words.push(casing.of(source.slice(tokens.starts[at], tokens.ends[at])));
    }
    add(composed, words.join('') + tail);
  }
  return usual(inSentences >= LEAST_WRITTEN ? written : composed);
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** A noun is preferred to its adjective ("hepatitis" to "hepatic") when it stands in this share of the places. */
const LEAST_NOUN = 0.25;
const ADJECTIVE = /^[^\s-]+(?:ic|al|ive|ous|ary|ed)$/;

function usual(forms: ReadonlyMap<string, number>): string | null {
  const best = commonest(forms);
  if (best === null || !ADJECTIVE.test(best)) return best;
  const nouns = new Map([...forms].filter(([form]) => !ADJECTIVE.test(form)));
  const noun = commonest(nouns);
  const all = [...forms.values()].reduce((sum, times) => sum + times, 0);
  return noun !== null && nouns.get(noun)! >= LEAST_NOUN * all ? noun : best;
}

function commonest(counts: ReadonlyMap<string, number>): string | null {
  let best: string | null = null;
  let most = 0;
  for (const [form, times] of counts) if (times > most) [best, most] = [form, times];
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
