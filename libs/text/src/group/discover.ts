import { Casing } from '../label/casing.js';
import { latentRows } from '../lsa/latent-rows.js';
import { pickRows } from '../vectors/csr.js';
import { assignAll } from './assign-all.js';
import { candidates } from './candidates.js';
import { carry } from './carry.js';
import {
  DISCOVER_LIMITS,
  laterSeq,
  type DiscoverInput,
  type Discovery,
  type DiscoverLimits,
  type ProposedTrend,
} from './discovery.js';
import { judge, named, type Judged, type Named } from './judge.js';
import type { DiscoveredProfile } from './profile.js';
import { propose } from './propose.js';
import { survey, type Survey } from './survey.js';

/** A new trend of an update consists of new signals to this share at least: what was weighed before and left out stays out. */
const LEAST_NEW = 0.25;
/** A candidate that loses this share of its members to trends in place is one of them. */
const MOST_SHARED = 0.4;

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
  const carried = carry(all, input.known, limits);
  const assigned = assignAll(all, carried.profiles);
  const fresh = spawn(all, casing, assigned, input, limits);
  const seen = highestSeq(all, input.known);
  const isUsed = new Set(input.known.map(({ id }) => id));
  const spawned = fresh.map((group): DiscoveredProfile => {
    const terms = group.terms.map(
      ([column, weight]) => [all.collection.lexer.vocabulary.term(column), weight] as const,
    );
    const id = input.newId(
      group.name,
      group.phrases.map(({ text }) => text),
    );
    if (isUsed.has(id)) throw new RangeError(`newId gave "${id}" twice. Give every new trend an id of its own.`);
    isUsed.add(id);
    return {
      version: 1,
      id,
      name: group.name,
      terms,
      threshold: group.cut.threshold,
      scale: group.cut.scale,
      size: group.members.length,
      seen,
    };
  });
  const profiles = [...carried.profiles.map((profile) => ({ ...profile, seen })), ...spawned];
  const final = assignAll(all, profiles);
  const isNew = new Set(spawned.map(({ id }) => id));
  const trends: ProposedTrend[] = profiles.map((profile) =>
    propose(all, casing, profile, final, isNew.has(profile.id), limits),
  );
  return { trends: [...trends, ...carried.left], assignments: new Map(final.map(({ seq, ...rest }) => [seq, rest])) };
}

/** New trends among the texts that none has. */
function spawn(
  all: Survey,
  casing: Casing,
  assigned: readonly { row: number }[],
  input: DiscoverInput,
  limits: DiscoverLimits,
): Named[] {
  const isFirst = input.known.length === 0;
  const room = isFirst ? limits.firstTrends : Math.min(limits.newTrends, limits.mostTrends - input.known.length);
  const taken = new Set(assigned.map(({ row }) => row));
  const free = Array.from(all.texts.keys()).filter((row) => !taken.has(row));
  if (room <= 0 || free.length < limits.minimum) return [];
  const latent = latentRows(pickRows(all.collection.counts, free), all.idf, {
    seed: input.seed,
    sources: free.map((row) => all.sources[row]!),
  });
  const last = input.known.reduce((seq, { seen }) => (laterSeq(seen, seq) ? seen : seq), '');
  const judged = candidates(latent, { seed: input.seed, minimum: limits.minimum, largest: 0.25 })
    .map((candidate) => ({ ...candidate, members: candidate.members.map((i) => free[i]!) }))
    .filter(({ members }) => isFirst || newShare(all, members, last) >= LEAST_NEW)
    .flatMap((candidate) => judge(all, candidate, limits) ?? [])
    .sort((a, b) => b.quality - a.quality);
  return choose(all, casing, judged, room);
}

/** The best groups that are not nested in each other, are found by different words and bear different names. */
function choose(all: Survey, casing: Casing, judged: readonly Judged[], room: number): Named[] {
  const chosen: Named[] = [];
  const leaves = new Set<number>();
  for (const group of judged) {
    if (chosen.length === room) break;
    if (group.leaves.some((leaf) => leaves.has(leaf))) continue;
    if (chosen.some((other) => likeness(group, other) > MOST_SHARED)) continue;
    const whole = named(all, group, casing);
    if (whole === null || chosen.some(({ name }) => name === whole.name)) continue;
    for (const leaf of group.leaves) leaves.add(leaf);
    chosen.push(whole);
  }
  return chosen;
}

/** Cosine of the term weights. */
function likeness(a: Judged, b: Judged): number {
  const weights = new Map(a.terms.map(([column, weight]) => [column, weight]));
  return b.terms.reduce((sum, [column, weight]) => sum + weight * (weights.get(column) ?? 0), 0);
}

const newShare = ({ texts }: Survey, members: readonly number[], last: string): number =>
  members.filter((row) => laterSeq(texts[row]!.seq, last)).length / members.length;

const highestSeq = ({ texts }: Survey, known: readonly DiscoveredProfile[]): string =>
  [...texts.map(({ seq }) => seq), ...known.map(({ seen }) => seen)].reduce((a, b) => (laterSeq(b, a) ? b : a), '0');
