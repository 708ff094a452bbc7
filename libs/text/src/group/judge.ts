import { npmi } from './coherence.js';
import type { Terms } from './evidence.js';
import { rocchio } from './fit-profile.js';
import type { Survey } from './survey.js';

const TOP_TERMS = 10;
/** Words of publishers' names that are also words of topics. */
const COMMON = new Set(
  'news science technology research media artificial intelligence robot quantum energy space health nature journal times semiconductor engineering fusion biotech ai'.split(
    ' ',
  ),
);
/** A proper name whose signals are reports to this share is an actor of the news, not a subject: others would write about a subject too. */
const REPORTED = 0.65;

/** Columns and weights of a group's profile in the space of `evidenceOfRows`, heaviest first. */
export function termsOf({ rows, idf, background }: Survey, members: readonly number[]): [number, number][] {
  const weighted = rocchio(rows, members, background).map(([column, weight]): [number, number] => [
    column,
    weight * idf[column]!,
  ]);
  const length = Math.hypot(...weighted.map(([, weight]) => weight));
  return weighted
    .map(([column, weight]): [number, number] => [column, weight / length])
    .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}

export const coherenceOf = ({ collection }: Survey, terms: Terms): number =>
  npmi(
    collection.postings,
    terms.slice(0, TOP_TERMS).map(([column]) => column),
  );

/** Kinds whose publisher is a register of many authors: two of their texts are two voices. */
const REGISTERS: ReadonlySet<string> = new Set(['patent', 'publication', 'investment']);

/** Two voices at least, unless the ecosystem has only one: what a single newsroom repeats is no trend. */
export function isMixed({ texts }: Survey, members: readonly number[]): boolean {
  const voice = (r: number): string => (REGISTERS.has(texts[r]!.kind) ? `text ${r}` : texts[r]!.publisher);
  const voices = new Set(members.map(voice));
  return voices.size > 1 || texts.every((_, r) => voice(r) === voice(0));
}

/** Whether a name is a firm's, a product's or an authority's: a publisher of its signals, or a proper name that news and investments bear. */
export function isActor({ texts }: Survey, name: string, members: readonly number[]): boolean {
  const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const publishers = new Set(
    members
      .flatMap((r) => (REGISTERS.has(texts[r]!.kind) ? [] : words(texts[r]!.publisher)))
      .filter((word) => !COMMON.has(word)),
  );
  if (words(name).some((word) => publishers.has(word))) return true;
  const reports = members.filter((r) => texts[r]!.kind === 'news' || texts[r]!.kind === 'investment').length;
  return isProper(name) && reports >= REPORTED * members.length;
}

/** Every word has a capital, as it is written in the middle of sentences. */
const isProper = (phrase: string): boolean => phrase.split(/[\s-]+/).every((word) => /^\p{Lu}/u.test(word));
