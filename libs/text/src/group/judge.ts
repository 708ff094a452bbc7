import { Casing } from '../label/casing.js';
import { nameOf } from '../label/name.js';
import { labelPhrases, type LabelPhrase } from '../label/phrases.js';
import type { Candidate } from './candidates.js';
import { npmi } from './coherence.js';
import { bestCut, evidenceOfRows, type Cut, type Terms } from './evidence.js';
import { rocchio } from './fit-profile.js';
import { distinctTitles, independent, repeatsOf, type Survey } from './survey.js';

/** A group with the words that tell it apart, judged. */
export interface Judged {
  /** Without near-duplicates. */
  readonly members: readonly number[];
  /** Columns and weights, heaviest first; a weight is already multiplied by the idf. */
  readonly terms: Terms;
  readonly cut: Cut;
  readonly coherence: number;
  readonly quality: number;
}

export interface Named extends Judged {
  readonly name: string;
  readonly phrases: readonly LabelPhrase[];
}

/** Words must find the members again this well. */
const LEAST_F1 = 0.7;
const TOP_TERMS = 10;
/** Added to the coherence in the measure of quality, so that size and clearness count for loose groups too. */
const BASE = 0.25;
/** Rounds of growth, and the share of its coherence a group keeps in them. */
const GROWTHS = 4;
const KEPT = 0.85;
/** The best phrases must stand in this share of the members: a name that few members bear names nothing. */
const LEAST_PHRASE = 0.2;
const LEAST_PHRASES = 3;
/** Words of publishers' names that are also words of topics. */
const COMMON = new Set(
  'news science technology research media artificial intelligence robot quantum energy space health nature journal times semiconductor engineering fusion biotech ai'.split(
    ' ',
  ),
);

/** Columns and weights of a group's profile in the space of `evidenceOfRows`. */
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

/**
 * Null when the group is too small, comes from a single source, or its words do not hold it together.
 * @param leastCoherence -1..1
 */
export function judge(all: Survey, candidate: Candidate, minimum: number, leastCoherence: number): Judged | null {
  const members = independent(all, candidate.members);
  if (distinctTitles(all, members) < minimum || !isMixed(all, members)) return null;
  const judged = fitted(all, members);
  return judged.coherence < leastCoherence || judged.cut.f1 < LEAST_F1 ? null : judged;
}

function fitted(all: Survey, members: readonly number[]): Judged {
  const terms = termsOf(all, members);
  const coherence = coherenceOf(all, terms);
  const cut = bestCut(evidenceOfRows(all, terms), members, repeatsOf(all, members));
  return { members, terms, cut, coherence, quality: cut.f1 ** 2 * (BASE + coherence) * Math.cbrt(members.length) };
}

/**
 * Lets a group grow to where its words end: texts that its profile finds become members, and the profile is fitted again, while the words
 * hold together as well as before.
 * @param free rows that may join
 */
export function grow(all: Survey, group: Judged, free: readonly number[], largest: number): Judged {
  let grown = group;
  for (let round = 0; round < GROWTHS; round++) {
    const evidence = evidenceOfRows(all, grown.terms);
    const found = independent(
      all,
      free.filter((row) => evidence[row]! >= grown.cut.threshold),
    );
    if (found.length <= grown.members.length || found.length > largest) break;
    const next = fitted(all, found);
    if (next.coherence < KEPT * group.coherence || next.quality < grown.quality) break;
    grown = next;
  }
  return grown;
}

/** Kinds whose publisher is a register of many authors: two of their texts are two voices. */
const REGISTERS: ReadonlySet<string> = new Set(['patent', 'publication', 'investment']);

/** Two voices at least, unless the ecosystem has only one: what a single newsroom repeats is no trend. */
function isMixed({ texts }: Survey, members: readonly number[]): boolean {
  const voice = (r: number): string => (REGISTERS.has(texts[r]!.kind) ? `text ${r}` : texts[r]!.publisher);
  const voices = new Set(members.map(voice));
  return voices.size > 1 || texts.every((_, r) => voice(r) === voice(0));
}

/** Phrases with a word of a member's publisher in them: what a newsroom writes about itself names no trend. */
export function publisherOf({ texts }: Survey, members: readonly number[]): (phrase: string) => boolean {
  const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  const own = new Set(
    members
      .flatMap((r) => (REGISTERS.has(texts[r]!.kind) ? [] : words(texts[r]!.publisher)))
      .filter((word) => !COMMON.has(word)),
  );
  return (phrase) => words(phrase).some((word) => own.has(word));
}

/** Null when no fit name covers enough of the group, or a single voice is left in it. */
export function named(all: Survey, judged: Judged, casing: Casing, leastBorne: number): Named | null {
  if (!isMixed(all, judged.members)) return null;
  const phrases = labelPhrases(all.collection, judged.members, casing);
  const name = nameOf(phrases, publisherOf(all, judged.members), leastBorne);
  if (name === null || phrases.filter(({ coverage }) => coverage >= LEAST_PHRASE).length < LEAST_PHRASES) return null;
  return { ...judged, phrases, name };
}
