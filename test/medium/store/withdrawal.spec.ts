import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Store } from '#libs/store';
import { ingest, markRead } from '../../support/collections.js';
import { rawRow, testStore } from '../../support/store.js';

/** What a source takes back counts for nothing any more, in any table. */
describe('a withdrawal', () => {
  let store: Store;
  let db: pg.Client;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const made = await testStore();
    ({ store, close } = made);
    db = new pg.Client({ connectionString: made.url });
    await db.connect();
  });
  afterAll(async () => {
    await db.end();
    await close();
  });
  const withdraw = (id: string, reason = '') => ({ id, withdrawn: true, reason });
  const totals = async () => (await db.query('select sum(n)::int as n from evidence_total')).rows[0].n as number;
  const counted = async () =>
    (await db.query('select id from signal where independent order by id')).rows.map(({ id }) => id);

  it('counts in its run like any row, and is idempotent', async () => {
    const brought = await ingest(store, [rawRow(1), rawRow(2), rawRow(3)]);
    expect(brought).toMatchObject({ read: 3, new: 3 });
    expect(
      await ingest(store, [withdraw('test:1'), withdraw('test:unknown'), { withdrawn: true }], true),
    ).toMatchObject({ changed: 1, duplicate: 1, refused: 1 });
    expect(await totals()).toBe(3);
    const run = await ingest(store, [withdraw('test:1', 'Retracted'), withdraw('test:unknown'), { withdrawn: true }]);
    expect(run).toMatchObject({ read: 3, new: 0, changed: 1, duplicate: 1, refused: 1 });
    expect(await ingest(store, [withdraw('test:1')])).toMatchObject({ changed: 0, duplicate: 1 });
    expect(await totals()).toBe(2);
    await expect(store.signals.get('test:1')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await db.query('select id, reason from signal_withdrawal')).rows).toEqual([
      { id: 'test:1', reason: 'Retracted' },
    ]);
  });

  it('keeps to the order of rows: delivered, withdrawn, delivered again', async () => {
    const run = await ingest(store, [rawRow(10), withdraw('test:10'), rawRow(10), rawRow(11), withdraw('test:11')]);
    expect(run).toMatchObject({ read: 5, new: 3, changed: 2 });
    expect((await store.signals.get('test:10')).id).toBe('test:10');
    await expect(store.signals.get('test:11')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('lets the first copy of its evidence count, and be read again', async () => {
    const title = 'The same story is told by three papers on one day';
    await ingest(
      store,
      [20, 21, 22].map((n) => rawRow(n, { title, publisher: `Paper ${n}` })),
    );
    await markRead(store);
    const before = await totals();
    expect((await counted()).filter((id) => /test:2\d/.test(id))).toEqual(['test:20']);
    await ingest(store, [withdraw('test:20')]);
    expect((await counted()).filter((id) => /test:2\d/.test(id))).toEqual(['test:21']);
    expect(await totals()).toBe(before);
    expect((await db.query(`select id from signal where reading = 0`)).rows).toEqual([{ id: 'test:21' }]);
    await ingest(store, [withdraw('test:22'), withdraw('test:21')]);
    expect(await totals()).toBe(before - 1);
    expect(
      (await db.query('select count(*)::int as n from evidence where seq not in (select seq from signal)')).rows,
    ).toEqual([{ n: 0 }]);
  });

  it('takes links to trends along, and their tallies', async () => {
    await store.trends.syncCatalogue((await import('#libs/platform')).loadCatalogue().trends);
    const trend = (await store.trends.active())[0]!.id;
    await ingest(store, [rawRow(30), rawRow(31)]);
    const reader = await store.readings.readerNumber('a reader of trends');
    await store.readings.readStale(reader, 100, (signals) =>
      signals.map(({ seq }) => ({ seq, lang: 'en', tags: [], trends: [{ id: trend, score: 0.9, words: [] }] })),
    );
    const tally = async () => (await store.trendReads.series(trend)).reduce((sum, { n }) => sum + n, 0);
    const before = await tally();
    await ingest(store, [withdraw('test:30')]);
    expect(await tally()).toBe(before - 1);
  });
});
