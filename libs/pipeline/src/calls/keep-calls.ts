import { type IngestCounts, type IngestRun, type ReadCall, readCall, type Refusal } from '#libs/domain';
import { readCallText, type Reader } from '#libs/text';
import { attempt, type AttemptPorts } from '../ingest/attempt.js';
import type { InputRow } from '../ingest/ingest.js';

type WriteCounts = Pick<IngestCounts, 'new' | 'changed' | 'duplicate'>;
export interface CallPorts {
  readonly calls: {
    write(reader: string, rows: readonly ReadCall[]): Promise<WriteCounts>;
    /** What writing would do. */
    compare(rows: readonly ReadCall[]): Promise<WriteCounts>;
  };
  readonly runs: AttemptPorts & {
    record(id: string, counts: IngestCounts, refusals: readonly Refusal[], attempt: number): Promise<void>;
  };
}

/** Calls a transaction: their texts are long. */
const BATCH = 100;

/**
 * Takes rows in as calls, where a source of signals would have them taken in as signals. Bad rows are refused one by one. The same again adds nothing.
 * What was read is written before a checkpoint is passed, so that a source goes on where it was.
 */
export class KeepCalls {
  constructor(
    private readonly ports: CallPorts,
    private readonly reader: Pick<Reader, 'read' | 'version'>,
  ) {}

  run(runId: string, rows: AsyncIterable<InputRow>): Promise<IngestRun> {
    return attempt(this.ports.runs, runId, (run) => this.write(run, rows));
  }

  private async write({ id, attempt: number, dryRun }: IngestRun, rows: AsyncIterable<InputRow>): Promise<void> {
    let batch = new Map<string, ReadCall>();
    let refusals: Refusal[] = [];
    let read = 0;
    const flush = async (): Promise<void> => {
      if (read === 0) return;
      const found = [...batch.values()];
      const { calls } = this.ports;
      const counts = dryRun ? await calls.compare(found) : await calls.write(this.reader.version, found);
      const again = read - refusals.length - batch.size;
      const total = { ...counts, duplicate: counts.duplicate + again, read, refused: refusals.length };
      await this.ports.runs.record(id, total, refusals, number);
      [batch, refusals, read] = [new Map(), [], 0];
    };
    for await (const { row, value, error, checkpoint } of rows) {
      if (checkpoint) {
        await flush();
        await checkpoint();
        continue;
      }
      read += 1;
      const found = error === undefined ? readCall(value) : { ok: false as const, id: null, reason: error };
      if (found.ok) batch.set(found.call.id, readCallText(this.reader, found.call));
      else refusals.push({ row, id: found.id, reason: found.reason });
      if (read >= BATCH) await flush();
    }
    await flush();
  }
}
