import { randomUUID } from 'node:crypto';
import type { Signal } from '#libs/domain';
import { Ingest } from '#libs/pipeline';
import { loadCatalogue } from '#libs/platform';
import { openStore, type Store } from '#libs/store';
import pg from 'pg';
import { testDatabase } from './postgres.js';

/** A migrated store on a database of its own. */
export async function testStore(): Promise<{ store: Store; url: string; close(): Promise<void> }> {
  const database = await testDatabase();
  const store = await openStore(database.url, { poolSize: 5 });
  await store.migrate();
  return {
    store,
    url: database.url,
    close: async () => {
      await store.close();
      await database.drop();
    },
  };
}

/** A store that knows the catalogue, with a connection of its own to look into its tables. */
export async function openedStore(): Promise<{ store: Store; client: pg.Client; close(): Promise<void> }> {
  const { store, url, close } = await testStore();
  await store.trends.syncCatalogue(loadCatalogue().trends);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    store,
    client,
    close: async () => {
      await client.end();
      await close();
    },
  };
}

/** Takes rows in from a file. */
export async function takeIn(store: Store, rows: readonly unknown[]): Promise<void> {
  const run = await store.runs.create({ id: randomUUID(), origin: 'file', label: 'test' });
  await new Ingest({ runs: store.runs, writer: store.writer }).run(run.id, inputRows(rows), {
    latestDay: '2026-12-31',
  });
}

/** A raw row as a file delivers it; every field can be overruled. */
export const rawRow = (
  number: number,
  fields: Partial<Record<keyof Signal, unknown>> = {},
): Record<string, unknown> => ({
  id: `test:${number}`,
  kind: 'news',
  title: `Signal number ${number} about a rather specific matter`,
  text: 'A text that says a little more than the title does.',
  date: '2025-03-14',
  publisher: 'Test Gazette',
  ...fields,
});

/** Rows as the input readers deliver them. */
export async function* inputRows(values: readonly unknown[]) {
  for (const [index, value] of values.entries()) yield { row: index + 1, bytes: (index + 1) * 100, value };
}
