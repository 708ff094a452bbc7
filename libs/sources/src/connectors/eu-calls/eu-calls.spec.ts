import { afterEach, describe, expect, it } from '@jest/globals';
import { brusselsClock } from '#libs/domain';
import busboy from 'busboy';
import { json, pages, queryOf, stored } from '../../../../../test/support/pull.js';
import { type ReplayRequest, type ReplayServer, startReplayServer } from '../../../../../test/support/replay-server.js';
import { euCalls } from './fetch.js';
import { type OpenCall, statusOfCall } from './open-call.js';
import { parseCalls } from './parse.js';

let server: ReplayServer;
afterEach(() => server?.close());

const NOW = Date.parse('2026-10-07T12:00:00Z');
const midnight = (day: string) => `${day}T00:00:00.000+0000`;
const record = (identifier: string, metadata: object = {}, more: object = {}) => ({
  reference: `${identifier}TOPICSen`,
  url: `https://ec.europa.eu/data/topicDetails/${identifier}.json`,
  summary: 'Kelp',
  language: 'en',
  metadata: {
    identifier: [identifier],
    title: ['Kelp &amp; carbon'],
    type: ['1'],
    status: ['31094501'],
    startDate: [midnight('2026-06-01')],
    deadlineDate: [midnight('2026-11-17')],
    deadlineModel: ['single-stage'],
    frameworkProgramme: ['43108390'],
    keywords: ['Algae', identifier],
    descriptionByte: ['<p>Expected <b>Outcome</b>:</p><ul><li>Kelp</li></ul><script>x()</script>'],
    ...metadata,
  },
  ...more,
});
const read = (...results: unknown[]) =>
  parseCalls(Buffer.from(JSON.stringify({ totalResults: results.length, results })), NOW);
const callOf = (...results: unknown[]) => read(...results).rows[0]!.value as OpenCall;

describe('parseCalls', () => {
  it('reads a call', () => {
    expect(callOf(record('HORIZON-CL6-2026-01'))).toEqual({
      id: 'eu:HORIZON-CL6-2026-01',
      title: 'Kelp & carbon',
      text: 'Expected Outcome: Kelp',
      opens: '2026-06-01',
      deadlines: ['2026-11-17'],
      deadlineModel: 'single-stage',
      budgetEur: null,
      programme: 'Horizon Europe',
      url: 'https://ec.europa.eu/info/funding-tenders/opportunities/portal/screen/opportunities/topic-details/HORIZON-CL6-2026-01',
      keywords: ['Algae'],
      status: 'open',
      sourceStatus: '31094501',
    });
  });

  it('adds up the budget of the topic among those of its call', () => {
    const action = (name: string, ...years: string[]) => ({
      action: `${name} - HORIZON-RIA`,
      budgetYearMap: Object.fromEntries(years.map((amount, at) => [2026 + at, amount])),
    });
    const overview = (map: object) => ({ budgetOverview: [JSON.stringify({ budgetTopicActionMap: map })] });
    const both = { '1': [action('KELP-01', '15000000', '5 000 000')], '2': [action('KELP-01-ALSO', '7000000')] };
    expect(callOf(record('KELP-01', overview(both))).budgetEur).toBe(20_000_000);
    expect(callOf(record('KELP-02', overview({ '9': [action('Topic action', '3000000')] }))).budgetEur).toBe(3_000_000);
    expect(callOf(record('KELP-02', overview(both))).budgetEur).toBeNull();
    expect(callOf(record('KELP-02', { topicCcm2Id: ['2'], ...overview(both) })).budgetEur).toBe(7_000_000);
    expect(callOf(record('KELP-02', { budgetOverview: ['{broken'] })).budgetEur).toBeNull();
  });

  it('makes records of one identifier one call, whatever their languages and deadlines', () => {
    const { rows } = read(
      record('KELP', { title: ['Tang'], deadlineDate: [midnight('2027-02-02')] }, { language: 'de' }),
      record('OTHER'),
      record('KELP', { deadlineDate: [midnight('2026-11-17'), midnight('2027-02-02')] }),
    );
    expect(rows.map((row) => (row.value as OpenCall).id)).toEqual(['eu:KELP', 'eu:OTHER']);
    expect(rows[0]!.value).toMatchObject({ title: 'Kelp & carbon', deadlines: ['2026-11-17', '2027-02-02'] });
  });

  it('reads a day as Brussels sees it', () => {
    const days = ['2026-11-16T23:00:00.000+0000', '2026-07-16T22:00:00.000+0000', '2026-12-01', 'soon'];
    expect(callOf(record('KELP', { deadlineDate: days })).deadlines).toEqual([
      '2026-07-17',
      '2026-11-17',
      '2026-12-01',
    ]);
  });

  it('refuses records without identifier or title, and payloads that are none', () => {
    const { rows } = read({}, 7, record('KELP', { title: [], status: undefined }, { summary: null }));
    expect(rows.map((row) => row.error)).toEqual([
      'the call has no identifier',
      'the item is not an object',
      'call KELP has no title',
    ]);
    expect(() => parseCalls(Buffer.from('{"status":500}'), NOW)).toThrow('no list of calls but');
  });

  it('links a cascade call to its own page, never to raw data', () => {
    expect(callOf(record('C', { type: ['8'], url: ['https://cascade.example/call'] })).url).toBe(
      'https://cascade.example/call',
    );
    expect(callOf(record('C', { type: ['8'] })).url).toBeNull();
  });
});

describe('statusOfCall', () => {
  const at = (instant: string) => Date.parse(instant);
  const call = { opens: '2026-06-01', deadlines: ['2026-07-15', '2026-11-17'], deadlineModel: 'multiple cut-off' };

  it.each([
    // Summer: 17:00 in Brussels is 15:00 UTC; winter: 16:00.
    [{}, '2026-05-31T21:59:00Z', 'forthcoming'],
    [{}, '2026-05-31T22:01:00Z', 'open'],
    [{}, '2026-11-17T15:59:00Z', 'open'],
    [{}, '2026-11-17T16:00:00Z', 'closed'],
    [{ deadlineModel: 'two-stage' }, '2026-07-15T14:59:00Z', 'open'],
    [{ deadlineModel: 'two-stage' }, '2026-07-15T15:00:00Z', 'closed'],
    [{ deadlines: [] }, '2026-07-15T15:00:00Z', 'unknown'],
    [{ opens: null, deadlines: [] }, '2026-07-15T15:00:00Z', 'unknown'],
    [{ deadlines: [] }, '2026-05-01T00:00:00Z', 'forthcoming'],
  ])('%j at %s is %s', (more, instant, status) => expect(statusOfCall({ ...call, ...more }, at(instant))).toBe(status));

  it('knows the clock in Brussels', () => expect(brusselsClock(at('2026-12-31T23:30:00Z'))).toBe('2027-01-01 00:30'));
});

describe('EU calls connector', () => {
  /** The parts of a multipart form with their types, as a server reads them. */
  const partsOf = ({ headers, body }: ReplayRequest) =>
    new Promise<Record<string, { type: string; value: unknown }>>((resolve, reject) => {
      const parts: Record<string, { type: string; value: unknown }> = {};
      const form = busboy({ headers });
      form.on('file', (name, stream, { mimeType }) => {
        let text = '';
        stream.setEncoding('utf8').on('data', (part: string) => (text += part));
        stream.on('end', () => (parts[name] = { type: mimeType, value: JSON.parse(text) }));
      });
      form.on('close', () => resolve(parts)).on('error', reject);
      form.end(Buffer.from(body, 'latin1'));
    });
  const idsOf = (found: readonly { rows: readonly { value?: unknown }[] }[]) =>
    found.flatMap(({ rows }) => rows.map(({ value }) => (value as OpenCall).id));
  const reply = (request: ReplayRequest) => {
    const first = (Number(queryOf(request).get('pageNumber')) - 1) * 100;
    const results = Array.from({ length: Math.min(100, 230 - first) }, (_, n) => record(`KELP-${first + n}`));
    return json({ totalResults: 230, results });
  };
  const options = { maxPages: 50 };

  it('asks with typed parts, page by page, and resumes on the same day', async () => {
    server = await startReplayServer(reply);
    const first = await pages(server, euCalls(server.url('')), { options }, 1);
    const rest = await pages(server, euCalls(server.url('')), { options, state: stored(first) });
    expect(new Set(idsOf([...first, ...rest])).size).toBe(230);
    expect(stored(rest)).toEqual({ reachedDay: '2026-10-07', nextCheck: '2026-10-08T12:00:00.000Z' });
    const [asked] = server.requests;
    expect(asked!.path).toBe('/search-api/prod/rest/search?apiKey=SEDIA&text=***&pageSize=100&pageNumber=1');
    expect(await partsOf(asked!)).toEqual({
      query: {
        type: 'application/json',
        value: {
          bool: { must: [{ terms: { type: ['1', '2', '8'] } }, { terms: { status: ['31094501', '31094502'] } }] },
        },
      },
      languages: { type: 'application/json', value: ['en'] },
      sort: { type: 'application/json', value: { field: 'sortStatus', order: 'ASC' } },
    });
  });

  it('begins anew on another day, and joins a call that comes on two pages', async () => {
    server = await startReplayServer((request) => {
      const page = Number(queryOf(request).get('pageNumber'));
      return json({ totalResults: 101, results: [record('KELP', { deadlineDate: [midnight(`2026-11-1${page}`)] })] });
    });
    const first = await pages(server, euCalls(server.url('')), { options }, 1);
    const cursor = { ...stored(first).cursor!, until: '2026-10-06' };
    const found = await pages(server, euCalls(server.url('')), { options, state: { cursor } });
    expect(queryOf(server.requests[1]).get('pageNumber')).toBe('1');
    expect(found.at(-1)!.rows[0]!.value).toMatchObject({ deadlines: ['2026-11-11', '2026-11-12'] });
  });
});
