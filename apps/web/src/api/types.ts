import type { TrendLife } from '../trend-life/life.js';
/** What the API answers, as the front reads it (see /api/docs of an installation). */

export const KINDS = ['publication', 'patent', 'investment', 'news', 'article'] as const;
export type Kind = (typeof KINDS)[number];
export type Movement = 'new' | 'in' | 'out' | 'none';
export type Origin = 'curated' | 'discovered';

export interface Segment {
  readonly id: string;
  readonly name: string;
  /** Degrees clockwise from the top. */
  readonly from: number;
  readonly to: number;
}

export interface Ring {
  readonly id: string;
  readonly name: string;
  readonly horizon: string;
  /** Share of the radar's radius, 0..1. */
  readonly inner: number;
  readonly outer: number;
}

export interface Edition {
  readonly number: number;
  readonly publishedAt: string;
  readonly asOf: string;
  readonly methodVersion: string;
  readonly hash: string;
  readonly signalCount: number;
  readonly synthetic: boolean;
}

export interface Momentum {
  /** Change per year of the share of all evidence: 0.12 = 12 % a year. Null when there is too little to tell. */
  readonly growth: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface Placement {
  readonly trendId: string;
  readonly name: string;
  readonly ecosystem: string;
  readonly segment: string;
  readonly ring: string;
  /** 0 = centre, impact now .. 1 = rim. */
  readonly radius: number;
  readonly angle: number;
  readonly interval: { readonly low: number; readonly high: number };
  readonly ringProbability: Readonly<Record<string, number>>;
  readonly maturity: number;
  readonly movement: Movement;
  readonly previousRadius: number | null;
  readonly momentum: Momentum;
  readonly volume: number;
  readonly evidence: Readonly<Partial<Record<Kind, number>>>;
  readonly origin: Origin;
}

export interface Radar {
  readonly ecosystem: string;
  readonly name: string;
  readonly edition: Edition | null;
  readonly segments: readonly Segment[];
  readonly rings: readonly Ring[];
  readonly trendCount: number;
  readonly placements: readonly Placement[];
}

export type SmallBlip = Pick<
  Placement,
  'trendId' | 'name' | 'segment' | 'radius' | 'angle' | 'ring' | 'volume' | 'movement' | 'origin'
>;
export type Mover = Pick<Placement, 'trendId' | 'name' | 'ring' | 'movement' | 'momentum'>;

export interface RadarHead {
  readonly ecosystem: string;
  readonly number: number;
  readonly name: string;
  readonly trendCount: number;
  readonly volume: number;
  readonly blips: readonly SmallBlip[];
  readonly movers: readonly Mover[];
}

export interface RadarList {
  readonly edition: Edition | null;
  readonly segments: readonly Segment[];
  readonly rings: readonly Ring[];
  readonly radars: readonly RadarHead[];
}

export interface Contribution {
  readonly kind: Kind;
  /** Part of the radius that this kind brings; the parts sum to the radius. */
  readonly value: number;
  readonly weight: number;
  readonly maturity: number;
  readonly evidence: number;
}

export interface Parameters {
  readonly version: string;
  readonly anchors: Readonly<Record<string, number>>;
  readonly weights: Readonly<Record<string, number>>;
  readonly span: number;
  readonly reliabilityHalf: number;
  readonly hysteresis: number;
  readonly draws: number;
  readonly intervalLevel: number;
  readonly incompleteYears: Readonly<Record<string, number>>;
  readonly momentumYears: number;
  readonly minimumEvidence: number;
}

export interface Explanation {
  readonly trendId: string;
  readonly ecosystem: string;
  readonly radius: number;
  readonly ring: string;
  readonly sentences: readonly string[];
  readonly contributions: readonly Contribution[];
  readonly counterfactuals?: readonly {
    readonly without: Kind;
    readonly ring: string;
    readonly radius: number;
    readonly ringChanges: boolean;
  }[];
  readonly method?: { readonly version: string; readonly seed: string; readonly parameters: Parameters };
}

export interface TrendHead {
  readonly id: string;
  readonly name: string;
  readonly summary: string;
  readonly ecosystem: string;
  readonly alsoOn: readonly string[];
  readonly segment: string;
  readonly origin: Origin;
  readonly status: 'active' | 'retired' | 'rejected' | 'merged';
}

/** A word that earned a tag, with its place in title + text when known. */
export interface Word {
  readonly term: string;
  readonly weight: number;
  readonly start?: number;
  readonly end?: number;
}

export interface SeriesPoint {
  readonly kind: Kind;
  readonly year: number;
  readonly n: number;
  readonly total: number;
  readonly incomplete: boolean;
}

export interface Evidence {
  readonly id: string;
  readonly kind: Kind;
  readonly title: string;
  readonly date: string;
  readonly url: string | null;
  readonly publisher: string;
  readonly country: string | null;
  readonly synthetic: boolean;
  readonly score: number;
  readonly words: readonly Word[];
}

export interface Counted {
  readonly name: string;
  readonly n: number;
}

export interface TrendCard extends TrendHead {
  readonly drivers: readonly string[];
  readonly codes: readonly string[];
  readonly edition: Edition | null;
  readonly placements: readonly Placement[];
  readonly series: readonly SeriesPoint[];
  readonly evidence: readonly Evidence[];
  readonly countries: readonly { readonly country: string; readonly n: number }[];
  readonly actors: readonly Counted[];
  readonly publishers: readonly Counted[];
  readonly related: readonly {
    readonly id: string;
    readonly name: string;
    readonly ecosystem: string;
    readonly reason: 'catalogue' | 'shared signals';
    readonly shared: number;
  }[];
  readonly history: readonly {
    readonly edition: number;
    readonly asOf: string;
    readonly ecosystem: string;
    readonly radius: number;
    readonly ring: string;
  }[];
  readonly life?: TrendLife;
}

export interface SignalHead {
  readonly id: string;
  readonly kind: Kind;
  readonly title: string;
  readonly date: string;
  readonly url: string | null;
  readonly country: string | null;
  readonly lang: string | null;
  readonly publisher: string;
  readonly amountEur: number | null;
  readonly synthetic: boolean;
  /** False for a copy of evidence that another signal already counts for. */
  readonly independent: boolean;
}

export interface SignalItem extends SignalHead {
  readonly excerpt: string;
  readonly ecosystems: readonly string[];
  readonly trends: readonly { readonly id: string; readonly name: string }[];
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export interface FacetValue {
  readonly value: string;
  readonly label: string;
  readonly n: number;
}
export const FACETS = ['ecosystem', 'kind', 'year', 'country', 'lang', 'trend'] as const;
export type FacetName = (typeof FACETS)[number];

export interface Facets {
  readonly total: number;
  readonly capped: boolean;
  readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>>;
}

export interface Signal extends SignalHead {
  readonly text: string;
  readonly organisations: readonly string[];
  readonly codes: readonly string[];
  readonly tags: readonly { readonly ecosystem: string; readonly score: number; readonly words: readonly Word[] }[];
  readonly trends: readonly {
    readonly id: string;
    readonly name: string;
    readonly score: number;
    readonly words: readonly Word[];
  }[];
}

export interface IngestRun {
  readonly id: string;
  readonly origin: string;
  readonly label: string;
  readonly status: 'queued' | 'running' | 'done' | 'failed';
  readonly dryRun: boolean;
  readonly synthetic: boolean;
  readonly bytesTotal: number | null;
  readonly bytesRead: number;
  readonly read: number;
  readonly new: number;
  readonly changed: number;
  readonly duplicate: number;
  readonly refused: number;
  readonly error: string | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

export interface Refusals {
  readonly items: readonly { readonly row: number; readonly id: string | null; readonly reason: string }[];
  readonly nextAfter: number | null;
}

export interface Status {
  readonly universe: 'empty' | 'demo' | 'live';
  readonly signals: number;
  readonly edition: Edition | null;
  readonly openEditing: boolean;
  readonly version: string;
}

export interface Ecosystem {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly scope: string;
}
