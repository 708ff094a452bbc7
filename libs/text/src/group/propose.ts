import type { Casing } from '../label/casing.js';
import { labelPhrases, type LabelPhrase } from '../label/phrases.js';
import { quoteOf } from '../label/summary.js';
import type { AssignedRow } from './assign-all.js';
import type { DiscoverLimits, ProposedTrend } from './discovery.js';
import { columnsOf } from './evidence.js';
import { coherenceOf } from './judge.js';
import type { DiscoveredProfile } from './profile.js';
import { independent, type Survey } from './survey.js';

/** Signals that are quoted and named from: the surest ones. */
const READ = 200;

/** A trend in place, with its labels made from the signals it has now. */
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
  return {
    id: profile.id,
    name: profile.name,
    ...(summary === null ? {} : { summary }),
    keyphrases: phrases.map(({ text }) => text),
    phrases: weighted(phrases),
    profile: { ...profile, size: own.length },
    coherence: coherenceOf(all, columns),
    size: own.length,
    isNew,
    status: !isNew && own.length < limits.minimum / 2 ? 'retired' : 'active',
  };
}

const weighted = (phrases: readonly LabelPhrase[]): ProposedTrend['phrases'] => ({
  strong: phrases.filter(({ terms }) => terms.length > 1).map(({ text }) => text.toLowerCase()),
  medium: phrases.filter(({ terms }) => terms.length === 1).map(({ text }) => text.toLowerCase()),
  weak: [],
});
