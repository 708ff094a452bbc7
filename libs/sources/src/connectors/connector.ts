import type { SignalKind } from '#libs/domain';
import type { z } from 'zod';
import type { Clock, HostLimits } from '../fetch/host-gates.js';
import type { Http } from '../fetch/http.js';
import type { InputRow, RawSignal } from '../file/row.js';

/**
 * One interface of the outside world that signals (or calls, or regional figures) are pulled from: how to ask, and how to read what it says. What is asked for is
 * told by options, so one connector serves many sources.
 */
export interface Connector<Options = unknown> {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Kinds of the signals it delivers; empty for one that delivers none. */
  readonly kinds: readonly SignalKind[];
  /** Signals become evidence; calls for proposals are matched with trends, figures stand beside clusters of a region, and neither is counted. */
  readonly delivers: 'signals' | 'calls' | 'figures';
  readonly needsKey?: KeyNeed;
  readonly optionsSchema: z.ZodType<Options>;
  /** What may be done with the data, in one sentence. */
  readonly licence: string;
  /** How often and how densely its host may be asked; for the `PoliteHttp` that the pull is given. */
  readonly politeness: HostLimits;
  /**
   * Fetches page by page. Every page carries the state that goes on after it: what is stored together with the rows of the page
   * can be handed to the next pull, so an interrupted pull loses nothing and repeats one page at most. Ends by throwing a
   * `SourceError` when the source does not deliver, with the abort reason when `signal` fires.
   */
  pull(context: PullContext<Options>): AsyncIterable<PullPage>;
  /**
   * Reads one kept payload again, as `pull` read it, so that a better parser can go over history without asking the source. Never throws for
   * what is inside: that becomes rows with errors. Throws a `SourceError` when it is no answer of this source.
   */
  parse(raw: RawPayload, reading: Reading<Options>): AsyncIterable<InputRow> | Iterable<InputRow>;
}

export interface KeyNeed {
  /** Names in the configuration, as in `EPO_OPS_KEY`. */
  readonly variables: readonly string[];
  /** How to get one, for whoever runs the installation. */
  readonly where: string;
  /** True when the source answers without, only less. */
  readonly optional?: boolean;
}

/** What the reading of a payload depends on, beside its bytes. */
export interface Reading<Options = unknown> {
  /** Checked by `readOptions`. */
  readonly options: Options;
  /** What is known of the source, for rows that do not say it themselves. */
  readonly source?: SourceHints;
  readonly clock?: Clock;
}

export interface PullContext<Options = unknown> extends Reading<Options> {
  readonly state: PullState;
  /** By variable name; absent or blank is "no key". */
  readonly keys: Readonly<Record<string, string | undefined>>;
  /** Polite already: pauses, retries and `Retry-After` are its business. */
  readonly http: Http;
  /** Only what is dated (or, for bulk files, changed) on this day or later. Overrules what the state remembers. */
  readonly since?: string;
  readonly signal: AbortSignal;
}

export interface SourceHints {
  readonly kind?: SignalKind;
  readonly publisher?: string;
  /** ISO 639-1. */
  readonly lang?: string;
  /** ISO 3166-1 alpha-2 of the publisher. */
  readonly country?: string;
}

/** What is remembered of a source between pulls: plain JSON. The connectors write all but the last two fields. */
export interface PullState {
  readonly etag?: string;
  readonly lastModified?: string;
  /** Where an unfinished pull goes on; absent when the last one came to its end. */
  readonly cursor?: PullCursor;
  /** Last day that a complete pull covered, `YYYY-MM-DD`. */
  readonly reachedDay?: string;
  /** Not to be asked again before this instant (ISO 8601). */
  readonly nextCheck?: string;
  /** The new address of a feed that has moved for good: asked from now on. */
  readonly movedTo?: string;
  /** Days on which entries without a date were first seen, by id. */
  readonly firstSeen?: Readonly<Record<string, string>>;
  /** Kept by whoever runs the pulls: failures since the last success, and the message of the latest. */
  readonly errorCount?: number;
  readonly lastError?: string;
}

export interface PullCursor {
  /** Fingerprint of the question asked; a cursor of another question is not followed. */
  readonly of: string;
  /** Days asked for, both included. */
  readonly from: string;
  readonly until: string;
  /** In the connector's own words. */
  readonly at: unknown;
}

export interface PullPage {
  /** Raw rows for `readSignal` (or `OpenCall`s or figures, see `delivers`), with error rows for items that could not be read; numbered from 1 on each page, those of a file by their place in it. */
  readonly rows: readonly InputRow[];
  /** The payload as delivered; null when an earlier page of this pull has handed it over, or nothing was delivered (304). */
  readonly raw: RawPayload | null;
  readonly state: PullState;
  readonly notModified?: boolean;
  readonly quota?: Quota;
}

/** An answer as it came, to be kept. */
export interface RawPayload {
  /** Without its query, which may hold a key. */
  readonly url: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** What the source says about how much may still be asked; null where it does not say. */
export interface Quota {
  readonly unit: 'requests' | 'credits' | 'bytes';
  readonly used: number | null;
  readonly left: number | null;
  readonly limit: number | null;
  /** ISO 8601. */
  readonly resetsAt: string | null;
}

/** A raw signal with the keys under which other sources know the same thing. */
export interface SourceRow extends RawSignal {
  /** Lower case, without resolver. */
  doi?: string;
  /** DOCDB simple family: all publications of one invention. */
  family?: string;
}
