import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Store } from '#libs/store';
import { ingest, markRead } from '../../support/collections.js';
import { rawRow, testStore } from '../../support/store.js';
import { until } from '../../support/until.js';

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
  /** Statements that wait for a lock of another transaction. */
  const waiting = async () =>
    (
      await db.query(
        `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
    ).rows[0].n as number;
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

  it('of an editor stands against every delivery until it is lifted', async () => {
    const title = 'A letter that an editor takes for an advertisement';
    const rows = [40, 41, 42].map((n) => rawRow(n, { title, publisher: `Paper ${n}` }));
    await ingest(store, rows);
    const before = await totals();
    expect(await store.withdrawals.withdraw(['test:40', 'test:nowhere'], 'An advertisement', 'editor')).toBe(1);
    const delivery = [...rows, rawRow(40, { title: 'The same letter with another title' }), withdraw('test:40')];
    const outcome = { read: 5, new: 0, changed: 0, duplicate: 5, refused: 0 };
    expect(await ingest(store, delivery, true)).toMatchObject(outcome);
    expect(await ingest(store, delivery)).toMatchObject(outcome);
    await expect(store.signals.get('test:40')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await counted()).filter((id) => /test:4\d/.test(id))).toEqual(['test:41']);
    expect(await totals()).toBe(before);
    await store.withdrawals.lift('test:40', 'editor');
    await expect(store.withdrawals.lift('test:40', 'editor')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await ingest(store, rows)).toMatchObject({ read: 3, new: 1, duplicate: 2 });
  });

  it('of an editor makes that of a source hold, and is in the log, where it can be undone', async () => {
    await ingest(store, [rawRow(50), withdraw('test:50', 'Retracted')]);
    expect(await store.withdrawals.withdraw(['test:50'], 'For good', 'editor')).toBe(0);
    expect(await ingest(store, [rawRow(50)])).toMatchObject({ new: 0, duplicate: 1 });
    const events = () => store.audit.page(10, undefined, 'test:50');
    const [event] = await events();
    expect(event).toMatchObject({ actor: 'editor', action: 'signal.withdraw', before: { reason: 'Retracted' } });
    await store.undo(event!.id, 'editor');
    expect(await ingest(store, [rawRow(50)])).toMatchObject({ new: 1 });
    await store.withdrawals.withdraw(['test:50'], 'For good', 'editor');
    const [again] = await events();
    expect(again).toMatchObject({ before: { title: rawRow(50)['title'] }, after: { reason: 'For good' } });
    await store.withdrawals.lift('test:50', 'editor');
    expect((await events()).map(({ action }) => action)).toEqual([
      'signal.lift',
      'signal.withdraw',
      'undo',
      'signal.withdraw',
    ]);
    await expect(store.undo(again!.id, 'editor')).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('of an editor in the middle of a delivery holds against it', async () => {
    await ingest(store, [rawRow(60)]);
    const before = await totals();
    await db.query('begin');
    // What an editor's withdrawal does, held open before its commit.
    await db.query(`delete from evidence where seq = (select seq from signal where id = 'test:60')`);
    await db.query(`update evidence_total set n = n - 1 where (kind, year, quarter) = ('news', 2025, 1)`);
    await db.query(`delete from signal where id = 'test:60'`);
    await db.query(`insert into signal_withdrawal (id, reason, by_editor) values ('test:60', '', true)`);
    const delivered = ingest(store, [rawRow(60, { text: 'Told anew.' }), rawRow(61)]);
    await until('the delivery to wait', async () => (await waiting()) > 0);
    await db.query('commit');
    expect(await delivered).toMatchObject({ read: 2, new: 1, changed: 0, duplicate: 1 });
    await expect(store.signals.get('test:60')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await totals()).toBe(before);
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
