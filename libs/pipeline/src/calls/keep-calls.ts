import { type Call, type IngestCounts, type IngestRun, readCall, type Refusal } from '#libs/domain';
import type { Reader } from '#libs/text';

interface ReadCall {
  readonly call: Call;
  readonly ecosystems: readonly string[];
  readonly trends: readonly { readonly id: string; readonly score: number }[];
}
export interface CallPorts {
  readonly calls: { write(reader: string, rows: readonly ReadCall[]): Promise<{ new: number; changed: number; duplicate: number }> };
  readonly runs: {
    start(id: string): Promise<IngestRun>;
    record(id: string, counts: IngestCounts, refusals: readonly Refusal[]): Promise<void>;
    finish(id: string, error?: string): Promise<IngestRun>;
  };
}
type Row = { readonly row: number; readonly value?: unknown; readonly error?: string };

const BATCH = 100;

/** What the text room says of a call. */
export function readTextOf(reader: Pick<Reader, 'read'>, call: Call): ReadCall {
  const { tags, trends } = reader.read({ kind: 'article', title: call.title, text: call.text, codes: [], lang: 'en' });
  return { call, ecosystems: tags.map(({ id }) => id), trends: trends.map(({ id, score }) => ({ id, score })) };
}

/** Takes rows in as calls, where a source of signals would have them taken in as signals. The same again adds nothing. */
export class KeepCalls {
  constructor(
    private readonly ports: CallPorts,
    private readonly reader: Pick<Reader, 'read' | 'version'>,
  ) {}

  async run(runId: string, rows: AsyncIterable<Row>): Promise<IngestRun> {
    await this.ports.runs.start(runId);
    let batch = new Map<string, ReadCall>();
    let refusals: Refusal[] = [];
    let read = 0;
    let again = 0;
    const flush = async (): Promise<void> => {
      const counts = await this.ports.calls.write(this.reader.version, [...batch.values()]);
      const total = { ...counts, duplicate: counts.duplicate + again, read, refused: refusals.length };
      await this.ports.runs.record(runId, total, refusals);
      [batch, refusals, read, again] = [new Map(), [], 0, 0];
    };
    for await (const { row, value, error } of rows) {
      read += 1;
      const found = error === undefined ? readCall(value) : { ok: false as const, id: null, reason: error };
      if (!found.ok) refusals.push({ row, id: found.id, reason: found.reason });
      else {
        if (batch.has(found.call.id)) again += 1;
        batch.set(found.call.id, readTextOf(this.reader, found.call));
      }
      if (read >= BATCH) await flush();
    }
    await flush();
    return this.ports.runs.finish(runId);
  }
}
