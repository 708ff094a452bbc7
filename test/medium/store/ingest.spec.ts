import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ingest } from '#libs/pipeline';
import type { Store } from '#libs/store';
import { inputRows, rawRow, testStore } from '../../support/store.js';

const OPTIONS = { latestDay: '2026-12-31' };

describe('ingest into Postgres', () => {
  let store: Store;
  let close: () => Promise<void>;
  let url: string;
  beforeAll(async () => {
    ({ store, close, url } = await testStore());
  });
  afterAll(() => close());

  const ingest = async (rows: readonly unknown[], dryRun = false) => {
    const run = await store.runs.create({ id: randomUUID(), origin: 'file', label: 'test', dryRun });
    return new Ingest({ runs: store.runs, writer: store.writer }).run(run.id, inputRows(rows), OPTIONS);
  };
  const outcome = ({ read, new: added, changed, duplicate, refused }: Awaited<ReturnType<typeof ingest>>) => ({
    read,
    new: added,
    changed,
    duplicate,
    refused,
  });

  const rows = [
    ...Array.from({ length: 2_500 }, (_, index) => rawRow(index)),
    rawRow(7), // the same row again
    rawRow(8, { title: 'Signal number 8 with a title that was edited since' }),
    rawRow(9_999, { date: 'someday' }),
    'not an object',
  ];

  it('changes nothing on a dry run', async () => {
    expect(outcome(await ingest(rows, true))).toMatchObject({ read: 2_504, refused: 2 });
    expect((await store.evidence.signalCount()).total).toBe(0);
  });

  it('counts every row once and keeps the reasons of refusals', async () => {
    const run = await ingest(rows);
    expect(outcome(run)).toEqual({ read: 2_504, new: 2_500, changed: 1, duplicate: 1, refused: 2 });
    expect(run.status).toBe('done');
    expect(await store.runs.refusals(run.id, 10)).toEqual([
      { row: 2_503, id: 'test:9999', reason: 'date "someday" is not a date; use YYYY-MM-DD' },
      { row: 2_504, id: null, reason: 'the row is not an object' },
    ]);
  });

  it('adds nothing the second time', async () => {
    const before = await store.evidence.signalCount();
    const run = await ingest(rows);
    expect(run.new).toBe(0);
    expect(run.read).toBe(run.duplicate + run.changed + run.refused);
    expect(await store.evidence.signalCount()).toEqual(before);
  });

  it('counts copies of one piece of evidence once, and passes it on when the first copy changes', async () => {
    const copy = { title: 'Ten copies of one and the same press release', kind: 'news' };
    await ingest(
      Array.from({ length: 10 }, (_, index) => rawRow(20_000 + index, { ...copy, publisher: `Paper ${index}` })),
    );
    const independent = async () => {
      const { items } = await store.signals.page({ q: '"copies of one and the same press release"' }, 'newest', 50);
      return items.filter((item) => item.independent).map((item) => item.id);
    };
    expect(await independent()).toEqual(['test:20000']);
    await ingest([rawRow(20_000, { title: 'Now this is about something else altogether, is it not' })]);
    expect(await independent()).toHaveLength(1);
    expect((await store.evidence.totals()).reduce((sum, row) => sum + row.n, 0)).toBe(2_502);
  });

  it('goes on at the checkpoint of a run that was killed', async () => {
    const many = Array.from({ length: 3_000 }, (_, index) => rawRow(50_000 + index));
    const run = await store.runs.create({ id: randomUUID(), origin: 'file', label: 'killed' });
    const step = new Ingest({ runs: store.runs, writer: store.writer });
    async function* dying() {
      for await (const row of inputRows(many)) {
        if (row.row === 2_200) throw new Error('power cut');
        yield row;
      }
    }
    await expect(step.run(run.id, dying(), OPTIONS)).rejects.toThrow('power cut');
    expect(await store.runs.get(run.id)).toMatchObject({ status: 'failed', new: 2_000 });
    const finished = await step.run(run.id, inputRows(many), OPTIONS);
    expect(outcome(finished)).toEqual({ read: 3_000, new: 3_000, changed: 0, duplicate: 0, refused: 0 });
  });

  it('lets only the latest attempt write, also while an earlier one that was given up for dead goes on', async () => {
    const many = Array.from({ length: 4_000 }, (_, index) => rawRow(60_000 + index));
    const run = await store.runs.create({ id: randomUUID(), origin: 'file', label: 'taken over' });
    const step = new Ingest({ runs: store.runs, writer: store.writer });
    let later: Promise<unknown> | undefined;
    async function* slow() {
      for await (const row of inputRows(many)) {
        // Two batches are in, a third is being gathered: now another worker takes the run.
        if (row.row === 2_500) await (later = step.run(run.id, inputRows(many), OPTIONS));
        yield row;
      }
    }
    await expect(step.run(run.id, slow(), OPTIONS)).rejects.toThrow('Another worker has taken this import over');
    await later;
    const done = await store.runs.get(run.id);
    expect(done).toMatchObject({ status: 'done', error: null, attempt: 2 });
    expect(outcome(done)).toEqual({ read: 4_000, new: 4_000, changed: 0, duplicate: 0, refused: 0 });
  });

  it('refuses to change a published edition', async () => {
    await store.editions.publish({
      asOf: '2026-01-01',
      methodVersion: 'x',
      parameters: {},
      evidenceHash: 'e',
      inputHash: 'a',
      hash: 'b',
      signalCount: 0,
      synthetic: false,
      placements: [],
    });
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await expect(client.query(`update edition set hash = 'c'`)).rejects.toThrow('immutable');
    await client.end();
  });
});
