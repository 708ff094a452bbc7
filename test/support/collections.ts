import { randomUUID } from 'node:crypto';
import { Ingest } from '#libs/pipeline';
import type { Store } from '#libs/store';
import { inputRows } from './store.js';

/** Takes raw rows into the store, as an import of a file does. */
export async function ingest(store: Store, rows: readonly unknown[], dryRun = false) {
  const run = await store.runs.create({ id: randomUUID(), origin: 'file', label: 'rows', synthetic: false, dryRun });
  return new Ingest({ runs: store.runs, writer: store.writer }).run(run.id, inputRows(rows), {
    latestDay: '2026-12-31',
  });
}

/** Marks every signal as read, as the pipeline does after its reading. */
export const markRead = async (store: Store): Promise<void> => {
  const reader = await store.readings.readerNumber('test reader');
  while (
    await store.readings.readStale(reader, 1_000, (signals) =>
      signals.map(({ seq }) => ({ seq, lang: 'en', tags: [], trends: [] })),
    )
  );
};
