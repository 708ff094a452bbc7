import { Casing } from '../label/casing.js';
import { bears } from '../label/phrase-miner.js';
import { assignAll, type AssignedRow } from './assign-all.js';
import { carry } from './carry.js';
import {
  borneBy,
  DISCOVER_LIMITS,
  laterSeq,
  type DiscoverInput,
  type Discovery,
  type ProposedTrend,
} from './discovery.js';
import type { Named } from './judge.js';
import type { DiscoveredProfile } from './profile.js';
import { propose } from './propose.js';
import { spawn } from './spawn.js';
import { distinctTitles, independent, survey, type Survey } from './survey.js';

/**
 * Finds the trends among the signals of one ecosystem that no curated trend explains. Known trends keep their identity: their profiles are
 * fitted again on the signals they have, and take new ones. Then groups of what is left are formed at all levels, and only those become
 * trends that are large enough, of several sources, held together by their words, and can be named. The same input gives the same result.
 *
 * Cost of an update: the reading of all given texts and the grouping of those without a trend; between updates, `assignDiscovered` reads
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
  const spawned = proposed.filter((profile) => isSound(all, rows, profile, limits.minimum, borneBy(input, limits)));
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

/**
 * Whether a trend has enough independent signals by its profile, not only by its group, and enough of them bear its name. What is not
 * proposed now may be when more signals have come.
 */
function isSound(
  all: Survey,
  assigned: readonly AssignedRow[],
  profile: DiscoveredProfile,
  minimum: number,
  leastBorne: number,
): boolean {
  const own = independent(
    all,
    assigned.flatMap(({ row, trendId }) => (trendId === profile.id ? [row] : [])),
  );
  if (distinctTitles(all, own) < minimum) return false;
  const name = all.collection.lexer.lexPhrase(profile.name).filter((id) => id >= 0);
  return own.filter((row) => bears(all.collection, row, name)).length >= leastBorne * own.length;
}

/** Groups as profiles. One whose id is taken already is the same matter again, and left out. */
function withIds(all: Survey, groups: readonly Named[], input: DiscoverInput, seen: string): DiscoveredProfile[] {
  const used = new Set(input.known.map(({ id }) => id));
  return groups.flatMap(({ name, phrases, terms, cut, members }): DiscoveredProfile[] => {
    const id = input.newId(
      name,
      phrases.map(({ text }) => text),
    );
    if (used.has(id)) return [];
    used.add(id);
    return [
      {
        version: 1,
        id,
        name,
        terms: terms.map(([column, weight]) => [all.collection.lexer.vocabulary.term(column), weight] as const),
        threshold: cut.threshold,
        scale: cut.scale,
        size: members.length,
        seen,
      },
    ];
  });
}

const highest = (seqs: readonly string[]): string => seqs.reduce((a, b) => (laterSeq(b, a) ? b : a), '0');
