import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PublishEdition } from '#libs/pipeline';
import { loadCatalogue } from '#libs/platform';
import type { Store } from '#libs/store';
import type pg from 'pg';
import { openedStore, rawRow, takeIn } from '../../support/store.js';

const catalogue = loadCatalogue();
const [first, second] = catalogue.trends.map((trend) => trend.id) as [string, string];

describe('listings of trends', () => {
  let store: Store;
  let client: pg.Client;
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ store, client, close } = await openedStore());
  });
  afterAll(() => close());

  const row = (number: number) => rawRow(number, { date: '2024-05-11', kind: 'news' });
  const ingest = (rows: readonly unknown[]) => takeIn(store, rows);
  /** Signals below 300 speak of the first trend, the others of the second, all the more clearly the higher their number. */
  const read = async (reader: string) =>
    store.readings.readStale(await store.readings.readerNumber(reader), 1_000, (texts) =>
      texts.map(({ seq, title }) => {
        const number = Number(/\d+/.exec(title)![0]);
        const words = [{ term: `word ${number}`, weight: 1, field: 'title' as const, start: 0, end: 4 }];
        return {
          seq,
          lang: 'en',
          tags: [],
          trends: [{ id: number < 300 ? first : second, score: number / 1_000, words }],
        };
      }),
    );
  const publish = async () => {
    const { trends, evidence, editions } = store;
    const { edition, published } = await new PublishEdition({ trends, evidence, editions }, catalogue.radar).run(
      '2026-06-30',
    );
    expect(published).toBe(true);
    return edition.number;
  };
  /** Trends whose listing an edition wrote. */
  const written = async (edition: number) =>
    (await client.query(`select trend_id from edition_evidence where edition = $1 order by 1`, [edition])).rows.map(
      (found) => found.trend_id,
    );
  const listed = async (edition: number, trend: string) =>
    (await store.editions.inputsOf(edition, trend))!.signals.map(([id]) => id);
  const expectSound = async () =>
    expect((await store.verification.findings()).filter(({ violations }) => violations > 0)).toEqual([]);

  let editions: number[];
  it('are written once, whatever editions come after', async () => {
    await ingest([
      ...Array.from({ length: 20 }, (_, at) => row(280 + at)),
      ...Array.from({ length: 250 }, (_, at) => row(300 + at)),
    ]);
    await read('one');
    const both = await publish();
    await ingest([row(600)]);
    await read('one');
    const more = await publish();
    editions = [both, more];
    expect(await written(both)).toEqual([first, second].sort());
    expect(await written(more)).toEqual([second]);
    expect(await listed(more, first)).toEqual(await listed(both, first));
    expect(await listed(both, first)).toHaveLength(20);
    expect(await listed(both, second)).toHaveLength(200);
    expect((await listed(both, second))[0]).toBe(row(549).id);
    expect((await listed(more, second)).slice(0, 2)).toEqual([row(600).id, row(549).id]);
    await expectSound();
  });

  it('say what the clearest ten say, and of whom the rest is', async () => {
    const listing = (await store.evidence.listings()).find(({ trendId }) => trendId === first)!;
    expect(listing.clearest.map(({ id }) => id)).toEqual(Array.from({ length: 10 }, (_, at) => row(299 - at).id));
    expect(listing.clearest[0]).toMatchObject({
      title: expect.stringContaining('299'),
      date: '2024-05-11',
      score: 0.299,
    });
    expect(listing.clearest[0]!.words[0]!.term).toBe('word 299');
    expect(listing.publishers.reduce((sum, { n }) => sum + n, 0)).toBe(20);
  });

  it('follow what changes, goes and is read otherwise', async () => {
    await ingest([{ ...row(299), title: 'Signal number 299 under another title' }]);
    await read('one');
    const edited = await publish();
    expect(await written(edited)).toEqual([first]);
    expect((await store.editions.inputsOf(edited, first))!.clearest[0]!.title).toContain('another title');
    expect((await store.editions.inputsOf(editions[0]!, first))!.clearest[0]!.title).not.toContain('another title');
    await store.writer.remove([row(600).id as string]);
    const gone = await publish();
    expect(await written(gone)).toEqual([second]);
    expect(await listed(gone, second)).toEqual(await listed(editions[0]!, second));
    await expectSound();
  });

  it('end with the last signal, and stay in the editions before', async () => {
    await store.writer.remove(Array.from({ length: 20 }, (_, at) => row(280 + at).id as string));
    const empty = await publish();
    expect(await written(empty)).toEqual([first]);
    expect(await listed(empty, first)).toEqual([]);
    expect(await listed(editions[1]!, first)).toHaveLength(20);
    await expectSound();
  });

  it('are found out by the check of the store when they are wrong', async () => {
    await client.query(`update trend_listing set signals = signals - 0 where trend_id = $1`, [second]);
    expect((await store.verification.findings()).filter(({ violations }) => violations > 0)).toMatchObject([
      { holds: expect.stringContaining('listings'), violations: 1, examples: [second] },
    ]);
  });
});
