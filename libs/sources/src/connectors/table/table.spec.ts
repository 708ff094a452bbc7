import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { idsOf, pages, stored } from '../../../../../test/support/pull.js';
import { type ReplayServer, startReplayServer } from '../../../../../test/support/replay-server.js';
import { tableConnector } from './fetch.js';

const CSV = 'Nr;Headline;Published;Land\n1;Kelp farms grow;05.03.2024;Ireland\n2;"Two\nlines";2024-03-06;IE\n';
const mapping = { id: 'Nr', title: 'Headline', date: 'Published', country: 'Land' };

describe('table connector', () => {
  let server: ReplayServer;
  afterEach(() => server?.close());
  const pull = (options: object, given = {}) =>
    pages(server, tableConnector, { options: options as { url: string }, ...given });

  it('reads a CSV through its mapping', async () => {
    server = await startReplayServer(() => ({ body: CSV, headers: { etag: '"1"' } }));
    const [page] = await pull({ url: server.url('/list.csv?key=secret'), mapping });
    expect(page!.rows.map(({ value }) => value)).toEqual([
      expect.objectContaining({ id: '1', title: 'Kelp farms grow', date: '05.03.2024', country: 'Ireland' }),
      expect.objectContaining({ id: '2', title: 'Two\nlines' }),
    ]);
    expect(page!.raw!.url).toBe(server.url('/list.csv'));
    expect(page!.state.etag).toBe('"1"');
  });

  it('reads JSON Lines, gzipped, and keeps the neighbours of a bad line', async () => {
    const lines = '{"id":"a","title":"A","meta":{"day":"2024-03-05"}}\n{broken\n{"id":"b","title":"B"}\n';
    server = await startReplayServer(() => ({ body: gzipSync(lines) }));
    const [page] = await pull({ url: server.url('/list.jsonl.gz'), mapping: { date: 'meta.day' } });
    expect(page!.rows[0]!.value).toMatchObject({ id: 'a', date: '2024-03-05' });
    expect(page!.rows[1]!.error).toBeDefined();
    expect(page!.rows[2]!.value).toMatchObject({ id: 'b' });
  });

  it('goes on behind the rows that were handed over, and does not fetch an unchanged table', async () => {
    const lines = Array.from({ length: 2_500 }, (_, n) => `{"id":"n${n}","title":"T ${n}"}`).join('\n');
    server = await startReplayServer(({ headers }) =>
      headers['if-none-match'] ? { status: 304 } : { body: lines, headers: { etag: '"1"' } },
    );
    const options = { url: server.url('/list.jsonl') };
    const first = await pages(server, tableConnector, { options }, 1);
    const rest = await pull(options, { state: stored(first) });
    expect([...idsOf(first), ...idsOf(rest)]).toEqual(Array.from({ length: 2_500 }, (_, n) => `n${n}`));
    expect((await pull(options, { state: stored(rest) }))[0]).toMatchObject({ rows: [], notModified: true });
  });

  it('says what is no table, and which column is missing', async () => {
    server = await startReplayServer(({ path }) => ({ body: path === '/pdf' ? '%PDF-1.7 ...' : CSV }));
    await expect(pull({ url: server.url('/pdf') })).rejects.toThrow(/a PDF/);
    await expect(pull({ url: server.url('/list.csv'), mapping: { title: 'Titel' } })).rejects.toThrow(/Titel/);
  });
});
