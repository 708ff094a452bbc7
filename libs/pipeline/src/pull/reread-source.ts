import { type IngestRun, isSignalKind, type Source } from '#libs/domain';
import type { IngestOptions } from '../ingest/ingest.js';
import type { InputRow } from '../ingest/input-row.js';
import type { PullPorts } from './pull-source.js';
import { localised } from './pull-source.js';

/** A payload as it was kept. */
export interface KeptPayload {
  readonly url: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  /** ISO 8601. */
  readonly fetchedAt: string;
}

type ParsedRow = { readonly value?: unknown; readonly error?: string };

export interface RereadPorts {
  readonly sources: { payloads(id: string): AsyncIterable<KeptPayload> };
  readonly ingest: Pick<PullPorts['ingest'], 'run'>;
  /** Reads a payload as the connector of the source does today. */
  readonly parse: (payload: KeptPayload) => AsyncIterable<ParsedRow> | Iterable<ParsedRow>;
}

/**
 * Goes over the kept payloads of a source again, oldest first, with the parser of today: nothing is fetched, and what reads as before is
 * counted as duplicate. A payload that is no answer of the source any more becomes one refused row.
 */
export class RereadSource {
  constructor(private readonly ports: RereadPorts) {}

  run(source: Source, runId: string, options: Pick<IngestOptions, 'latestDay' | 'beforeFirst'>): Promise<IngestRun> {
    const { kind } = source;
    return this.ports.ingest.run(runId, this.rows(source), {
      ...options,
      ...(isSignalKind(kind) && { kind }),
      publisher: source.publisher ?? source.name,
    });
  }

  private async *rows(source: Source): AsyncGenerator<InputRow> {
    const firstSeen = new Map(Object.entries((source.state['firstSeen'] as Record<string, string> | undefined) ?? {}));
    let row = 0;
    for await (const payload of this.ports.sources.payloads(source.id)) {
      try {
        for await (const { value, error } of this.ports.parse(payload)) {
          row++;
          if (error !== undefined) yield { row, bytes: 0, error };
          else
            yield { row, bytes: 0, value: dated(localised(value, source), payload.fetchedAt.slice(0, 10), firstSeen) };
        }
      } catch (error) {
        yield {
          row: ++row,
          bytes: 0,
          error: `the payload of ${payload.fetchedAt} cannot be read: ${(error as Error).message}`,
        };
      }
    }
  }
}

/** An item without a date keeps the day on which it was first seen, as when it was pulled. */
function dated(value: unknown, day: string, firstSeen: Map<string, string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const row = value as Readonly<Record<string, unknown>>;
  if (row['date'] !== undefined || typeof row['id'] !== 'string') return row;
  if (!firstSeen.has(row['id'])) firstSeen.set(row['id'], day);
  return { ...row, date: firstSeen.get(row['id']) };
}
