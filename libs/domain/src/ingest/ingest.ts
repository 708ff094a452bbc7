import type { Withdrawal } from '../signal/read-withdrawal.js';
import type { Signal } from '../signal/signal.js';

export type IngestStatus = 'queued' | 'running' | 'done' | 'failed';

/** What became of the rows of a run. `read = new + changed + duplicate + refused`, always. */
export interface IngestCounts {
  readonly read: number;
  readonly new: number;
  readonly changed: number;
  readonly duplicate: number;
  readonly refused: number;
}

/** A row that was not taken, and why. `row` is 1-based: the line of a JSONL file, the record of a CSV, the item of a feed. */
export interface Refusal {
  readonly row: number;
  readonly id: string | null;
  readonly reason: string;
}

/** One import: of a file, an upload, or a pull of a source. */
export interface IngestRun extends IngestCounts {
  readonly id: string;
  /** `file`, `upload`, `demo` or `source:<id>`. */
  readonly origin: string;
  /** File name or source name, as a user knows it. */
  readonly label: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly status: IngestStatus;
  readonly dryRun: boolean;
  readonly synthetic: boolean;
  readonly bytesTotal: number | null;
  readonly bytesRead: number;
  /** Rows finished and committed: where a restarted run goes on. */
  readonly rowsDone: number;
  /** How often it was begun. Only the latest attempt may write: an earlier one may still run where it was given up for dead. */
  readonly attempt: number;
  readonly error: string | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
}

/** A batch of checked rows on its way into the store, with the checkpoint that is committed together with it. */
export interface IngestBatch {
  readonly runId: string;
  /** The attempt of the run that read it; refused once there is a later one. */
  readonly attempt: number;
  readonly signals: readonly Signal[];
  /** Signals that the source took back. One that is there counts as changed, one that is not as a duplicate. */
  readonly withdrawals?: readonly Withdrawal[];
  readonly refusals: readonly Refusal[];
  /** Rows of the input finished once this batch is in. */
  readonly rowsDone: number;
  readonly bytesRead: number;
  readonly dryRun: boolean;
}
