import { describe, expect, it } from '@jest/globals';
import { type Clock, HostGates } from './host-gates.js';
import type { HttpResponse } from './http.js';
import { PoliteHttp } from './polite-http.js';
import { quotaLeft, retryAfterMs } from './retry-after.js';
import { SourceError, unavailable } from './source-error.js';

/** A clock whose sleepers wake in order, at once. */
class TestClock implements Clock {
  time = Date.parse('2026-01-01T00:00:00Z');
  readonly slept: number[] = [];
  now = () => this.time;
  sleep = (ms: number) => {
    this.slept.push(ms);
    this.time += ms;
    return Promise.resolve();
  };
}

const answer = (status: number, headers: Record<string, string> = {}): HttpResponse => ({
  status,
  url: 'https://s.example/',
  headers,
  bytes: new Uint8Array(),
  movedTo: null,
});

function polite(answers: (HttpResponse | Error)[], patienceMs?: number) {
  const clock = new TestClock();
  let asked = 0;
  const http = {
    send: () => {
      const next = answers[asked++]!;
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
    },
  };
  const options = {
    clock,
    random: () => 0.5,
    hosts: new HostGates(clock, { gapMs: 0, concurrency: 1 }),
    ...(patienceMs !== undefined && { patienceMs }),
  };
  return { clock, asked: () => asked, send: () => new PoliteHttp(http, options).send({ url: 'https://s.example/' }) };
}

describe('PoliteHttp', () => {
  it('asks again after the time that the source names', async () => {
    const { send, clock } = polite([
      answer(429, { 'retry-after': '7' }),
      answer(503, { 'retry-after': 'Thu, 01 Jan 2026 00:00:20 GMT' }),
      answer(200),
    ]);
    expect((await send()).status).toBe(200);
    expect(clock.slept).toEqual([7_000, 13_000]);
  });

  it('backs off by itself when none is named, and gives up after three', async () => {
    const { send, clock, asked } = polite([answer(500), unavailable('cut off'), answer(502), answer(200)]);
    await expect(send()).rejects.toMatchObject({ code: 'UNAVAILABLE', permanent: false, status: 502 });
    expect(clock.slept).toEqual([1_000, 2_000]);
    expect(asked()).toBe(3);
  });

  it('leaves a source that asks for a long wait, with the time to come back', async () => {
    const { send, asked } = polite([answer(429, { 'retry-after': '3600' })], 60_000);
    await expect(send()).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAt: '2026-01-01T01:00:00.000Z' });
    expect(asked()).toBe(1);
  });

  it('does not ask again where that changes nothing', async () => {
    const refused = new SourceError('FORBIDDEN', 'no', { permanent: true });
    const { send, asked } = polite([refused]);
    await expect(send()).rejects.toBe(refused);
    expect(asked()).toBe(1);
    expect((await polite([answer(404)]).send()).status).toBe(404);
  });
});

describe('HostGates', () => {
  it('keeps the gap between requests to one host, not between hosts', async () => {
    const clock = new TestClock();
    const gates = new HostGates(clock, { gapMs: 1_000, concurrency: 1 });
    const started: [string, number][] = [];
    const begin = clock.now();
    for (const host of ['a', 'a', 'b', 'a'])
      await gates.run(host, async () => void started.push([host, clock.now() - begin]));
    expect(started).toEqual([
      ['a', 0],
      ['a', 1_000],
      ['b', 1_000],
      ['a', 2_000],
    ]);
  });

  it('never runs more at once than the limit, and lets all through', async () => {
    const gates = new HostGates(new TestClock(), { gapMs: 0, concurrency: 2 });
    let running = 0;
    let most = 0;
    const task = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
    };
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        n % 5 === 0
          ? gates.run('a', () => Promise.reject(new Error('x'))).catch(() => undefined)
          : gates.run('a', task),
      ),
    );
    expect(most).toBe(2);
    expect(running).toBe(0);
  });
});

describe('headers', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Thu, 01 Jan 2026 00:01:00 GMT', 60_000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['99999999999', 604_800_000],
    ['soon', null],
    ['', null],
  ])('Retry-After: %s is %s ms', (written, ms) => expect(retryAfterMs({ 'retry-after': written }, now)).toBe(ms));
  it('finds the quota under its several names', () => {
    expect(quotaLeft({ 'x-ratelimit-remaining': '41' })).toBe(41);
    expect(quotaLeft({ ratelimit: '"default";r=50;t=30' })).toBe(50);
    expect(quotaLeft({ 'ratelimit-remaining': 'x' })).toBeNull();
    expect(quotaLeft({})).toBeNull();
  });
});
