import { Casing } from '../label/casing.js';
import { nameOf } from '../label/name.js';
import { labelPhrases, type LabelPhrase } from '../label/phrases.js';
import type { Candidate } from './candidates.js';
import { npmi } from './coherence.js';
import type { DiscoverLimits } from './discovery.js';
import { bestCut, evidenceOfRows, type Cut, type Terms } from './evidence.js';
import { rocchio } from './fit-profile.js';
import { independent, type Survey } from './survey.js';

/** A group with the words that tell it apart, judged. */
export interface Judged {
  readonly leaves: readonly number[];
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
/** The best phrases must stand in this share of the members: a name that few members bear names nothing. */
const LEAST_PHRASE = 0.2;
const LEAST_PHRASES = 3;

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

export const coherenceOf = ({ rows }: Survey, terms: Terms): number =>
  npmi(
    rows,
    terms.slice(0, TOP_TERMS).map(([column]) => column),
  );

/** Null when the group is too small, comes from a single source, or its words do not hold it together. */
export function judge(all: Survey, candidate: Candidate, limits: DiscoverLimits): Judged | null {
  const members = independent(all.rows, candidate.members);
  if (members.length < limits.minimum || !isMixed(all, members)) return null;
  const terms = termsOf(all, members);
  const coherence = coherenceOf(all, terms);
  if (coherence < limits.coherence) return null;
  const cut = bestCut(evidenceOfRows(all, terms), members);
  if (cut.f1 < LEAST_F1) return null;
  return {
    leaves: candidate.leaves,
    members,
    terms,
    cut,
    coherence,
    quality: cut.f1 * coherence * Math.log(members.length),
  };
}

/** Two publishers or kinds, unless the ecosystem has only one. */
function isMixed({ texts }: Survey, members: readonly number[]): boolean {
  const origin = (r: number): string => `${texts[r]!.kind}/${texts[r]!.publisher}`;
  const own = new Set(members.map(origin));
  return own.size > 1 || texts.every((_, r) => origin(r) === origin(0));
}

/** Null when no fit name covers enough of the group. */
export function named(all: Survey, judged: Judged, casing: Casing): Named | null {
  const phrases = labelPhrases(all.collection, judged.members, casing);
  const covering = phrases.filter(({ coverage }) => coverage >= LEAST_PHRASE);
  const name = nameOf(phrases);
  return name === null || covering.length < LEAST_PHRASES ? null : { ...judged, phrases, name };
}
