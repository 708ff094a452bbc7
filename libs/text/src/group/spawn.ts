import type { Casing } from '../label/casing.js';
import { subjects, type Subject } from '../label/subjects.js';
import { alikeness } from './coherence.js';
import { laterSeq, type DiscoverInput, type DiscoverLimits } from './discovery.js';
import { columnsOf, evidenceOfRows, likeness, lowerCut, type Cut, type Terms } from './evidence.js';
import { isActor, isMixed, termsOf } from './judge.js';
import { distinctTitles, independent, type Survey } from './survey.js';

/**
 * A new trend of an update consists of new signals to this share at least, and to so many times their share among all (but a share of 0.75
 * is enough): what was weighed before and left out stays out.
 */
const LEAST_NEW = 0.4;
const LEAST_LIFT = 1.8;
const MOST_NEEDED = 0.75;
/** Two subjects are one when they share so much of the smaller one, or their weights are so alike (cosine). */
const MOST_SHARED = 0.4;
const MOST_ALIKE = 0.5;
/** Texts as alike as this without the name are one applicant's, in one wording: a name of several needs several. */
const ONE_HAND = 0.35;
/** A subject is too broad for a trend with more than this share of the texts, unless it is small anyhow. */
const LARGEST_SHARE = 0.15;
const SMALL_GROUP = 40;

/** A subject that can become a trend, with what its signals are recognised by. */
export interface Found {
  readonly subject: Subject;
  readonly terms: Terms;
  readonly cut: Cut;
}

/**
 * New trends among the rows that no trend has: the subjects that most of them are about and that hold together best. A subject's signals are decided
 * by each text for itself, not by its neighbours, so that other samples of the texts give the same ones again.
 * @param free rows of the survey
 */
export function spawn(
  all: Survey,
  casing: Casing,
  free: readonly number[],
  input: DiscoverInput,
  limits: DiscoverLimits,
): Found[] {
  const isFirst = input.known.length === 0;
  const room = isFirst ? limits.firstTrends : Math.min(limits.newTrends, limits.mostTrends - input.known.length);
  const stories = independent(all, free);
  if (room <= 0 || stories.length < limits.minimum) return [];
  const largest = Math.max(SMALL_GROUP, LARGEST_SHARE * stories.length);
  const usual = alikeness(all.rows, stories);
  const last = input.known.reduce((seq, { seen }) => (laterSeq(seen, seq) ? seen : seq), '');
  const lifted = LEAST_LIFT * newShare(all, stories, last);
  const leastNew = isFirst ? 0 : Math.max(LEAST_NEW, Math.min(lifted, MOST_NEEDED));
  const weighed = subjects(all.collection, stories, casing, limits.minimum).flatMap((subject) => {
    const { about, name, terms, titled } = subject;
    const share = newShare(all, about, last);
    if (about.length > largest || share < leastNew || distinctTitles(all, about) < limits.minimum) return [];
    if (!isMixed(all, about) || isActor(all, name, about)) return [];
    const alike = alikeness(all.rows, about, terms);
    const times = alike / usual;
    const weight = about.length * titled * Math.log(times);
    const [leastTimes, leastWeight] =
      terms.length === 1 ? [limits.alikeAlone, limits.weightAlone] : [limits.alike, limits.weight];
    return times >= leastTimes && alike < ONE_HAND && weight >= leastWeight
      ? [{ subject, weight: weight * (isFirst ? 1 : share) }]
      : [];
  });
  weighed.sort((a, b) => b.weight - a.weight || (a.subject.name < b.subject.name ? -1 : 1));
  return choose(
    all,
    weighed.map(({ subject }) => subject),
    input.known.map((profile) => columnsOf(all, profile)),
    room,
  );
}

/** The first subjects that differ from each other, in their texts and in their words, and from the trends there are. */
function choose(all: Survey, weighed: readonly Subject[], known: readonly Terms[], room: number): Found[] {
  const chosen: Found[] = [];
  for (const subject of weighed) {
    if (chosen.length === room) break;
    if (chosen.some((other) => shared(subject.about, other.subject.about) > MOST_SHARED)) continue;
    const terms = termsOf(all, subject.about);
    if ([...known, ...chosen.map((other) => other.terms)].some((other) => likeness(terms, other) > MOST_ALIKE))
      continue;
    chosen.push({ subject, terms, cut: lowerCut(evidenceOfRows(all, terms), subject.about) });
  }
  return chosen;
}

function shared(a: readonly number[], b: readonly number[]): number {
  const inside = new Set(a);
  return b.filter((row) => inside.has(row)).length / Math.min(a.length, b.length);
}

const newShare = ({ texts }: Survey, members: readonly number[], last: string): number =>
  members.filter((row) => laterSeq(texts[row]!.seq, last)).length / members.length;
