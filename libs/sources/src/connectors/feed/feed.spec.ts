import { afterEach, describe, expect, it } from '@jest/globals';
import { pages } from '../../../../../test/support/pull.js';
import { type ReplayServer, startReplayServer } from '../../../../../test/support/replay-server.js';
import type { PullPage, PullState, SourceHints } from '../connector.js';
import { feedConnector } from './fetch.js';

let server: ReplayServer;
afterEach(() => server?.close());

const RSS = `<?xml version="1.0"?><rss version="2.0"><channel><title>Home</title><link>https://kelp.example/</link>
<item><title>Farms grow</title><guid>7</guid><link>https://kelp.example/7</link><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate></item>
<item><title>Boats &amp; nets</title><guid>8</guid><pubDate>Wed, 06 Mar 2024 10:00:00 GMT</pubDate></item></channel></rss>`;

async function pull(path: string, state: PullState = {}, source?: SourceHints): Promise<PullPage> {
  const options = { url: server.url(path) };
  const [page] = await pages(server, feedConnector, { options, state, ...(source && { source }) });
  return page!;
}

describe('feed connector', () => {
  it('reads a feed once and asks after changes only', async () => {
    server = await startReplayServer(({ headers }) =>
      headers['if-none-match'] === '"v1"'
        ? { status: 304, headers: { etag: '"v1"' } }
        : {
            body: RSS,
            headers: { etag: '"v1"', 'content-type': 'text/html', 'cache-control': 'public, max-age=7200' },
          },
    );
    const first = await pull('/feed?token=secret');
    expect(first.rows.map((row) => row.value)).toEqual([
      expect.objectContaining({ id: 'feed:kelp.example:7', title: 'Farms grow', kind: 'news', publisher: 'Home' }),
      expect.objectContaining({ title: 'Boats & nets' }),
    ]);
    expect(first.state).toEqual({ etag: '"v1"', nextCheck: '2026-10-07T14:00:00.000Z' });
    expect(first.raw?.url).toBe(server.url('/feed'));

    const second = await pull('/feed', first.state);
    expect(second).toMatchObject({ rows: [], raw: null, notModified: true });
    expect(second.state).toEqual({ etag: '"v1"', nextCheck: '2026-10-07T12:30:00.000Z' });
  });

  it('names rows after the source where it is known', async () => {
    server = await startReplayServer(() => ({ body: RSS }));
    const source = { kind: 'article', publisher: 'Kelp Weekly', lang: 'en', country: 'IE' } as const;
    const { rows } = await pull('/', {}, source);
    expect(rows[0]!.value).toMatchObject(source);
  });

  it('keeps the entries before the point where a feed breaks off, and asks for it again', async () => {
    const cut = RSS.slice(0, RSS.indexOf('<item><title>Boats'));
    server = await startReplayServer(() => ({ body: cut, headers: { etag: '"v1"' } }));
    const { rows, state } = await pull('/');
    expect(rows[0]!.value).toMatchObject({ title: 'Farms grow' });
    expect(state).not.toHaveProperty('etag');
  });

  it('follows a feed that has moved for good', async () => {
    server = await startReplayServer(({ path }) =>
      path === '/old' ? { status: 301, headers: { location: '/new' } } : { body: RSS },
    );
    const { state } = await pull('/old');
    expect(state.movedTo).toBe(server.url('/new'));
    await pull('/old', state);
    expect(server.requests.map(({ path }) => path)).toEqual(['/old', '/new', '/new']);
  });

  it('dates an undated entry by the day it was first seen, for as long as the feed carries it', async () => {
    server = await startReplayServer(() => ({ body: RSS.replace(/<pubDate>Tue.*?<\/pubDate>/, '') }));
    const first = await pull('/', { firstSeen: { 'feed:kelp.example:gone': '2025-01-01' } });
    expect(first.rows[0]!.value).toMatchObject({ date: '2026-10-07' });
    expect(first.state.firstSeen).toEqual({ 'feed:kelp.example:7': '2026-10-07' });
    const later = await pull('/', { firstSeen: { 'feed:kelp.example:7': '2026-09-01' } });
    expect(later.rows[0]!.value).toMatchObject({ date: '2026-09-01' });
  });

  it('refuses what is no feed and says what it is', async () => {
    server = await startReplayServer(() => ({ body: '<!doctype html><html><title>Not here</title></html>' }));
    await expect(pull('/')).rejects.toMatchObject({
      permanent: true,
      message: expect.stringMatching(/There is no feed at .+: .+/),
    });
    await server.close();
    server = await startReplayServer(() => ({ status: 410 }));
    await expect(pull('/')).rejects.toMatchObject({ code: 'NOT_FOUND', permanent: true });
  });

  it('accepts web addresses only', () => {
    expect(feedConnector.optionsSchema.safeParse({ url: 'file:///etc/passwd' }).success).toBe(false);
    expect(feedConnector.optionsSchema.safeParse({ url: 'https://kelp.example/feed' }).success).toBe(true);
  });
});
