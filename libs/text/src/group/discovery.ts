import type { EcosystemId, EarningWord, TrendStatus, WeightedPhrases } from '#libs/domain';
import type { DiscoveredProfile } from './profile.js';

/** A signal that no curated trend explains, as the discovery of trends sees it. */
export interface DiscoverText {
  /** Sequence number of the store, decimal: later signals have larger ones. */
  readonly seq: string;
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly kind: string;
  readonly publisher: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** ISO 639-1 when known. Only English texts form trends for now: other languages would form groups of languages. */
  readonly lang?: string | null;
  /** The discovered trend it had until now. */
  readonly trendId: string | null;
}

export interface DiscoverInput {
  readonly ecosystem: EcosystemId;
  readonly texts: readonly DiscoverText[];
  /** Profiles of the ecosystem's active discovered trends. */
  readonly known: readonly DiscoveredProfile[];
  /** Gives a new trend its id. An id that is taken already means: the same matter again, no new trend. */
  readonly newId: (name: string, terms: readonly string[]) => string;
  readonly limits?: Partial<DiscoverLimits>;
}

export interface DiscoverLimits {
  /** Independent signals a trend needs (near-duplicates count once). */
  readonly minimum: number;
  /** Trends of a first look at an ecosystem. */
  readonly firstTrends: number;
  /** Trends an ecosystem can have. */
  readonly mostTrends: number;
  /** New trends of one update. */
  readonly newTrends: number;
  /** Signals about a subject are alike so many times as any two of the ecosystem are; its name does not count. */
  readonly alike: number;
  /** The same where the name is a single word, which may have several meanings. */
  readonly alikeAlone: number;
  /** Least weight of a subject: signals about it x share of titles among the texts that bear it x log of how alike they are. */
  readonly weight: number;
  /** The same for a single word, twice as much: words that weigh less are mostly too general ("reactor", "appliance", "alignment"). */
  readonly weightAlone: number;
}

export const DISCOVER_LIMITS: DiscoverLimits = {
  minimum: 6,
  firstTrends: 20,
  mostTrends: 24,
  newTrends: 2,
  alike: 1.3,
  alikeAlone: 3,
  weight: 3,
  weightAlone: 6,
};

export interface ProposedTrend {
  readonly id: string;
  readonly name: string;
  /** A sentence of one of its signals; absent when none can stand alone. */
  readonly summary?: string;
  /** Best first, at most 8. */
  readonly keyphrases: readonly string[];
  readonly phrases: WeightedPhrases;
  readonly profile: DiscoveredProfile;
  /** NPMI of the ten heaviest terms, -1..1. */
  readonly coherence: number;
  /** Signals assigned to it now. */
  readonly size: number;
  readonly isNew: boolean;
  /** `retired`: hardly any signal is left; `merged`: another trend (`mergedInto`) has taken its signals. */
  readonly status: Extract<TrendStatus, 'active' | 'retired' | 'merged'>;
  readonly mergedInto?: string;
}

export interface Assigned {
  readonly trendId: string;
  readonly score: number;
  readonly words: readonly EarningWord[];
}

export interface Discovery {
  readonly trends: readonly ProposedTrend[];
  /** By `seq`; signals without a discovered trend are absent. */
  readonly assignments: ReadonlyMap<string, Assigned>;
}

/** Order of sequence numbers as numbers, without limit of size. */
export const laterSeq = (a: string, b: string): boolean => a.length > b.length || (a.length === b.length && a > b);
