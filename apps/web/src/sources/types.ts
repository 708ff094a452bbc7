import type { Kind } from '../api/types.js';

export type SourceStatus = 'off' | 'needs a key' | 'waiting' | 'ok' | 'failing';

export interface Source {
  readonly id: string;
  readonly name: string;
  readonly connector: string;
  readonly ecosystems: readonly string[];
  readonly kind: Kind | null;
  readonly publisher: string | null;
  readonly lang: string | null;
  readonly country: string | null;
  readonly licenceNote: string;
  readonly enabled: boolean;
  readonly own: boolean;
  readonly status: SourceStatus;
  readonly needsKey: {
    readonly variables: readonly string[];
    readonly where: string;
    readonly present: boolean;
  } | null;
  readonly nextCheck: string | null;
  readonly lastOk: string | null;
  readonly lastError: string | null;
  readonly errorCount: number;
  readonly quotaLeft: number | null;
  readonly lastRun: string | null;
  readonly recent: { readonly runs: number; readonly read: number; readonly new: number; readonly refused: number };
  readonly lastPull: PullTally | null;
}

export interface PullTally {
  readonly items: number;
  readonly newest: string | null;
  readonly languages: Readonly<Record<string, number>>;
  readonly countries: Readonly<Record<string, number>>;
}

export interface SourceDetail extends Source {
  /** Null for those who may not edit. */
  readonly options: Readonly<Record<string, unknown>> | null;
  readonly connectorName: string;
  readonly politeness: { readonly gapMs: number; readonly concurrency: number } | null;
  readonly kept: { readonly payloads: number; readonly bytes: number; readonly since: string | null };
}

export interface Connector {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly kinds: readonly Kind[];
  readonly delivers: 'signals' | 'calls' | 'figures';
  readonly licence: string;
  readonly status: 'ready' | 'needs a key';
  readonly missing: readonly string[];
  readonly where: string | null;
  readonly politeness: { readonly gapMs: number; readonly concurrency: number };
  readonly options: OptionsSchema;
}

/** The part of JSON Schema that options of connectors use. */
export interface OptionsSchema {
  readonly properties?: Readonly<Record<string, OptionSchema>>;
  readonly required?: readonly string[];
}
export interface OptionSchema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** An answer that a worker gives in its own time. */
export interface Answered<T> {
  readonly id: string;
  readonly state: 'waiting' | 'done' | 'failed';
  readonly error: string | null;
  readonly result: T | null;
}

export interface CheckResult {
  readonly ok: boolean;
  readonly error: string | null;
  readonly title: string | null;
  readonly language: string | null;
  readonly site: string | null;
  readonly items: number;
  readonly refused: number;
  readonly reasons: readonly string[];
  readonly sample: readonly {
    readonly title: string;
    readonly date: string;
    readonly url: string | null;
    readonly lang: string | null;
  }[];
}

export interface ListResult {
  readonly title: string | null;
  readonly error: string | null;
  readonly read: number;
  readonly new: number;
  readonly known: number;
  readonly refused: number;
  readonly rows: readonly ListRow[];
  readonly unlisted: number;
}
export interface ListRow {
  readonly row: number;
  readonly title: string;
  readonly url: string | null;
  readonly outcome: 'new' | 'known' | 'refused';
  readonly note: string | null;
}
