import { afterEach, describe, expect, it } from '@jest/globals';
import { idsOf, json, pages, stored } from '../../../../../test/support/pull.js';
import { type ReplayRequest, type ReplayServer, startReplayServer } from '../../../../../test/support/replay-server.js';
import { usptoOdp } from './fetch.js';
import { parseApplications } from './parse.js';

let server: ReplayServer;
afterEach(() => server?.close());

const application = (n: number, day = '2026-09-03') => ({
  applicationNumberText: `18/${String(n).padStart(6, '0')}`,
  applicationMetaData: {
    inventionTitle: 'KELP DRYER',
    filingDate: '2025-01-01',
    earliestPublicationDate: day,
    grantDate: '2026-12-01',
    cpcClassificationBag: ['F26B  3/02', 'A23L17/60'],
    firstApplicantName: 'Sea Corp.',
    applicantBag: [{ applicantNameText: 'Sea Corp.', correspondenceAddressBag: [{ countryCode: 'IE' }] }],
  },
});

describe('parseApplications', () => {
  const read = (value: unknown, by?: 'grant') => parseApplications(Buffer.from(JSON.stringify(value)), by);

  it('makes an application a row', () => {
    const { rows, total, lastDay } = read({ count: 7, patentFileWrapperDataBag: [application(1)] });
    expect([total, lastDay]).toEqual([7, '2026-09-03']);
    expect(rows[0]!.value).toEqual({
      id: 'uspto:18000001',
      kind: 'patent',
      title: 'KELP DRYER',
      date: '2026-09-03',
      url: 'https://patentcenter.uspto.gov/applications/18000001',
      country: 'IE',
      organisations: ['Sea Corp.'],
      codes: ['F26B3/02', 'A23L17/60'],
      lang: 'en',
      publisher: 'USPTO',
    });
    expect(read({ patentFileWrapperDataBag: [application(1)] }, 'grant').rows[0]!.value).toMatchObject({
      date: '2026-12-01',
    });
  });

  it('refuses single applications, and payloads that are none', () => {
    const { rows } = read({ patentFileWrapperDataBag: [{}, null, { applicationNumberText: '1' }] });
    expect(rows.map((row) => row.error)).toEqual([
      'the application has no number',
      'the item is not an object',
      undefined,
    ]);
    expect(read({ count: 0 }).rows).toEqual([]);
    expect(() => parseApplications(Buffer.from('<html>Sign in</html>'))).toThrow(
      'no list of applications but: Sign in',
    );
  });
});

describe('USPTO connector', () => {
  const options = {
    query: 'applicationMetaData.cpcClassificationBag:F26B*',
    by: 'publication' as const,
    maxPages: 500,
    firstDays: 90,
  };
  const keys = { USPTO_ODP_API_KEY: 'sesame' };
  interface Asked {
    readonly q: string;
    readonly rangeFilters: readonly { field: string; valueFrom: string; valueTo: string }[];
    readonly pagination: { readonly offset: number; readonly limit: number };
  }
  const asked = (request: ReplayRequest) => JSON.parse(request.body) as Asked;
  /** Applications of two days, the way the search shows them. */
  const search = (all: readonly { day: string; n: number }[]) => (request: ReplayRequest) => {
    const { rangeFilters, pagination } = asked(request);
    const hits = all.filter(({ day }) => day >= rangeFilters[0]!.valueFrom);
    const shown = hits.slice(pagination.offset, pagination.offset + pagination.limit);
    return json({ count: hits.length, patentFileWrapperDataBag: shown.map(({ n, day }) => application(n, day)) });
  };

  it('sends the key in the header and pages by offset', async () => {
    const all = Array.from({ length: 230 }, (_, n) => ({ day: '2026-09-03', n }));
    server = await startReplayServer(search(all));
    const first = await pages(server, usptoOdp(server.url('')), { options, keys }, 1);
    const rest = await pages(server, usptoOdp(server.url('')), { options, keys, state: stored(first) });
    expect(idsOf([...first, ...rest])).toEqual(all.map(({ n }) => `uspto:18${String(n).padStart(6, '0')}`));
    expect(stored(rest)).toEqual({ reachedDay: '2026-10-07' });
    expect(server.requests[0]!.headers['x-api-key']).toBe('sesame');
    expect(asked(server.requests[0]!).rangeFilters).toEqual([
      { field: 'applicationMetaData.earliestPublicationDate', valueFrom: '2026-07-09', valueTo: '2026-10-07' },
    ]);
  });

  it('goes on by day where the search shows no more by offset', async () => {
    const all = Array.from({ length: 10_150 }, (_, n) => ({ day: n < 9_950 ? '2026-09-03' : '2026-09-04', n }));
    server = await startReplayServer(search(all));
    const found = await pages(server, usptoOdp(server.url('')), { options, keys });
    expect(new Set(idsOf(found)).size).toBe(all.length);
    expect(Math.max(...server.requests.map((request) => asked(request).pagination.offset))).toBeLessThan(10_000);
  });

  it('says what it cannot see when one day is too full', async () => {
    server = await startReplayServer(search(Array.from({ length: 10_100 }, (_, n) => ({ day: '2026-09-03', n }))));
    const found = await pages(server, usptoOdp(server.url('')), { options, keys, since: '2026-09-03' });
    expect(found.at(-1)!.rows.at(-1)!.error).toMatch(/more than 10000 applications of 2026-09-03/);
  });

  it('takes the 404 of an empty search for no hits, but no other', async () => {
    server = await startReplayServer(() => ({ ...json({ code: 404, error: 'Not Found' }), status: 404 }));
    expect((await pages(server, usptoOdp(server.url('')), { options, keys }))[0]).toMatchObject({
      rows: [],
      state: { reachedDay: '2026-10-07' },
    });
    await server.close();
    server = await startReplayServer(() => ({
      status: 404,
      body: '<html>gone</html>',
      headers: { 'content-type': 'text/html' },
    }));
    await expect(pages(server, usptoOdp(server.url('')), { options, keys })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('does not begin without a key', async () => {
    server = await startReplayServer(() => ({}));
    await expect(pages(server, usptoOdp(server.url('')), { options })).rejects.toThrow('set USPTO_ODP_API_KEY');
    expect(server.requests).toHaveLength(0);
  });
});
