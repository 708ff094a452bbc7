import type { EcosystemId } from '../ecosystem/ecosystem.js';
import type { SignalKind } from '../signal/signal.js';

/** Where signals come from: a preset of `data/sources`, or one that an editor added. */
export interface SourceDefinition {
  readonly id: string;
  readonly name: string;
  /** Which connector pulls it: `feed`, `openalex`, ... */
  readonly connector: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly ecosystems: readonly EcosystemId[];
  readonly kind: SignalKind | null;
  readonly publisher: string | null;
  readonly lang: string | null;
  readonly country: string | null;
  readonly licenceNote: string;
  readonly enabled: boolean;
  /** Keys it cannot do without, and where to get them; null when it needs none. */
  readonly needsKey: {
    readonly variables: readonly string[];
    readonly where: string;
    readonly present: boolean;
  } | null;
}

/** How a source stands: politeness and health, as plain data. */
export interface SourceHealth {
  /** When it may be asked again; null: at once. */
  readonly nextCheck: string | null;
  readonly lastOk: string | null;
  readonly lastError: string | null;
  /** Failures since the last success. */
  readonly errorCount: number;
  readonly quotaLeft: number | null;
  /** What the last pull that brought anything held; null before the first. */
  readonly lastPull: PullTally | null;
}

/** The mix of one pull, by which users see what a source is worth. */
export interface PullTally {
  readonly items: number;
  /** Day of its newest item, `YYYY-MM-DD`; null when none is dated. */
  readonly newest: string | null;
  /** Items by ISO 639-1 code; those that say no language are left out. */
  readonly languages: Readonly<Record<string, number>>;
  /** Items by ISO 3166-1 alpha-2 code. */
  readonly countries: Readonly<Record<string, number>>;
}

/** What an editor may change of a source. */
export type SourceEdits = Partial<
  Pick<SourceDefinition, 'name' | 'kind' | 'publisher' | 'lang' | 'country' | 'ecosystems' | 'options'>
>;

/** A connector as the workers of this installation have it. */
export interface ConnectorListing {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly kinds: readonly SignalKind[];
  readonly delivers: 'signals' | 'calls' | 'figures';
  readonly licence: string;
  readonly status: 'ready' | 'needs a key';
  /** Variables that are not set. */
  readonly missing: readonly string[];
  /** How to come by a key; null when nothing is missing. */
  readonly where: string | null;
  /** Milliseconds between two requests to its host, and how many may be under way at once. */
  readonly politeness: { readonly gapMs: number; readonly concurrency: number };
  /** JSON Schema of its options. */
  readonly options: unknown;
}

export interface Source extends SourceDefinition, SourceHealth {
  /** What the connector keeps between pulls: validators, cursors. */
  readonly state: Readonly<Record<string, unknown>>;
  /** Added by an editor, not by a preset. */
  readonly own: boolean;
  readonly lastRun: string | null;
}
