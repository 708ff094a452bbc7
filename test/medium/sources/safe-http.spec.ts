import { afterEach, describe, expect, it } from '@jest/globals';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { SafeHttp, type SafeHttpOptions } from '#libs/sources';
import { CLOSED_PORT } from '../../support/processes.js';
import { type ReplayHandler, type ReplayServer, startReplayServer } from '../../support/replay-server.js';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function serve(
  handler: ReplayHandler,
  options: SafeHttpOptions = {},
): Promise<{ server: ReplayServer; http: SafeHttp }> {
  const server = await startReplayServer(handler);
  const http = new SafeHttp({ allow: [server.host], ...options });
  open.push(server, http);
  return { server, http };
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

describe('SafeHttp', () => {
  it('brings status, headers and body, and says who it is', async () => {
    const { server, http } = await serve(() => ({ status: 404, headers: { 'X-Test': 'a' }, body: 'gone' }));
    const answer = await http.send({ url: server.url('/x?y=1'), headers: { 'if-none-match': '"e"' } });
    expect(answer).toMatchObject({ status: 404, url: server.url('/x?y=1'), movedTo: null });
    expect(answer.headers['x-test']).toBe('a');
    expect(text(answer.bytes)).toBe('gone');
    expect(server.requests[0]!.headers).toMatchObject({
      'if-none-match': '"e"',
      'user-agent': expect.stringContaining('trend-universe'),
    });
  });

  it.each([
    ['gzip', gzipSync('hello')],
    ['deflate', deflateSync('hello')],
    ['deflate', deflateRawSync('hello')],
    ['br', brotliCompressSync('hello')],
    ['gzip', Buffer.from('hello')],
    ['zippy', Buffer.from('hello')],
  ])('undoes content-encoding %s', async (encoding, body) => {
    const { server, http } = await serve(() => ({ headers: { 'content-encoding': encoding }, body }));
    expect(text((await http.send({ url: server.url('/') })).bytes)).toBe('hello');
  });

  it('follows redirects, remembers permanent moves, and keeps keys from other hosts', async () => {
    const other = await startReplayServer(() => ({ body: 'other' }));
    open.push(other);
    const { server, http } = await serve(
      ({ path }) =>
        ({
          '/moved': { status: 301, headers: { location: '/there' } },
          '/found': { status: 302, headers: { location: '/there' } },
          '/away': { status: 308, headers: { location: other.url('/x') } },
          '/loop': { status: 302, headers: { location: '/loop' } },
          '/there': { body: 'there' },
        })[path] ?? { status: 404 },
    );
    const client = new SafeHttp({ allow: [server.host, other.host] });
    open.push(client);
    expect(await http.send({ url: server.url('/moved') })).toMatchObject({
      url: server.url('/there'),
      movedTo: server.url('/there'),
    });
    expect((await http.send({ url: server.url('/found') })).movedTo).toBeNull();
    await expect(http.send({ url: server.url('/loop') })).rejects.toThrow('redirects more than 5 times');
    await client.send({
      url: server.url('/away'),
      headers: { authorization: 'Bearer s', 'x-api-key': 's', accept: 'a/b' },
    });
    expect(other.requests[0]!.headers['authorization']).toBeUndefined();
    expect(other.requests[0]!.headers['x-api-key']).toBeUndefined();
    expect(other.requests[0]!.headers['accept']).toBe('a/b');
  });

  it.each([
    'http://169.254.169.254/latest/',
    'http://localhost:1/',
    'file:///etc/passwd',
    'http://[::1]:80/',
    'http://2130706433/',
  ])('does not follow a redirect to %s', async (location) => {
    const { server, http } = await serve(() => ({ status: 302, headers: { location } }));
    await expect(http.send({ url: server.url('/') })).rejects.toMatchObject({ code: 'FORBIDDEN', permanent: true });
  });

  it('refuses a name that the DNS leads inside, and never connects', async () => {
    const { server } = await serve(() => ({ body: 'secret' }));
    const port = server.host.split(':')[1];
    let asked = 0;
    // The first answer is harmless, the second is not: whoever checks and then resolves again is caught.
    const resolve = () => Promise.resolve([{ address: asked++ === 0 ? '127.0.0.1' : '93.184.216.34', family: 4 }]);
    const http = new SafeHttp({ resolve });
    open.push(http);
    await expect(http.send({ url: `http://rebind.example.com:${port}/` })).rejects.toMatchObject({
      code: 'FORBIDDEN',
      permanent: true,
      message: expect.stringContaining('127.0.0.1'),
    });
    expect(asked).toBe(1);
    expect(server.requests).toHaveLength(0);
  });

  it('stops at the size limit: plain, endless, and a gzip bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const { server, http } = await serve(({ path }) =>
      path === '/bomb'
        ? { headers: { 'content-encoding': 'gzip' }, body: bomb }
        : path === '/endless'
          ? { body: 'x'.repeat(65_536), endless: true }
          : { body: 'x'.repeat(2_000_000) },
    );
    for (const path of ['/big', '/endless', '/bomb']) {
      await expect(http.send({ url: server.url(path), maxBytes: 1_000_000 })).rejects.toMatchObject({
        code: 'TOO_LARGE',
        permanent: true,
      });
    }
  });

  it('gives up on slow servers: before the headers, between bytes, and drop by drop', async () => {
    const { server, http } = await serve(
      ({ path }) =>
        path === '/silent' ? { delayMs: 5_000 } : { body: 'x'.repeat(1_000), dripMs: path === '/stuck' ? 5_000 : 20 },
      { idleMs: 300 },
    );
    for (const path of ['/silent', '/stuck', '/drip']) {
      await expect(http.send({ url: server.url(path), timeoutMs: 1_000 })).rejects.toMatchObject({
        code: 'UNAVAILABLE',
        message: expect.stringContaining('too slow'),
      });
    }
  });

  it('takes no half answers: cut connections and truncated gzip', async () => {
    const { server, http } = await serve(({ path }) => {
      const zipped = gzipSync('hello '.repeat(1_000));
      return path === '/cut'
        ? { body: 'x'.repeat(1_000), cutAt: 500 }
        : { headers: { 'content-encoding': 'gzip' }, body: zipped.subarray(0, zipped.length - 10) };
    });
    for (const path of ['/cut', '/gzip']) {
      await expect(http.send({ url: server.url(path) })).rejects.toMatchObject({
        code: 'UNAVAILABLE',
        permanent: false,
      });
    }
  });

  it('says that nobody answers', async () => {
    const host = `127.0.0.1:${CLOSED_PORT}`;
    const http = new SafeHttp({ allow: [host] });
    open.push(http);
    await expect(http.send({ url: `http://${host}/` })).rejects.toThrow(/did not answer/);
  });
});
