import { randomUUID } from 'node:crypto';
import { type IngestRun, isSignalKind, type Source, type SourceHealth } from '#libs/domain';
import type { IngestOptions } from '../ingest/ingest.js';
import type { InputRow } from '../ingest/input-row.js';
import { PullTallier } from './pull-tally.js';

/** One answer of a source, as its connector has read it. */
export interface PulledPage {
  readonly rows: readonly { readonly row: number; readonly value?: unknown; readonly error?: string }[];
  readonly raw: { readonly url: string; readonly contentType: string; readonly bytes: Uint8Array } | null;
  /** Where the next page, or the next pull, begins. */
  readonly state: Readonly<Record<string, unknown>>;
  readonly quotaLeft?: number | null;
}

export interface PullPorts {
  readonly runs: { create(run: { id: string; origin: string; label: string }): Promise<IngestRun> };
  readonly sources: {
    keep(
      id: string,
      state: Readonly<Record<string, unknown>>,
      health: Partial<SourceHealth> & { lastRun?: string },
    ): Promise<void>;
    keepPayload(id: string, payload: { url: string; contentType: string; bytes: Uint8Array }): Promise<void>;
  };
  readonly ingest: {
    run(runId: string, rows: AsyncIterable<InputRow>, options: IngestOptions): Promise<IngestRun>;
  };
}

export interface PullOptions {
  readonly latestDay: string;
  /** Milliseconds. */
  readonly now: () => number;
  /** 0..1: spreads the load of many sources. */
  readonly random: () => number;
  readonly beforeFirst?: () => Promise<unknown>;
}

/** A source is asked again after this long, unless it says otherwise. */
const AGAIN_MS = 60 * 60 * 1_000;
/** After a failure: a quarter of an hour, doubled each time, a day at most. */
const RETRY_MS = 15 * 60 * 1_000;
const LONGEST_MS = 24 * 60 * 60 * 1_000;

/**
 * Takes what a source has to give. Each page is committed before its cursor is kept: a pull that is cut off anywhere goes on where it was,
 * and what comes twice is recognised. Failure and health are written down where users see them.
 */
export class PullSource {
  constructor(private readonly ports: PullPorts) {}

  async run(source: Source, pages: AsyncIterable<PulledPage>, options: PullOptions): Promise<IngestRun> {
    const run = await this.ports.runs.create({ id: randomUUID(), origin: `source:${source.id}`, label: source.name });
    let state = source.state;
    let quota: number | null = source.quotaLeft;
    const { sources } = this.ports;
    const tallier = new PullTallier();
    async function* rows(): AsyncGenerator<InputRow> {
      let row = 0;
      for await (const page of pages) {
        if (page.raw) await sources.keepPayload(source.id, page.raw);
        for (const { value, error } of page.rows) {
          const own = localised(value, source);
          if (error === undefined) tallier.add(own);
          yield { row: ++row, bytes: 0, ...(error === undefined ? { value: own } : { error }) };
        }
        quota = page.quotaLeft ?? quota;
        const checkpoint = async () => {
          await sources.keep(source.id, page.state, { lastRun: run.id });
          // Not before: where committing a page fails, the pull goes on before that page.
          state = page.state;
        };
        yield { row, bytes: 0, checkpoint };
      }
    }
    try {
      const kind = source.kind;
      const done = await this.ports.ingest.run(run.id, rows(), {
        latestDay: options.latestDay,
        ...(isSignalKind(kind) && { kind }),
        publisher: source.publisher ?? source.name,
        ...(options.beforeFirst && { beforeFirst: options.beforeFirst }),
      });
      await sources.keep(source.id, state, {
        nextCheck: after(options, AGAIN_MS, state['nextCheck']),
        lastOk: iso(options.now()),
        lastError: null,
        errorCount: 0,
        quotaLeft: quota,
        ...(tallier.tally && { lastPull: tallier.tally }),
      });
      return done;
    } catch (error) {
      const wait = Math.min(LONGEST_MS, RETRY_MS * 2 ** source.errorCount);
      await sources.keep(source.id, state, {
        nextCheck: after(options, wait, (error as { retryAt?: unknown }).retryAt),
        lastError: (error as Error).message.slice(0, 500),
        errorCount: source.errorCount + 1,
      });
      throw error;
    }
  }
}

/** What the source as a whole says fills what a row does not. */
export function localised(value: unknown, source: Pick<Source, 'lang' | 'country'>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const row = value as Record<string, unknown>;
  return { ...row, lang: row['lang'] ?? source.lang, country: row['country'] ?? source.country };
}

const iso = (ms: number): string => new Date(ms).toISOString();

/** `wait` from now with up to a tenth more, or the moment the source asked for when that is later. */
function after({ now, random }: { now: () => number; random: () => number }, wait: number, asked: unknown): string {
  const own = now() + wait * (1 + random() / 10);
  const theirs = typeof asked === 'string' || typeof asked === 'number' ? new Date(asked).getTime() : NaN;
  return iso(Number.isFinite(theirs) ? Math.min(Math.max(own, theirs), now() + 7 * LONGEST_MS) : own);
}
