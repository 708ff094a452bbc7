import type { SignalKind } from '#libs/domain';
import type { z } from 'zod';
import type { InputRow, RawSignal } from '../file/row.js';
import type { Clock } from './shared/clock.js';

/** One interface of the outside world that signals (or calls) are pulled from. What is pulled is told by its options, so one connector serves many sources. */
export interface Connector<Options = unknown> {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Kinds of the signals it delivers; empty for one that delivers calls only. */
  readonly kinds: readonly SignalKind[];
  readonly needsKey?: KeyNeed;
  readonly optionsSchema: z.ZodType<Options>;
  /** What may be done with the data, in one sentence. */
  readonly licence: string;
  /**
   * The least time between two requests to its host, in milliseconds. A pull keeps to it by itself; who runs several pulls of one
   * connector at once has to keep them apart.
   */
  readonly gapMs: number;
  /**
   * Fetches page by page. Every page carries the state that goes on after it: what is stored together with the rows of the page
   * can be handed to the next pull, so an interrupted pull loses nothing and repeats one page at most. Ends by throwing a
   * `PullError` when the source does not deliver, with the abort reason when `signal` fires.
   */
  pull(context: PullContext<Options>): AsyncIterable<PullPage>;
}

export interface KeyNeed {
  /** Names in the configuration, as in `EPO_OPS_KEY`. */
  readonly variables: readonly string[];
  /** How to get one, for whoever runs the installation. */
  readonly where: string;
  /** True when the source answers without, only less. */
  readonly optional?: boolean;
}

export interface PullContext<Options = unknown> {
  /** Checked by `readOptions`. */
  readonly options: Options;
  readonly state: PullState;
  /** By variable name; absent or blank is "no key". */
  readonly keys: Readonly<Record<string, string>>;
  readonly http: HttpClient;
  /** Only what is dated (or, for bulk files, changed) on this day or later. Overrules what the state remembers. */
  readonly since?: string;
  readonly signal: AbortSignal;
  /** What is known of the source, for rows that do not say it themselves. */
  readonly source?: SourceHints;
  readonly clock?: Clock;
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
  /** Raw rows for `readSignal`, with error rows for items that could not be read; numbered from 1 on each page. */
  readonly rows: readonly InputRow[];
  readonly calls?: readonly OpenCall[];
  /** The payload as delivered; null when an earlier page of this pull has handed it over, or nothing was delivered (304). */
  readonly raw: RawPayload | null;
  readonly state: PullState;
  readonly notModified?: boolean;
  readonly quota?: Quota;
}

export interface RawPayload {
  /** Without keys. */
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

/** A call for proposals. Not a signal: it is matched with trends, never counted. */
export interface OpenCall {
  /** `eu:` and the topic identifier. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Day, Brussels time. */
  readonly opens: string | null;
  /** Days, Brussels time, ascending; two or more for calls in stages. Submission closes at 17:00 Brussels time. */
  readonly deadlines: readonly string[];
  readonly budgetEur: number | null;
  readonly programme: string | null;
  readonly url: string | null;
  /** At the time of the pull; `statusOfCall` tells it for any other. */
  readonly status: CallStatus;
  /** The code of the source, kept because public documents disagree on its meaning. */
  readonly sourceStatus: string | null;
}

export type CallStatus = 'forthcoming' | 'open' | 'closed' | 'unknown';

/**
 * HTTP as connectors need it. One request (redirects followed), no retries. Rejects with a `TrendUniverseError` when the address may not
 * be asked or the answer is larger than `maxBytes`, with any other error when no answer came; statuses are answers. Implementations
 * must refuse private addresses and unpack content encodings within the size cap.
 */
export interface HttpClient {
  get(url: string, request?: HttpRequest): Promise<HttpAnswer>;
  post(url: string, request?: HttpRequest): Promise<HttpAnswer>;
}

export interface HttpRequest {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** The `Accept` header. */
  readonly accept?: string;
  readonly maxBytes?: number;
  readonly timeoutMs?: number;
  /** Makes the request conditional: the answer may be 304. */
  readonly etag?: string;
  readonly lastModified?: string;
  readonly signal?: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for 304. */
  readonly bytes: Uint8Array;
  /** After redirects. */
  readonly url: string;
  /** The header, '' when there is none. */
  readonly contentType: string;
}
