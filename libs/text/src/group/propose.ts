import type { Casing } from '../label/casing.js';
import { nameOf } from '../label/name.js';
import { labelPhrases, type LabelPhrase } from '../label/phrases.js';
import { quoteOf } from '../label/summary.js';
import type { AssignedRow } from './assign-all.js';
import type { DiscoverLimits, ProposedTrend } from './discovery.js';
import { columnsOf } from './evidence.js';
import { coherenceOf, publisherOf } from './judge.js';
import type { DiscoveredProfile } from './profile.js';
import { independent, type Survey } from './survey.js';

/** Signals that are quoted and named from: the surest ones. */
const READ = 200;

/** A trend in place, with its labels made from the signals it has now. The name stays until another one has come up twice running. */
export function propose(
  all: Survey,
  casing: Casing,
  profile: DiscoveredProfile,
  assigned: readonly AssignedRow[],
  isNew: boolean,
  limits: DiscoverLimits,
): ProposedTrend {
  const own = assigned
    .filter(({ trendId }) => trendId === profile.id)
    .sort((a, b) => b.score - a.score || a.row - b.row);
  const members = independent(
    all,
    own.slice(0, READ).map(({ row }) => row),
  );
  const phrases = labelPhrases(all.collection, members, casing);
  const columns = columnsOf(all, profile);
  const nameTerms = all.collection.lexer.lexPhrase(profile.name).filter((id) => id >= 0);
  const summary = quoteOf(all.collection, members, new Map(columns), nameTerms);
  const { name, pendingName } = isNew
    ? { name: profile.name }
    : renamed(profile, nameOf(phrases, publisherOf(all, members)));
  const { pendingName: _, ...rest } = profile;
  return {
    id: profile.id,
    name,
    ...(summary === null ? {} : { summary }),
    keyphrases: phrases.map(({ text }) => text),
    phrases: weighted(phrases),
    profile: { ...rest, name, size: own.length, ...(pendingName === undefined ? {} : { pendingName }) },
    coherence: coherenceOf(all, columns),
    size: own.length,
    isNew,
    status: !isNew && own.length < limits.minimum / 2 ? 'retired' : 'active',
  };
}

function renamed(profile: DiscoveredProfile, now: string | null): { name: string; pendingName?: string } {
  if (now === null || now === profile.name) return { name: profile.name };
  return now === profile.pendingName ? { name: now } : { name: profile.name, pendingName: now };
}

const weighted = (phrases: readonly LabelPhrase[]): ProposedTrend['phrases'] => ({
  strong: phrases.filter(({ terms }) => terms.length > 1).map(({ text }) => text.toLowerCase()),
  medium: phrases.filter(({ terms }) => terms.length === 1).map(({ text }) => text.toLowerCase()),
  weak: [],
});
