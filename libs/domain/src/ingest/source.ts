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
}

export interface Source extends SourceDefinition, SourceHealth {
  /** What the connector keeps between pulls: validators, cursors. */
  readonly state: Readonly<Record<string, unknown>>;
  /** Added by an editor, not by a preset. */
  readonly own: boolean;
  readonly lastRun: string | null;
}
