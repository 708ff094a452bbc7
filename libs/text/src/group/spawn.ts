import { Casing } from '../label/casing.js';
import { pickDenseRows, type Dense } from '../lsa/dense.js';
import { latentRows } from '../lsa/latent-rows.js';
import { pickRows } from '../vectors/csr.js';
import { candidates, type Candidate, type CandidateOptions } from './candidates.js';
import { borneBy, laterSeq, type DiscoverInput, type DiscoverLimits } from './discovery.js';
import { grow, judge, named, type Judged, type Named } from './judge.js';
import { sampleOf, steadiness, type Sampled } from './steadiness.js';
import type { Survey } from './survey.js';

/**
 * A new trend of an update consists of new signals to this share at least, and to so many times their share among all (but a share of 0.75
 * is enough): what was weighed before and left out stays out.
 */
const LEAST_NEW = 0.4;
const LEAST_LIFT = 1.8;
const MOST_NEEDED = 0.75;
/** A group emerges when new signals are so many times commoner in it than among all. */
const EMERGING = 2.5;
/** Two groups are one when they share so much of the smaller one, or their weights are so alike (cosine). */
const MOST_SHARED = 0.4;
const MOST_ALIKE = 0.5;
/** Groups that are looked at for each place there is. */
const WEIGHED = 6;
/** A group is too broad for a trend with more than this share of the texts, unless it is small anyhow. */
const LARGEST_SHARE = 0.07;
const SMALL_GROUP = 40;
/**
 * Starts of the over-fine grouping in an update: what is a group in any of them is weighed. More find more and vary less; among many texts one is
 * enough.
 */
const startsFor = (texts: number): number => Math.max(1, Math.min(6, Math.floor(5_000 / texts)));

/** Samples of a first look, and the share of the texts in each. */
const SAMPLES = 8;
const SAMPLE_SHARE = 0.85;
/** A first trend is found again in the other samples this well, as a mean of Jaccard indices. */
const LEAST_STEADY = 0.5;
/** How much steadiness counts beside quality. */
const STEADY_POWER = 2;

interface Found extends Candidate {
  readonly steadiness: number;
}

/**
 * New trends among the rows that no trend has: groups at all levels, judged by their words, the best ones that differ.
 * @param free rows of the survey
 */
export function spawn(
  all: Survey,
  casing: Casing,
  free: readonly number[],
  input: DiscoverInput,
  limits: DiscoverLimits,
): Named[] {
  const isFirst = input.known.length === 0;
  const room = isFirst ? limits.firstTrends : Math.min(limits.newTrends, limits.mostTrends - input.known.length);
  if (room <= 0 || free.length < limits.minimum) return [];
  const largest = Math.max(SMALL_GROUP, LARGEST_SHARE * free.length);
  const last = input.known.reduce((seq, { seen }) => (laterSeq(seen, seq) ? seen : seq), '');
  const newOverall = newShare(all, free, last);
  const weight = (group: Judged & { steadiness: number }): number =>
    group.quality * group.steadiness ** STEADY_POWER * (isFirst ? 1 : newShare(all, group.members, last));
  const judged = levels(all, free, { seed: input.seed, minimum: limits.minimum, largest }, isFirst)
    .flatMap((candidate): (Judged & { steadiness: number })[] => {
      if (candidate.steadiness < LEAST_STEADY) return [];
      const share = newShare(all, candidate.members, last);
      if (!isFirst && share < Math.max(LEAST_NEW, Math.min(LEAST_LIFT * newOverall, MOST_NEEDED))) return [];
      const isEmerging = !isFirst && share >= EMERGING * newOverall;
      const later = isEmerging ? limits.emergingCoherence : limits.updateCoherence;
      const leastCoherence = isFirst ? limits.coherence : later;
      const group = judge(all, candidate, limits.minimum, leastCoherence);
      return group === null ? [] : [{ ...group, steadiness: candidate.steadiness }];
    })
    .sort((a, b) => weight(b) - weight(a));
  return choose(all, casing, judged, free, { largest, room, borne: borneBy(input, limits) });
}

/** Candidates of several starts; in a first look with how well samples of the texts give them again. */
function levels(all: Survey, free: readonly number[], options: CandidateOptions, isFirst: boolean): Found[] {
  const { seed } = options;
  const latent = latentRows(pickRows(all.collection.counts, free), all.idf, {
    seed,
    sources: free.map((row) => all.sources[row]!),
  });
  const samples = isFirst
    ? Array.from({ length: SAMPLES }, (_, i) => sampled(latent, { ...options, seed: seed + i }))
    : [];
  return Array.from({ length: startsFor(free.length) }, (_, i) => candidates(latent, { ...options, seed: seed + i }))
    .flat()
    .map(({ members }) => ({ members: members.map((i) => free[i]!), steadiness: steadiness(members, samples) }));
}

function sampled(latent: Dense, options: CandidateOptions): Sampled {
  const sample = sampleOf(latent.rows, SAMPLE_SHARE, options.seed);
  const rows = Array.from(sample.keys()).filter((row) => sample[row] === 1);
  const groups = candidates(pickDenseRows(latent, rows), options);
  return { sample, groups: groups.map(({ members }) => ({ members: members.map((row) => rows[row]!) })) };
}

/** The best groups that can be named, do not overlap, are found by different words and bear different names. */
function choose(
  all: Survey,
  casing: Casing,
  judged: readonly Judged[],
  free: readonly number[],
  { largest, room, borne }: { largest: number; room: number; borne: number },
): Named[] {
  const chosen: Named[] = [];
  const differs = (group: Judged): boolean =>
    !chosen.some((other) => shared(group, other) > MOST_SHARED || likeness(group, other) > MOST_ALIKE);
  for (const group of judged.slice(0, WEIGHED * room)) {
    if (chosen.length === room) break;
    if (!differs(group)) continue;
    const grown = grow(all, group, free, largest);
    // What has grown beyond its name stays as it was.
    const whole = named(all, grown, casing, borne) ?? (grown === group ? null : named(all, group, casing, borne));
    if (whole !== null && differs(whole) && !chosen.some(({ name }) => name.toLowerCase() === whole.name.toLowerCase()))
      chosen.push(whole);
  }
  return chosen;
}

function shared(a: Judged, b: Judged): number {
  const inside = new Set(a.members);
  return b.members.filter((row) => inside.has(row)).length / Math.min(a.members.length, b.members.length);
}

/** Cosine of the term weights. */
function likeness(a: Judged, b: Judged): number {
  const weights = new Map(a.terms.map(([column, weight]) => [column, weight]));
  return b.terms.reduce((sum, [column, weight]) => sum + weight * (weights.get(column) ?? 0), 0);
}

const newShare = ({ texts }: Survey, members: readonly number[], last: string): number =>
  members.filter((row) => laterSeq(texts[row]!.seq, last)).length / members.length;
