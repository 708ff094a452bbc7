import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Ingest } from '#libs/pipeline';
import { openStore, type Store } from '#libs/store';
import { ingest } from '../../support/collections.js';
import { inputRows, rawRow, testStore } from '../../support/store.js';
import { until } from '../../support/until.js';

/** Whatever two writers do at once, each piece of evidence has one owner, which has that evidence. */
describe('evidence under two writers at once', () => {
  let store: Store;
  let other: Store;
  let db: pg.Client;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const made = await testStore();
    ({ store, close } = made);
    other = await openStore(made.url);
    db = new pg.Client({ connectionString: made.url });
    await db.connect();
  });
  afterAll(async () => {
    await db.end();
    await other.close();
    await close();
  });
  afterEach(async () => {
    const { rows } = await db.query(
      `select s.id, s.independent, e.seq is not null as owner from signal s left join evidence e on e.seq = s.seq and e.key = s.evidence_key
       where s.independent <> (e.seq is not null) or not exists (select 1 from evidence x where x.key = s.evidence_key)`,
    );
    expect(rows).toEqual([]);
    const sums = await db.query(
      `select (select count(*)::int from evidence) as evidence, (select sum(n)::int from evidence_total) as counted,
              (select count(distinct evidence_key)::int from signal) as told`,
    );
    const { evidence, counted, told } = sums.rows[0];
    expect([counted, evidence]).toEqual([told, told]);
  });

  const waiting = async (): Promise<number> =>
    (
      await db.query(
        `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
    ).rows[0].n;

  /** Brings rows in over a connection, does `meanwhile` over another while all is written and not committed yet, then lets both end. */
  async function during(rows: readonly unknown[], meanwhile: () => Promise<unknown>): Promise<void> {
    const { id } = await other.runs.create({ id: randomUUID(), origin: 'file', label: 'held' });
    async function* held() {
      // The counters of the run are the last that a batch writes: it stops before them.
      await db.query('begin');
      await db.query('select 1 from ingest_run where id = $1 for update', [id]);
      yield* inputRows(rows);
    }
    const first = new Ingest({ runs: other.runs, writer: other.writer }).run(id, held(), { latestDay: '2026-12-31' });
    await until('the first to be held', async () => (await waiting()) === 1);
    let over = false;
    const second = meanwhile().finally(() => (over = true));
    await until('the second to wait or to be through', async () => over || (await waiting()) === 2);
    await db.query('commit');
    await Promise.all([first, second]);
  }
  const story = (n: number, title: string) => rawRow(n, { title, publisher: `Paper ${n}` });

  it('passes on to a copy that comes in while its owner is withdrawn', async () => {
    const title = 'A story that one paper takes back while another prints it';
    await ingest(store, [story(1, title)]);
    await during([story(2, title)], () => store.withdrawals.withdraw(['test:1'], '', 'editor'));
  });

  it('passes on to a copy that comes in while its owner becomes another story', async () => {
    const title = 'A story that one paper rewrites while another prints it';
    await ingest(store, [story(11, title)]);
    await during([story(12, title)], () =>
      ingest(store, [story(11, 'Quite another story by the first of the papers')]),
    );
  });

  it('does not pass on to a copy that is about to become another story', async () => {
    const title = 'A story that a paper copies and then gives up for its own';
    await ingest(store, [story(21, title), story(22, title)]);
    await during([story(22, 'Its own story which nobody else has printed so far')], () =>
      ingest(store, [{ id: 'test:21', withdrawn: true }]),
    );
  });

  it('does not pass on to a copy that is withdrawn at that moment', async () => {
    const title = 'A story that two papers take back at the very same time';
    await ingest(store, [story(31, title), story(32, title)]);
    await during([{ id: 'test:32', withdrawn: true }], () => ingest(store, [{ id: 'test:31', withdrawn: true }]));
  });

  it('takes the same stories from three writers in three orders, and none of them fails', async () => {
    const titled = (n: number, copy: number, edit = '') =>
      story(100 + n * 10 + copy, `Story number ${n} of the many that are told twice${edit}`);
    const numbers = Array.from({ length: 30 }, (_, n) => n);
    await ingest(
      store,
      numbers.flatMap((n) => [titled(n, 0), titled(n, 1)]),
    );
    for (let round = 0; round < 5; round++) {
      await Promise.all([
        ingest(
          store,
          numbers.map((n) => titled(n, 0, ` ${round}`)),
        ),
        ingest(
          other,
          [...numbers].reverse().map((n) => titled(n, 2 + round)),
        ),
        ingest(
          other,
          numbers.map((n) => titled((n + 7) % 30, 2 + round, ` ${round}`)),
        ),
      ]);
    }
  });
});
