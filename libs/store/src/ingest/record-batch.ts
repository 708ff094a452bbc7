import { type IngestCounts, type Refusal, storableJson, TrendUniverseError } from '#libs/domain';
import type { EntityManager } from 'typeorm';

/** Refused rows kept per run; beyond it they are counted only, so that a wrong file cannot fill the disk. */
const MAX_REFUSALS = 10_000;

/** What a batch says of the run that it belongs to. */
export interface RunStep {
  readonly runId: string;
  readonly attempt: number;
  readonly refusals: readonly Refusal[];
  readonly rowsDone: number;
  readonly bytesRead: number;
}

/**
 * Adds a batch to the counters and the checkpoint of its run. In the transaction that writes its rows, so that a kill leaves both or neither. Throws when
 * a later attempt has taken the run over: then nothing of the batch is kept, for that attempt reads it itself.
 */
export async function recordBatch(tx: EntityManager, step: RunStep, counts: IngestCounts): Promise<void> {
  const [[run]]: [{ refused_count: string }[]] = await tx.query(
    `update ingest_run set read_count = read_count + $2, new_count = new_count + $3, changed_count = changed_count + $4,
            duplicate_count = duplicate_count + $5, refused_count = refused_count + $6, rows_done = $7, bytes_read = $8
     where id = $1 and attempt = $9 returning refused_count`,
    [
      step.runId,
      counts.read,
      counts.new,
      counts.changed,
      counts.duplicate,
      counts.refused,
      step.rowsDone,
      step.bytesRead,
      step.attempt,
    ],
  );
  if (!run)
    throw new TrendUniverseError('UNAVAILABLE', 'Another worker has taken this import over and goes on with it.');
  const room = MAX_REFUSALS - (Number(run.refused_count) - step.refusals.length);
  if (step.refusals.length === 0 || room <= 0) return;
  await tx.query(
    `insert into ingest_refusal (run_id, row_number, signal_id, reason)
     select $1, row, id, reason from json_to_recordset($2) as r(row bigint, id text, reason text) on conflict do nothing`,
    [step.runId, storableJson(step.refusals.slice(0, room))],
  );
}
