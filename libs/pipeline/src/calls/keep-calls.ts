import { type CallBatch, type IngestRun, type ReadCall, readCall, type Refusal } from '#libs/domain';
import { readCallText, type Reader } from '#libs/text';
import { attempt, type AttemptPorts } from '../ingest/attempt.js';
import { inBatches } from '../ingest/in-batches.js';
import type { InputRow } from '../ingest/input-row.js';

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
    let calls = new Map<string, ReadCall>();
    let refusals: Refusal[] = [];
    let taken = 0;
    await inBatches(run, rows, {
      take: ({ row, value, error }) => {
        if (taken >= BATCH) return false;
        taken++;
        const found = error === undefined ? readCall(value) : { ok: false as const, id: null, reason: error };
        if (found.ok) calls.set(found.call.id, readCallText(this.reader, found.call));
        else refusals.push({ row, id: found.id, reason: found.reason });
        return true;
      },
      write: async (reached) => {
        if (taken === 0) return;
        const { version: reader } = this.reader;
        await this.ports.calls.keep({ ...reached, reader, calls: [...calls.values()], refusals });
        [calls, refusals, taken] = [new Map(), [], 0];
      },
    });
  }
}
