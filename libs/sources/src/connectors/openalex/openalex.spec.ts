import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readSignal } from '#libs/domain';
import { idsOf, json, pages, queryOf, stored } from '../../../../../test/support/pull.js';
import { type ReplayRequest, type ReplayServer, startReplayServer } from '../../../../../test/support/replay-server.js';
import { openAlex } from './fetch.js';
import { abstractOf, parseWorks } from './parse.js';

let server: ReplayServer;
afterEach(() => server?.close());

const work = (n: number, more: object = {}) => ({
  id: `https://openalex.org/W${n}`,
  doi: `https://doi.org/10.1234/Kelp.${n}`,
  title: `Kelp ${n}`,
  publication_date: '2026-09-01',
  language: 'en',
  authorships: [
    { institutions: [{ display_name: 'Sea Institute', ror: 'https://ror.org/0', country_code: 'PT' }] },
    { institutions: [{ display_name: 'Coast College', country_code: 'IE' }] },
    { institutions: [{ display_name: 'Sea Institute', country_code: 'PT' }] },
  ],
  primary_location: { source: { display_name: 'Journal of Algae' } },
  primary_topic: { id: 'https://openalex.org/T1', display_name: 'Marine plants' },
  topics: [{ display_name: 'Marine plants' }, { display_name: 'Aquaculture' }],
  abstract_inverted_index: { grows: [1], Kelp: [0, 3], fast: [2] },
  is_retracted: false,
  ...more,
});
const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));

describe('parseWorks', () => {
  it('makes a work a row that is a signal', () => {
    const page = parseWorks(bytes({ meta: { count: 1, next_cursor: 'abc' }, results: [work(1)] }));
    expect(page).toMatchObject({ total: 1, nextCursor: 'abc' });
    expect(page.rows[0]!.value).toEqual({
      id: 'openalex:W1',
      kind: 'publication',
      title: 'Kelp 1',
      text: 'Kelp grows fast Kelp',
      date: '2026-09-01',
      url: 'https://doi.org/10.1234/kelp.1',
      country: 'PT',
      organisations: ['Sea Institute', 'Coast College'],
      codes: ['Marine plants', 'Aquaculture'],
      lang: 'en',
      publisher: 'Journal of Algae',
      doi: '10.1234/kelp.1',
    });
    expect(readSignal(page.rows[0]!.value, { latestDay: '2026-10-07' })).toMatchObject({ ok: true });
  });

  it('refuses single works, not the page', () => {
    const { rows } = parseWorks(
      bytes({ results: [{}, 'x', work(2, { is_retracted: true }), { id: 'W3', title: null }] }),
    )!;
    expect(rows.map((row) => row.error ?? row.value)).toEqual([
      'the work has no OpenAlex id',
      'the item is not an object',
      'work W2 is retracted',
      { id: 'openalex:W3', kind: 'publication', url: 'https://openalex.org/W3', publisher: 'OpenAlex' },
    ]);
  });

  it('knows what is no page', () => {
    for (const text of ['', 'Bad gateway', '[]', '{"error":"x"}', '{"results":{}}'])
      expect(() => parseWorks(Buffer.from(text))).toThrow(/^OpenAlex sent no list of works/);
  });
});

describe('abstractOf', () => {
  it('gives back the words of any text in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }).filter((word) => word !== '__proto__')), (words) => {
        const index: Record<string, number[]> = Object.create(null);
        words.forEach((word, at) => (index[word] ??= []).push(at));
        expect(abstractOf(index)).toBe(words.join(' '));
      }),
    );
  });

  it('stays small whatever the places are', () => {
    expect(abstractOf({ b: [1e15], a: [0, 'x', null], c: 7 })).toBe('a c b');
    expect(abstractOf(null)).toBe('');
    expect(abstractOf({ x: Array.from({ length: 1e6 }, (_, at) => at) }).length).toBeLessThan(50_000);
  });
});

describe('OpenAlex connector', () => {
  const options = { search: 'kelp', perPage: 2, maxPages: 50, firstDays: 30 };
  const replies: Record<string, object> = {
    '*': { meta: { count: 5, next_cursor: 'two' }, results: [work(1), work(2)] },
    two: { meta: { count: 5, next_cursor: 'three' }, results: [work(3), work(4)] },
    three: { meta: { count: 5, next_cursor: null }, results: [work(5)] },
  };
  const quota = { 'x-ratelimit-limit': '100000', 'x-ratelimit-remaining': '99980', 'x-ratelimit-reset': '3600' };
  const cursorOf = (request: ReplayRequest | undefined) => queryOf(request).get('cursor')!;
  const reply = (request: ReplayRequest) => json(replies[cursorOf(request)], quota);
  const keys = { OPENALEX_API_KEY: 'sesame' };

  it('pages to the end and asks the next time for the days since', async () => {
    server = await startReplayServer(reply);
    const found = await pages(server, openAlex(server.url('')), { options, keys });
    expect(idsOf(found)).toEqual([1, 2, 3, 4, 5].map((n) => `openalex:W${n}`));
    expect(stored(found)).toEqual({ reachedDay: '2026-10-07' });
    expect(found[0]!.quota).toEqual({
      unit: 'credits',
      used: 20,
      left: 99980,
      limit: 100000,
      resetsAt: expect.stringMatching(/^2026-10-07T13:00/),
    });
    expect(queryOf(server.requests[0]).get('api_key')).toBe('sesame');
    expect(queryOf(server.requests[0]).get('filter')).toBe(
      'from_publication_date:2026-09-07,to_publication_date:2026-10-07',
    );
    expect(JSON.stringify(found)).not.toContain('sesame');

    await pages(server, openAlex(server.url('')), { options, state: stored(found) });
    expect(queryOf(server.requests.at(-1)).get('filter')).toContain('from_publication_date:2026-09-30');
  });

  it('interrupted after any page, goes on without loss or double', async () => {
    server = await startReplayServer(reply);
    for (const stopAfter of [1, 2]) {
      const before = await pages(server, openAlex(server.url('')), { options }, stopAfter);
      const after = await pages(server, openAlex(server.url('')), { options, state: stored(before) });
      expect(idsOf([...before, ...after])).toEqual([1, 2, 3, 4, 5].map((n) => `openalex:W${n}`));
    }
  });

  it('starts over when the cursor has died', async () => {
    let dead = false;
    server = await startReplayServer((request) => {
      if (cursorOf(request) === 'two' && dead) {
        dead = false;
        return { status: 400, body: '{"error":"cursor"}' };
      }
      return reply(request);
    });
    const first = await pages(server, openAlex(server.url('')), { options }, 1);
    dead = true;
    expect(idsOf(await pages(server, openAlex(server.url('')), { options, state: stored(first) }))).toHaveLength(5);
  });

  it('does not follow the cursor of another question, and stops at its page limit', async () => {
    server = await startReplayServer(reply);
    const first = await pages(server, openAlex(server.url('')), { options: { ...options, maxPages: 1 } });
    expect(stored(first).cursor).toMatchObject({ at: 'two' });
    await pages(server, openAlex(server.url('')), {
      options: { ...options, search: 'eelgrass' },
      state: stored(first),
    });
    expect(cursorOf(server.requests[1])).toBe('*');
  });

  it('says so when the answer is no list', async () => {
    server = await startReplayServer(() => ({ body: '<html>maintenance</html>' }));
    await expect(pages(server, openAlex(server.url('')), { options })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      permanent: false,
    });
  });

  it('wants to know what to look for', () => {
    expect(openAlex().optionsSchema.safeParse({}).error?.issues[0]?.message).toContain('give "search" or "filter"');
  });
});
