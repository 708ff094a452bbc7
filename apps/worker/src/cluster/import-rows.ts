import type { Refusal } from '#libs/domain';
import { MAX_IMPORT_REFUSALS, type ClusterImport, type Store, type WriteCounts } from '#libs/store';

/** A row of a file: read, or with the reason why not. `id` tells rows of one thing. */
export interface ImportRow<T> {
  readonly row: number;
  readonly bytes: number;
  readonly id: string | null;
  readonly value?: T;
  readonly error?: string;
}

const BATCH = 1_000;

/**
 * Writes rows in batches and keeps the log: read = new + changed + duplicate + refused, always. A row whose id came before in the same file is a
 * duplicate: the first one counts. Begun again after a crash, it finds what it wrote and adds nothing.
 */
export async function importRows<T>(
  store: Store,
  run: ClusterImport,
  rows: AsyncIterable<ImportRow<T>>,
  write: (batch: readonly T[]) => Promise<WriteCounts>,
): Promise<void> {
  const counts = { read: 0, new: 0, changed: 0, duplicate: 0, refused: 0 };
  const refusals: Refusal[] = [];
  const seen = new Set<string>();
  let batch: T[] = [];
  let bytesRead = 0;
  const flush = async (): Promise<void> => {
    if (batch.length > 0) {
      const { new: added, changed, duplicate } = await write(batch);
      counts.new += added;
      counts.changed += changed;
      counts.duplicate += duplicate;
      batch = [];
    }
    await store.clusters.imports.progress(run.id, counts, refusals, bytesRead);
  };
  for await (const { row, bytes, id, value, error } of rows) {
    counts.read += 1;
    bytesRead = bytes;
    if (value === undefined) {
      counts.refused += 1;
      if (refusals.length < MAX_IMPORT_REFUSALS)
        refusals.push({ row, id, reason: (error ?? 'the row cannot be read').slice(0, 300) });
    } else if (id !== null && seen.has(id)) counts.duplicate += 1;
    else {
      if (id !== null) seen.add(id);
      batch.push(value);
    }
    if (counts.read % BATCH === 0) await flush();
  }
  await flush();
}
