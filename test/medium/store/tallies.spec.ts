import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadCatalogue } from '#libs/platform';
import type { Store } from '#libs/store';
import type pg from 'pg';
import { openedStore, rawRow, takeIn } from '../../support/store.js';

const catalogue = loadCatalogue();
const [first, second, third] = catalogue.trends.map((trend) => trend.id) as [string, string, string];

describe('tallies of evidence', () => {
  let store: Store;
  let client: pg.Client;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ store, client, close } = await openedStore());
  });
  afterAll(() => close());

  const ingest = (rows: readonly unknown[]) => takeIn(store, rows);
  /** Links every signal that waits to the trends its number asks for. */
  const read = async (reader: string, trendsOf: (number: number) => readonly string[]) => {
    const number = await store.readings.readerNumber(reader);
    await store.readings.readStale(number, 1_000, (texts) =>
      texts.map(({ seq, title }) => ({
        seq,
        lang: 'en',
        tags: [],
        trends: trendsOf(Number(/\d+/.exec(title)![0])).map((id) => ({ id, score: 0.5, words: [] })),
      })),
    );
  };
  /** What the tallies must say, counted over everything. */
  const counted = async () =>
    (
      await client.query(
        `select trend_id as "trendId", kind, year::int, count(*)::int as n from signal_trend where independent group by 1, 2, 3 order by 1, 2, 3`,
      )
    ).rows;
  const totals = async () =>
    (
      await client.query(
        `select kind, extract(year from date)::int as year, count(*)::int as n from signal where independent group by 1, 2 order by 1, 2`,
      )
    ).rows;
  const expectTrue = async () => {
    expect(await store.evidence.trendCounts()).toEqual(await counted());
    expect(await store.evidence.totals()).toEqual(await totals());
    const before = [await store.evidence.trendCounts(), await store.evidence.inputHashes()];
    await store.evidence.settle();
    expect([await store.evidence.trendCounts(), await store.evidence.inputHashes()]).toEqual(before);
  };
  const rows = Array.from({ length: 200 }, (_, index) =>
    rawRow(index, {
      date: `20${10 + (index % 15)}-0${1 + (index % 9)}-11`,
      country: index % 3 ? 'DE' : null,
      kind: index % 2 ? 'patent' : 'news',
    }),
  );
  const thirds = (number: number) => [[first], [second], [first, third]][number % 3]!;

  it('are true after signals came and were read', async () => {
    await ingest(rows);
    await read('one', thirds);
    await expectTrue();
    expect((await counted()).length).toBeGreaterThan(20);
  });

  it('are true after another reader read them otherwise', async () => {
    await read('two', (number) => [second, ...thirds(number + 1)].filter((id, at, all) => all.indexOf(id) === at));
    await expectTrue();
  });

  it('are true after signals changed, gave up what they owned and copies came', async () => {
    await ingest([
      ...rows
        .slice(0, 40)
        .map((row, index) => ({ ...row, title: `Signal number ${index} has another title since then`, country: 'PL' })),
      ...rows.slice(50, 60).map((row, index) => ({ ...row, id: `copy:${index}` })),
      ...rows.slice(90, 95).map((row) => ({ ...row, date: '2011-11-11' })),
    ]);
    await expectTrue();
    await read('two', thirds);
    await expectTrue();
  });

  it('give the same hash for the same signals, whatever happened between, and another for others', async () => {
    await read('three', thirds);
    const before = await store.evidence.inputHashes();
    await read('four', () => []);
    expect((await store.evidence.inputHashes()).size).toBe(0);
    await read('five', thirds);
    expect(await store.evidence.inputHashes()).toEqual(before);
    await ingest([{ ...rows[100], text: 'The same signal, and a text that was edited.' }]);
    await read('five', thirds);
    const after = await store.evidence.inputHashes();
    expect([...after].filter(([id, hash]) => before.get(id) !== hash).length).toBeGreaterThan(0);
  });

  it('are true after signals and trends went', async () => {
    await client.query(`delete from trend where id = $1`, [third]);
    await client.query(`delete from signal_trend where trend_id = $1 and year > 2020`, [first]);
    await expectTrue();
    await expect(client.query(`update signal_trend set independent = false`)).rejects.toThrow(/never updated/);
    await client.query(
      `truncate signal, evidence, evidence_total, signal_tag, signal_trend, decision_link, signal_applicant`,
    );
    expect(await store.evidence.trendCounts()).toEqual([]);
    expect((await store.evidence.inputHashes()).size).toBe(0);
  });
});
