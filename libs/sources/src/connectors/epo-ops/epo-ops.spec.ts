import { afterEach, describe, expect, it } from '@jest/globals';
import { FastClock, idsOf, json, pages, queryOf, stored } from '../../../../../test/support/pull.js';
import { type ReplayRequest, type ReplayServer, startReplayServer } from '../../../../../test/support/replay-server.js';
import { epoOps } from './fetch.js';
import { parsePublications } from './parse.js';
import { quotaOf, searchGap, throttled } from './throttle.js';

let server: ReplayServer;
afterEach(() => server?.close());

const $ = (text: string) => ({ $: text });
const applicant = (format: string, name: string) => ({ '@data-format': format, 'applicant-name': { name: $(name) } });
const symbol = (scheme: string, ...[section, group, subclass, main, sub]: string[]) => ({
  'classification-scheme': { '@office': 'EP', '@scheme': scheme },
  section: $(section!),
  class: $(group!),
  subclass: $(subclass!),
  'main-group': $(main!),
  subgroup: $(sub!),
});
const document = (n: number) => ({
  '@country': 'EP',
  '@doc-number': String(4_000_000 + n),
  '@kind': 'A1',
  '@family-id': '777',
  abstract: [
    { '@lang': 'fr', p: $('Une algue.') },
    { '@lang': 'en', p: [$('A kelp dryer.'), $('It dries.')] },
  ],
  'bibliographic-data': {
    'publication-reference': {
      'document-id': [
        {
          '@document-id-type': 'docdb',
          country: $('EP'),
          'doc-number': $(String(4_000_000 + n)),
          kind: $('A1'),
          date: $('20260506'),
        },
        { '@document-id-type': 'epodoc', 'doc-number': $('EP4000001'), date: $('20260506') },
      ],
    },
    'classifications-ipcr': {
      'classification-ipcr': { text: $('F26B   3/    02            A I                    ') },
    },
    'patent-classifications': {
      'patent-classification': [symbol('CPCI', 'A', '23', 'L', '17', '60'), symbol('UC', 'X', '1', 'Y', '2', '3')],
    },
    parties: {
      applicants: { applicant: [applicant('epodoc', 'SEA CORP [IE]'), applicant('original', 'Sea Corp., ')] },
    },
    'invention-title': [
      { '@lang': 'de', $: 'TANGTROCKNER' },
      { '@lang': 'en', $: 'KELP DRYER' },
    ],
  },
});
const answer = (total: number, documents: unknown) => ({
  'ops:world-patent-data': {
    'ops:biblio-search': {
      '@total-result-count': String(total),
      'ops:search-result': { 'exchange-documents': { 'exchange-document': documents } },
    },
  },
});
const ROW = {
  id: 'epo:EP4000001A1',
  kind: 'patent',
  title: 'KELP DRYER',
  text: 'A kelp dryer. It dries.',
  date: '20260506',
  url: 'https://worldwide.espacenet.com/patent/search?q=EP4000001A1',
  country: 'IE',
  organisations: ['Sea Corp.'],
  codes: ['A23L17/60', 'F26B3/02'],
  lang: 'en',
  publisher: 'EPO OPS',
  family: 'docdb:777',
};
const XML = `<?xml version="1.0"?><ops:world-patent-data xmlns="http://www.epo.org/exchange" xmlns:ops="http://ops.epo.org">
<ops:biblio-search total-result-count="1"><ops:search-result><exchange-documents>
<exchange-document country="EP" doc-number="4000001" kind="A1" family-id="777"><bibliographic-data>
<publication-reference><document-id document-id-type="docdb"><country>EP</country><doc-number>4000001</doc-number><kind>A1</kind><date>20260506</date></document-id></publication-reference>
<classifications-ipcr><classification-ipcr><text>F26B   3/    02            A I                    </text></classification-ipcr></classifications-ipcr>
<patent-classifications><patent-classification><classification-scheme office="EP" scheme="CPCI"/><section>A</section><class>23</class><subclass>L</subclass><main-group>17</main-group><subgroup>60</subgroup></patent-classification></patent-classifications>
<parties><applicants><applicant data-format="epodoc"><applicant-name><name>SEA CORP [IE]</name></applicant-name></applicant><applicant data-format="original"><applicant-name><name>Sea Corp., </name></applicant-name></applicant></applicants></parties>
<invention-title lang="en">KELP DRYER</invention-title></bibliographic-data>
<abstract lang="en"><p>A kelp dryer. It dries.</p></abstract></exchange-document></exchange-documents></ops:search-result></ops:biblio-search></ops:world-patent-data>`;

describe('parsePublications', () => {
  const read = (value: unknown) => parsePublications(Buffer.from(JSON.stringify(value)));

  it('reads one hit (an object) and several (a list) alike, and XML like JSON', () => {
    const one = read(answer(1, document(1)));
    expect(one).toMatchObject({ total: 1, rows: [{ row: 1, value: ROW }] });
    expect(read(answer(2, [document(1), document(2)])).rows).toHaveLength(2);
    const wrapped = answer(2, null);
    Object.assign(wrapped['ops:world-patent-data']['ops:biblio-search']['ops:search-result'], {
      'exchange-documents': [{ 'exchange-document': document(1) }, { 'exchange-document': document(2) }],
    });
    expect(read(wrapped).rows).toHaveLength(2);
    expect(parsePublications(Buffer.from(XML)).rows[0]!.value).toEqual(ROW);
  });

  it('refuses documents without number or data, and payloads that are none', () => {
    const { rows } = read(answer(2, [{}, { ...document(1), '@status': 'not found' }]));
    expect(rows.map((row) => row.error)).toEqual(['the publication has no number', 'OPS has no data of EP4000001A1']);
    expect(() => parsePublications(Buffer.from('<error><message>down</message></error>'))).toThrow(
      'no list of publications but: down',
    );
    expect(() => parsePublications(Buffer.from('{"a":'))).toThrow('damaged JSON');
  });
});

describe('throttling', () => {
  // A Wednesday.
  const now = Date.parse('2026-10-07T12:00:00Z');
  const light = (search: string) => ({
    'x-throttling-control': `busy (images=green:100, inpadoc=green:60, other=green:1000, retrieval=green:200, search=${search})`,
  });

  it('reads the pace that is granted', () => {
    expect(searchGap({ status: 200, headers: light('green:30') })).toBe(2000);
    expect(searchGap({ status: 200, headers: light('red:5') })).toBe(12000);
    expect(searchGap({ status: 200, headers: {} })).toBe(0);
  });

  it.each([
    [{ 'x-rejection-reason': 'RegisteredQuotaPerWeek' }, '2026-10-12T00:00:00.000Z'],
    [{ 'x-rejection-reason': 'IndividualQuotaPerHour' }, '2026-10-07T13:00:00.000Z'],
    [{ ...light('black:0'), 'retry-after': '120000' }, '2026-10-07T12:02:00.000Z'],
  ])('knows when to come back after %j', (headers, retryAt) => {
    expect(throttled({ status: 403, headers }, now)).toMatchObject({ code: 'RATE_LIMITED', permanent: false, retryAt });
  });

  it('leaves other refusals alone', () =>
    expect(throttled({ status: 403, headers: light('green:30') }, now)).toBeNull());

  it('counts the volume of the week', () => {
    const headers = { 'x-registeredquotaperweek-used': '900006' };
    expect(quotaOf({ status: 200, headers }, now)).toMatchObject({
      unit: 'bytes',
      used: 900006,
      resetsAt: '2026-10-12T00:00:00.000Z',
    });
  });
});

describe('EPO OPS connector', () => {
  const options = { cql: 'cpc=A23L17', maxPages: 500, firstDays: 10 };
  const keys = { EPO_OPS_KEY: 'key', EPO_OPS_SECRET: 'secret' };
  let granted = 0;

  /** A stand-in of OPS with `perDay` publications a day, which shows 2,000 hits of a query at most. */
  const ops =
    (perDay: number, search?: (request: ReplayRequest) => ReturnType<typeof json> | null) =>
    (request: ReplayRequest) => {
      if (request.path.endsWith('/accesstoken'))
        return json({ access_token: `token-${++granted}`, expires_in: '1199' });
      const special = search?.(request);
      if (special) return special;
      const [from, until] = /within "(\d{8}) (\d{8})"/.exec(queryOf(request).get('q')!)!.slice(1).map(Number) as [
        number,
        number,
      ];
      const [first, last] = request.headers['x-ops-range']!.split('-').map(Number) as [number, number];
      const hits = Array.from({ length: until - from + 1 }, (_, day) => day).flatMap((day) =>
        Array.from({ length: perDay }, (_, n) => (from - 20261000 + day) * 100_000 + n),
      );
      const shown = hits
        .slice(0, 2_000)
        .slice(first - 1, last)
        .map(document);
      return hits.length === 0 ? { status: 404 } : json(answer(hits.length, shown.length === 1 ? shown[0] : shown));
    };
  const searches = () => server.requests.filter(({ path }) => path.includes('/search/'));

  it('gets a token, pages by range and keeps within the pace that is granted', async () => {
    granted = 0;
    const slow = { 'x-throttling-control': 'busy (search=yellow:5)', 'x-registeredquotaperweek-used': '5' };
    server = await startReplayServer((request) => {
      const reply = ops(25)(request);
      return { ...reply, headers: { ...reply.headers, ...slow } };
    });
    const clock = new FastClock();
    const found = await pages(server, epoOps(server.url('')), { options, keys, clock, since: '2026-10-01' });
    expect(idsOf(found)).toHaveLength(175);
    expect(found[0]!.quota).toMatchObject({ used: 5 });
    expect(server.requests[0]).toMatchObject({
      body: 'grant_type=client_credentials',
      headers: { authorization: `Basic ${Buffer.from('key:secret').toString('base64')}` },
    });
    expect(searches().map(({ headers }) => headers['x-ops-range'])).toEqual(['1-100', '101-200']);
    expect(queryOf(searches()[0]).get('q')).toBe('(cpc=A23L17) and pd within "20261001 20261007"');
    expect(searches()[0]!.headers['authorization']).toBe('Bearer token-1');
    expect(clock.waits).toContain(6000);
    expect(JSON.stringify(found)).not.toContain('secret');
  });

  it('cuts a span of days with too many hits, and resumes within it', async () => {
    server = await startReplayServer(ops(700));
    const first = await pages(server, epoOps(server.url('')), { options, keys, since: '2026-10-01' }, 5);
    expect(stored(first).cursor).toMatchObject({ at: { from: '2026-10-01', days: 1, first: 501 } });
    const rest = await pages(server, epoOps(server.url('')), {
      options,
      keys,
      since: '2026-10-01',
      state: stored(first),
    });
    const ids = idsOf([...first, ...rest]);
    expect([ids.length, new Set(ids).size]).toEqual([4900, 4900]);
    expect(stored(rest)).toEqual({ reachedDay: '2026-10-07' });
  });

  it('says how many publications of a day it cannot see', async () => {
    server = await startReplayServer(ops(2_100));
    const found = await pages(server, epoOps(server.url('')), { options, keys, since: '2026-10-07' });
    expect(idsOf(found)).toHaveLength(2000);
    expect(found.at(-1)!.rows.at(-1)!.error).toMatch(/of 2026-10-07 and hides 100/);
  });

  it('renews a token that OPS calls stale (400), once', async () => {
    granted = 0;
    const stale = { ...json({ code: 'invalid_access_token', description: 'Access token has expired' }), status: 400 };
    server = await startReplayServer(
      ops(1, ({ headers }) => (headers['authorization'] === 'Bearer token-1' ? stale : null)),
    );
    expect(idsOf(await pages(server, epoOps(server.url('')), { options, keys, since: '2026-10-07' }))).toHaveLength(1);
    expect(granted).toBe(2);
    await server.close();
    server = await startReplayServer(ops(1, () => stale));
    await expect(pages(server, epoOps(server.url('')), { options, keys })).rejects.toMatchObject({
      code: 'BAD_INPUT',
      permanent: true,
    });
  });

  it('renews a token before its time is over', async () => {
    granted = 0;
    server = await startReplayServer(ops(150));
    const clock = new FastClock();
    const sleep = clock.sleep.bind(clock);
    // Every wait takes a quarter of an hour.
    clock.sleep = () => sleep(900_000);
    await pages(server, epoOps(server.url('')), { options, keys, clock, since: '2026-10-01' });
    expect(granted).toBeGreaterThan(2);
  });

  it('takes a 404 for no hits, and a refused key for what it is', async () => {
    server = await startReplayServer(ops(0));
    expect(await pages(server, epoOps(server.url('')), { options, keys })).toMatchObject([
      { rows: [], state: { reachedDay: '2026-10-07' } },
    ]);
    await server.close();
    server = await startReplayServer(() => ({ status: 401 }));
    await expect(pages(server, epoOps(server.url('')), { options, keys })).rejects.toThrow('Check EPO_OPS_KEY');
    await expect(pages(server, epoOps(server.url('')), { options, keys: { EPO_OPS_KEY: 'x' } })).rejects.toThrow(
      'set EPO_OPS_SECRET',
    );
  });
});
