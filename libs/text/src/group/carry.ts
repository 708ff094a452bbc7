import type { AssignedRow } from './assign-all.js';
import type { DiscoverLimits, ProposedTrend } from './discovery.js';
import { isAbout } from '../label/phrase-miner.js';
import { columnsOf, evidenceOfRows, likeness, lowerCut } from './evidence.js';
import { coherenceOf, termsOf } from './judge.js';
import type { DiscoveredProfile } from './profile.js';
import { independent, type Survey } from './survey.js';

/** Share of the old weights and threshold that stays in a refit: profiles follow their topic slowly, and noise hardly at all. */
const INERTIA = 0.7;
const MOST_TERMS = 150;
/** Two trends are one when their weights are so alike (cosine). */
const SAME = 0.75;

/** Known trends on this survey: those that go on, with profiles fitted again, and those that end here. */
export interface Carried {
  readonly profiles: readonly DiscoveredProfile[];
  readonly left: readonly ProposedTrend[];
}

/** @param assigned the signals each trend has now, by the profiles before this survey and those of new trends */
export function carry(
  all: Survey,
  known: readonly DiscoveredProfile[],
  assigned: readonly AssignedRow[],
  limits: DiscoverLimits,
): Carried {
  const rows = new Map<string, AssignedRow[]>(known.map(({ id }) => [id, []]));
  for (const entry of assigned) rows.get(entry.trendId)?.push(entry);
  const bySize = [...known].sort((a, b) => rows.get(b.id)!.length - rows.get(a.id)!.length || (a.id < b.id ? -1 : 1));
  const profiles: DiscoveredProfile[] = [];
  const left: ProposedTrend[] = [];
  for (const profile of bySize) {
    const own = rows.get(profile.id)!;
    const twin = profiles.find((other) => likeness(other.terms, profile.terms) >= SAME);
    if (twin !== undefined) left.push(ended(all, profile, own.length, 'merged', twin.id));
    else if (own.length < limits.minimum / 2) left.push(ended(all, profile, own.length, 'retired'));
    else profiles.push(refitted(all, profile, own));
  }
  return { profiles, left };
}

/** Fitted on the signals that are about the subject by name: those found by the profile itself would lead it away. */
function refitted(all: Survey, profile: DiscoveredProfile, own: readonly AssignedRow[]): DiscoveredProfile {
  const { vocabulary } = all.collection.lexer;
  const subject = (profile.subject ?? []).map((stem) => vocabulary.get(stem));
  const members = independent(
    all,
    own.map(({ row }) => row),
  ).filter((row) => isAbout(all.collection, row, subject));
  if (members.length < 2) return { ...profile, size: own.length };
  const weights = new Map(profile.terms.map(([stem, weight]) => [stem, INERTIA * weight]));
  for (const [column, weight] of termsOf(all, members)) {
    const stem = vocabulary.term(column);
    weights.set(stem, (weights.get(stem) ?? 0) + (1 - INERTIA) * weight);
  }
  const kept = [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_TERMS);
  const length = Math.hypot(...kept.map(([, weight]) => weight));
  const terms = kept.map(([stem, weight]) => [stem, weight / length] as const);
  const cut = lowerCut(evidenceOfRows(all, columnsOf(all, { ...profile, terms })), members);
  const mixed = (before: number, now: number): number => INERTIA * before + (1 - INERTIA) * now;
  return {
    ...profile,
    terms,
    threshold: mixed(profile.threshold, cut.threshold),
    scale: mixed(profile.scale, cut.scale),
    size: own.length,
  };
}

function ended(
  all: Survey,
  profile: DiscoveredProfile,
  size: number,
  status: 'retired' | 'merged',
  mergedInto?: string,
): ProposedTrend {
  return {
    id: profile.id,
    name: profile.name,
    keyphrases: [],
    phrases: { strong: [], medium: [], weak: [] },
    profile,
    coherence: coherenceOf(all, columnsOf(all, profile)),
    size,
    isNew: false,
    status,
    ...(mergedInto === undefined ? {} : { mergedInto }),
  };
}
