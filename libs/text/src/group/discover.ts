import { Casing } from '../label/casing.js';
import { isAbout } from '../label/phrase-miner.js';
import { assignAll, type AssignedRow } from './assign-all.js';
import { carry } from './carry.js';
import { DISCOVER_LIMITS, laterSeq, type DiscoverInput, type Discovery, type ProposedTrend } from './discovery.js';
import type { DiscoveredProfile } from './profile.js';
import { propose } from './propose.js';
import { spawn, type Found } from './spawn.js';
import { distinctTitles, independent, survey, type Survey } from './survey.js';

/**
 * Finds the trends among the signals of one ecosystem that no curated trend explains. Known trends keep their identity: their profiles are
 * fitted again on the signals they have, and take new ones. Then subjects are looked for in what is left: names that enough signals of several sources are
 * about, and whose signals are alike beyond the name. The same input gives the same result.
 *
 * Cost of an update: the reading of all given texts and the names of those without a trend; between updates, `assignDiscovered` reads
 * new signals alone.
 */
export function discoverTrends(input: DiscoverInput): Discovery {
  const limits = { ...DISCOVER_LIMITS, ...input.limits };
  const all = survey(input.texts);
  const casing = new Casing(all.collection);
  const before = highest(input.known.map(({ seen }) => seen));
  const seen = highest([before, ...all.texts.map(({ seq }) => seq)]);
  const taken = new Set(assignAll(all, input.known).map(({ row }) => row));
  // New signals are free even when a known trend would have them: a subject that emerges may look like its neighbour at first.
  const free = Array.from(all.texts.keys()).filter((row) => !taken.has(row) || laterSeq(all.texts[row]!.seq, before));
  const proposed = withIds(all, spawn(all, casing, free, input, limits), input, seen);
  const rows = assignAll(all, [...input.known, ...proposed]);
  const spawned = proposed.filter((profile) => isSound(all, rows, profile, limits.minimum));
  // Known trends are fitted again only when the new ones have taken theirs, or they would grow into them.
  const carried = carry(all, input.known, rows, limits);
  const profiles = [...carried.profiles.map((profile) => ({ ...profile, seen })), ...spawned];
  const final = assignAll(all, profiles);
  const isNew = new Set(spawned.map(({ id }) => id));
  const trends = profiles.map((profile): ProposedTrend =>
    propose(all, casing, profile, final, isNew.has(profile.id), limits),
  );
  return {
    trends: [...trends, ...carried.left],
    assignments: new Map(final.map(({ seq, trendId, score, words }) => [seq, { trendId, score, words }])),
  };
}

/** A new trend consists of signals that are about it by name to this share at least: what many are only likened to misleads. */
const LEAST_ABOUT = 0.5;

/** Whether a trend has enough independent signals when all trends have taken theirs. What is not proposed now may be when more have come. */
function isSound(all: Survey, assigned: readonly AssignedRow[], profile: DiscoveredProfile, minimum: number): boolean {
  const own = independent(
    all,
    assigned.flatMap(({ row, trendId }) => (trendId === profile.id ? [row] : [])),
  );
  const name = profile.subject!.map((stem) => all.collection.lexer.vocabulary.get(stem));
  return (
    distinctTitles(all, own) >= minimum &&
    own.filter((row) => isAbout(all.collection, row, name)).length >= LEAST_ABOUT * own.length
  );
}

/** Subjects as profiles. One whose id is taken already is the same matter again, and left out. */
function withIds(all: Survey, found: readonly Found[], input: DiscoverInput, seen: string): DiscoveredProfile[] {
  const { vocabulary } = all.collection.lexer;
  const used = new Set(input.known.map(({ id }) => id));
  return found.flatMap(({ subject, terms, cut }): DiscoveredProfile[] => {
    const stems = subject.terms.map((term) => vocabulary.term(term));
    const id = input.newId(subject.name, stems);
    if (used.has(id)) return [];
    used.add(id);
    return [
      {
        version: 1,
        id,
        name: subject.name,
        subject: stems,
        terms: terms.map(([column, weight]) => [vocabulary.term(column), weight] as const),
        ...cut,
        size: subject.about.length,
        seen,
      },
    ];
  });
}

const highest = (seqs: readonly string[]): string => seqs.reduce((a, b) => (laterSeq(b, a) ? b : a), '0');
