import type { IngestRun } from '#libs/domain';
import type { InputRow } from './input-row.js';

/** How far an input has been taken in, and by which attempt: what is written together with a batch. */
export interface Reached {
  readonly runId: string;
  readonly attempt: number;
  readonly dryRun: boolean;
  readonly rowsDone: number;
  readonly bytesRead: number;
  /** Rows since the batch before. */
  readonly read: number;
}

export interface Batching {
  /** Takes a row into the batch; false when the batch has to be written first. It is then asked again, with an empty one, and must take it. */
  take(row: InputRow): boolean;
  /** Writes the batch and begins an empty one. Also called with nothing in it, at marks and at the end. */
  write(reached: Reached): Promise<void>;
}

/**
 * Takes the rows of a run in, batch by batch. Rows that an earlier attempt has written are passed over; what stands before a mark is written before the
 * mark is passed, so that a source goes on where it was.
 */
export async function inBatches(run: IngestRun, rows: AsyncIterable<InputRow>, batching: Batching): Promise<void> {
  let { rowsDone, bytesRead } = run;
  let read = 0;
  const write = async (): Promise<void> => {
    const { id: runId, attempt, dryRun } = run;
    await batching.write({ runId, attempt, dryRun, rowsDone, bytesRead, read });
    read = 0;
  };
  for await (const input of rows) {
    if (input.checkpoint) {
      await write();
      await input.checkpoint();
      continue;
    }
    if (input.row <= run.rowsDone) continue;
    if (!batching.take(input)) {
      await write();
      batching.take(input);
    }
    [rowsDone, bytesRead, read] = [input.row, input.bytes, read + 1];
  }
  await write();
}
