import { afterEach, describe, expect, it } from '@jest/globals';
import { type LoopbackServer, serve } from '../../../../../test/support/loopback.js';
import { pages } from '../../../../../test/support/pull.js';
import type { PullPage, PullState, SourceHints } from '../connector.js';
import { feedConnector } from './fetch.js';

let server: LoopbackServer;
afterEach(() => server?.close());

const RSS = `<?xml version="1.0"?><rss version="2.0"><channel><title>Home</title><link>https://kelp.example/</link>
<item><title>Farms grow</title><guid>7</guid><link>https://kelp.example/7</link><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate></item>
<item><title>Boats &amp; nets</title><guid>8</guid><pubDate>Wed, 06 Mar 2024 10:00:00 GMT</pubDate></item></channel></rss>`;

async function pull(path: string, state: PullState = {}, source?: SourceHints): Promise<PullPage> {
  const options = { url: `${server.origin}${path}` };
  const [page] = await pages(feedConnector, { options, state, ...(source && { source }) });
  return page!;
}

describe('feed connector', () => {
  it('reads a feed once and asks after changes only', async () => {
    server = await serve(({ headers }) =>
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
    expect(first.raw?.url).toBe(`${server.origin}/feed`);

    const second = await pull('/feed', first.state);
    expect(second).toMatchObject({ rows: [], raw: null, notModified: true });
    expect(second.state).toEqual({ etag: '"v1"', nextCheck: '2026-10-07T12:30:00.000Z' });
  });

  it('names rows after the source where it is known', async () => {
    server = await serve(() => ({ body: RSS }));
    const source = { kind: 'article', publisher: 'Kelp Weekly', lang: 'en', country: 'IE' } as const;
    const { rows } = await pull('/', {}, source);
    expect(rows[0]!.value).toMatchObject(source);
  });

  it('keeps the entries before the point where a feed breaks off', async () => {
    server = await serve(() => ({ body: RSS.slice(0, RSS.indexOf('<item><title>Boats')) }));
    const { rows } = await pull('/');
    expect(rows[0]!.value).toMatchObject({ title: 'Farms grow' });
  });

  it('refuses what is no feed and says what it is', async () => {
    server = await serve(() => ({ body: '<!doctype html><html><title>Not here</title></html>' }));
    await expect(pull('/')).rejects.toMatchObject({
      permanent: true,
      message: expect.stringMatching(/is not a feed: .+/),
    });
    await server.close();
    server = await serve(() => ({ status: 410 }));
    await expect(pull('/')).rejects.toMatchObject({ code: 'NOT_FOUND', permanent: true });
  });

  it('accepts web addresses only', () => {
    expect(feedConnector.optionsSchema.safeParse({ url: 'file:///etc/passwd' }).success).toBe(false);
    expect(feedConnector.optionsSchema.safeParse({ url: 'https://kelp.example/feed' }).success).toBe(true);
  });
});
