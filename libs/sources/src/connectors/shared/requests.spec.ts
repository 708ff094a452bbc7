import { afterEach, describe, expect, it } from '@jest/globals';
import {
  FastClock,
  loopbackClient,
  type LoopbackServer,
  type Reply,
  serve,
} from '../../../../../test/support/loopback.js';
import { systemClock } from './clock.js';
import { PullError } from './pull-error.js';
import { Requests, retryAfter } from './requests.js';

let server: LoopbackServer;
afterEach(() => server?.close());

async function ask(replies: readonly Reply[], expected: number[] = [], gapMs = 0) {
  server = await serve((_, count) => replies[Math.min(count, replies.length) - 1]!);
  const clock = new FastClock();
  const requests = new Requests({ http: loopbackClient, signal: AbortSignal.timeout(10_000), clock }, 'Kelp', gapMs);
  const answer = requests.get(`${server.origin}/list?key=secret`, {}, expected);
  return { answer, clock, requests };
}

describe('Requests', () => {
  it('tries again after a 503 and obeys Retry-After', async () => {
    const { answer, clock } = await ask([{ status: 503, headers: { 'retry-after': '7' } }, { body: 'ok' }]);
    expect((await answer).status).toBe(200);
    expect(clock.waits).toEqual([7000]);
  });

  it('backs off twice as long each time and gives up after four attempts', async () => {
    const { answer, clock } = await ask([{ status: 500 }]);
    await expect(answer).rejects.toMatchObject({ code: 'UNAVAILABLE', permanent: false });
    expect(clock.waits).toEqual([1000, 2000, 4000]);
    expect(server.seen).toHaveLength(4);
  });

  it('leaves long waits to the next pull, and says when', async () => {
    const { answer } = await ask([{ status: 429, headers: { 'retry-after': '3600' } }]);
    await expect(answer).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAt: '2026-10-07T13:00:00.000Z' });
    expect(server.seen).toHaveLength(1);
  });

  it('takes a refusal as final and names no key', async () => {
    const { answer } = await ask([{ status: 403, body: { message: 'no such key' } }]);
    const error = await answer.catch((caught: unknown) => caught as PullError);
    expect(error).toBeInstanceOf(PullError);
    expect(error).toMatchObject({ permanent: true, message: expect.stringContaining('"no such key"') });
    expect((error as PullError).message).not.toContain('secret');
  });

  it('passes expected statuses on', async () => {
    const { answer } = await ask([{ status: 404 }], [404]);
    expect((await answer).status).toBe(404);
  });

  it('repeats a request whose answer broke off', async () => {
    const { answer } = await ask([
      { body: 'x'.repeat(1000), headers: { 'content-length': '1000' }, cut: true },
      { body: 'whole' },
    ]);
    expect(Buffer.from((await answer).bytes).toString()).toBe('whole');
  });

  it('keeps its requests apart', async () => {
    const { answer, clock, requests } = await ask([{ body: 'ok' }], [], 5000);
    await answer;
    await requests.get(server.origin);
    expect(clock.waits).toEqual([5000]);
  });

  it('stops with the abort reason, also while it waits', async () => {
    server = await serve(() => ({ status: 503, headers: { 'retry-after': '30' } }));
    const abort = new AbortController();
    const requests = new Requests({ http: loopbackClient, signal: abort.signal, clock: systemClock }, 'Kelp', 0);
    const answer = requests.get(server.origin);
    setTimeout(() => abort.abort(new Error('shutting down')), 50);
    await expect(answer).rejects.toThrow('shutting down');
  });
});

describe('retryAfter', () => {
  const now = Date.parse('2026-10-07T12:00:00Z');
  it.each([
    ['120', '2026-10-07T12:02:00.000Z'],
    ['Wed, 07 Oct 2026 12:30:00 GMT', '2026-10-07T12:30:00.000Z'],
    ['soon', null],
    [undefined, null],
  ])('reads %s', (header, instant) => expect(retryAfter(header, now)).toBe(instant));
});
