import type { Signal } from '#libs/domain';
import { openStore, type Store } from '#libs/store';
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
