import { type CallBatch, type IngestRun, type ReadCall, readCall, type Refusal } from '#libs/domain';
import { readCallText, type Reader } from '#libs/text';
import { attempt, type AttemptPorts } from '../ingest/attempt.js';
import type { InputRow } from '../ingest/ingest.js';

export interface CallPorts {
  readonly calls: { keep(batch: CallBatch): Promise<void> };
  readonly runs: AttemptPorts;
}

/** Calls a transaction: their texts are long. */
const BATCH = 100;

/**
 * Takes rows in as calls, where a source of signals would have them taken in as signals. Bad rows are refused one by one. The same again adds nothing.
 * A batch and its counters are written together, so that a run that was killed goes on where it was and counts nothing twice; and before a checkpoint is
 * passed, so that a source goes on where it was.
 */
export class KeepCalls {
  constructor(
    private readonly ports: CallPorts,
    private readonly reader: Pick<Reader, 'read' | 'version'>,
  ) {}

  run(runId: string, rows: AsyncIterable<InputRow>): Promise<IngestRun> {
    return attempt(this.ports.runs, runId, (run) => this.write(run, rows));
  }

  private async write(run: IngestRun, rows: AsyncIterable<InputRow>): Promise<void> {
    let batch = new Map<string, ReadCall>();
    let refusals: Refusal[] = [];
    let read = 0;
    let [rowsDone, bytesRead] = [run.rowsDone, run.bytesRead];
    const flush = async (): Promise<void> => {
      if (read === 0) return;
      const { id: runId, attempt: number, dryRun } = run;
      const calls = [...batch.values()];
      const { version: reader } = this.reader;
      await this.ports.calls.keep({
        runId,
        attempt: number,
        dryRun,
        reader,
        calls,
        refusals,
        read,
        rowsDone,
        bytesRead,
      });
      [batch, refusals, read] = [new Map(), [], 0];
    };
    for await (const { row, bytes, value, error, checkpoint } of rows) {
      if (checkpoint) {
        await flush();
        await checkpoint();
        continue;
      }
      if (row <= run.rowsDone) continue;
      [read, rowsDone, bytesRead] = [read + 1, row, bytes];
      const found = error === undefined ? readCall(value) : { ok: false as const, id: null, reason: error };
      if (found.ok) batch.set(found.call.id, readCallText(this.reader, found.call));
      else refusals.push({ row, id: found.id, reason: found.reason });
      if (read >= BATCH) await flush();
    }
    await flush();
  }
}
