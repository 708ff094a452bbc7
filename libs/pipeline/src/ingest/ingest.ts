import {
  type IngestBatch,
  type IngestCounts,
  type IngestRun,
  readSignal,
  type ReadSignalOptions,
  readWithdrawal,
  type Refusal,
  type Signal,
  type Withdrawal,
} from '#libs/domain';
import { attempt, type AttemptPorts } from './attempt.js';
import { inBatches } from './in-batches.js';
import type { InputRow } from './input-row.js';
import { type Progress, silent } from '../progress.js';

export interface IngestPorts {
  readonly runs: AttemptPorts;
  readonly writer: { write(batch: IngestBatch): Promise<IngestCounts> };
}

export interface IngestOptions extends ReadSignalOptions {
  /** Called once before the first signal is written; never when there is none, nor on a dry run. */
  readonly beforeFirst?: () => Promise<unknown>;
}

/** Signals per transaction: large enough that a round trip costs little, small enough that a kill loses under a second of work. */
const BATCH = 1_000;
/** Characters per transaction, so that a file of huge texts needs no more memory than a small one. */
const BATCH_CHARACTERS = 4_000_000;

/**
 * Takes the rows of one input into the store. Streams: memory holds one batch. Restartable: a run that was killed goes on at
 * its checkpoint, and its counters come out as if nothing had happened,
 * also when the first attempt turns out to be alive: the later one is the one that writes. Idempotent: a second run of the same input adds nothing.
 */
export class Ingest {
  constructor(private readonly ports: IngestPorts) {}

  run(
    runId: string,
    rows: AsyncIterable<InputRow>,
    options: IngestOptions,
    progress: Progress = silent,
  ): Promise<IngestRun> {
    return attempt(this.ports.runs, runId, (run) => this.write(run, rows, options, progress));
  }

  private async write(
    run: IngestRun,
    rows: AsyncIterable<InputRow>,
    options: IngestOptions,
    progress: Progress,
  ): Promise<void> {
    let batch = new Batch();
    let first = !run.dryRun;
    await inBatches(run, rows, {
      take: ({ row, value, error }) => {
        if (batch.full) return false;
        const withdrawal = error === undefined ? readWithdrawal(value) : null;
        if (withdrawal) {
          if (batch.has(withdrawal.id)) return false;
          batch.withdrawals.set(withdrawal.id, withdrawal);
          return true;
        }
        const read = error === undefined ? readSignal(value, options) : { ok: false as const, reason: error, id: null };
        if (read.ok && batch.has(read.signal.id)) return false;
        if (read.ok) batch.add(read.signal);
        else batch.refusals.push({ row, id: read.id, reason: read.reason });
        return true;
      },
      write: async (reached) => {
        if (first && batch.signals.size > 0) {
          await options.beforeFirst?.();
          first = false;
        }
        await this.ports.writer.write({
          ...reached,
          signals: [...batch.signals.values()],
          withdrawals: [...batch.withdrawals.values()],
          refusals: batch.refusals,
        });
        batch = new Batch();
        progress('ingest', reached.bytesRead, run.bytesTotal);
      },
    });
  }
}

class Batch {
  readonly signals = new Map<string, Signal>();
  readonly withdrawals = new Map<string, Withdrawal>();
  readonly refusals: Refusal[] = [];
  private characters = 0;

  add(signal: Signal): void {
    this.signals.set(signal.id, signal);
    this.characters += signal.title.length + signal.text.length;
  }

  /** Whether a row of this id is in it: ids inside one batch are distinct, so that the order of rows counts. */
  has(id: string): boolean {
    return this.signals.has(id) || this.withdrawals.has(id);
  }

  get full(): boolean {
    return (
      this.signals.size + this.withdrawals.size >= BATCH ||
      this.refusals.length >= BATCH ||
      this.characters >= BATCH_CHARACTERS
    );
  }
}
