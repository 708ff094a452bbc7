import { afterEach, describe, expect, it } from '@jest/globals';
import { readSignal } from '#libs/domain';
import { FastClock, idsOf, json, pages, queryOf, stored } from '../../../../../test/support/pull.js';
import { type ReplayRequest, type ReplayServer, startReplayServer } from '../../../../../test/support/replay-server.js';
import { languageCode } from '../shared/language.js';
import { gdelt } from './fetch.js';
import { parseArticles } from './parse.js';

let server: ReplayServer;
afterEach(() => server?.close());

const article = (n: number, more: object = {}) => ({
  url: `https://news.example/${n}`,
  title: 'Kelp , the " green gold " ( part 2 )',
  seendate: '20261007T101500Z',
  domain: 'news.example',
  language: 'German',
  sourcecountry: 'Austria',
  ...more,
});
const SLOW_DOWN = 'Please limit requests to one every 5 seconds or contact us for larger queries.';

describe('parseArticles', () => {
  it('makes an article a row that is a signal', async () => {
    const [row] = await parseArticles(Buffer.from(JSON.stringify({ articles: [article(1)] })));
    expect(row!.value).toEqual({
      id: expect.stringMatching(/^gdelt:[0-9a-f]{24}$/),
      kind: 'news',
      title: 'Kelp, the " green gold " (part 2)',
      date: '20261007T101500Z',
      url: 'https://news.example/1',
      country: 'Austria',
      lang: 'de',
      publisher: 'news.example',
    });
    expect(readSignal(row!.value, { latestDay: '2026-10-07' })).toMatchObject({
      signal: { date: '2026-10-07', country: 'AT' },
    });
  });

  it('keeps the neighbours of a title that breaks the JSON', async () => {
    const good = JSON.stringify(article(1));
    const rows = await parseArticles(Buffer.from(`{"articles": [${good},{"url":"u","title":"a \\' b"},${good}]}`));
    expect(rows.map(({ value, error }) => (value ? 'read' : error))).toEqual([
      'read',
      expect.stringMatching('not JSON'),
      'read',
    ]);
    expect(rows.map(({ row }) => row)).toEqual([1, 2, 3]);
  });

  it('takes nothing for no articles and refuses one without an address', async () => {
    for (const body of ['', '{}', '{"articles":[]}']) expect(await parseArticles(Buffer.from(body))).toEqual([]);
    expect((await parseArticles(Buffer.from('{"articles":[{}]}')))[0]!.error).toBe('the article has no address');
  });

  it('tells plain words apart', async () => {
    await expect(parseArticles(Buffer.from(SLOW_DOWN))).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      permanent: false,
    });
    await expect(parseArticles(Buffer.from('The specified phrase is too short.'))).rejects.toMatchObject({
      permanent: true,
      message: expect.stringContaining('"The specified phrase is too short."'),
    });
  });
});

describe('languageCode', () => {
  it.each([
    ['English', 'en'],
    ['Norwegian', 'no'],
    ['hebrew', 'he'],
    ['Klingonese', ''],
    ['', ''],
  ])('%s', (name, code) => expect(languageCode(name)).toBe(code));
});

describe('GDELT connector', () => {
  const options = { query: 'kelp', sliceHours: 24, maxSlices: 30, firstDays: 1 };
  const spanOf = (request: ReplayRequest) => [
    queryOf(request).get('startdatetime'),
    queryOf(request).get('enddatetime'),
  ];
  const many = (n: number) => ({ articles: Array.from({ length: n }, (_, at) => article(at)) });

  it('goes through time in slices, six seconds apart', async () => {
    server = await startReplayServer(() => json(many(1)));
    const clock = new FastClock();
    const found = await pages(server, gdelt(server.url('')), { options, clock });
    expect(server.requests.map(spanOf)).toEqual([
      ['20261006000000', '20261007000000'],
      ['20261007000000', '20261007120000'],
    ]);
    expect(clock.waits[0]).toBeGreaterThan(5_000);
    expect(stored(found)).toEqual({ reachedDay: '2026-10-07' });
  });

  it('halves a slice that is full, and says when the shortest hides articles', async () => {
    server = await startReplayServer((request) => {
      const [start, end] = spanOf(request).map(Number) as [number, number];
      return json(many(end - start > 120000 || start === 20261007000000 ? 250 : 2));
    });
    const found = await pages(server, gdelt(server.url('')), { options, since: '2026-10-07' });
    expect(spanOf(server.requests[1]!)).toEqual(['20261007000000', '20261007060000']);
    const hidden = found.flatMap((page) => page.rows.filter((row) => row.error));
    expect(hidden.map((row) => row.error)).toEqual([expect.stringMatching(/from 2026-10-07T00:00.*narrow the query/)]);
    expect(stored(found).cursor).toBeUndefined();
  });

  it('waits when it is told so in plain words, and resumes where it was stopped', async () => {
    server = await startReplayServer(() => (server.requests.length === 1 ? { body: SLOW_DOWN } : json(many(1))));
    const clock = new FastClock();
    const first = await pages(server, gdelt(server.url('')), { options, clock }, 1);
    expect(clock.waits).toContain(15_000);
    expect(stored(first).cursor).toMatchObject({ at: '2026-10-07T00:00:00.000Z' });
    const rest = await pages(server, gdelt(server.url('')), { options, state: stored(first) });
    expect(spanOf(server.requests.at(-1)!)[0]).toBe('20261007000000');
    expect(idsOf(rest)).toHaveLength(1);
  });

  it('asks for three months at most', async () => {
    server = await startReplayServer(() => json({}));
    await pages(server, gdelt(server.url('')), { options, since: '2020-01-01' }, 1);
    expect(spanOf(server.requests[0]!)[0]).toBe('20260709000000');
  });
});
