import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createLimits, type Limits, RateLimited } from './limits.js';

const outcome = (promise: Promise<void>) =>
  promise.then(
    () => 'ok',
    (error: unknown) => (error instanceof RateLimited ? error.retryAfter : error),
  );

describe('limits', () => {
  let limits: Limits;
  beforeEach(() => {
    jest.useFakeTimers();
    limits = createLimits(undefined);
  });
  afterEach(async () => {
    await limits.close();
    jest.useRealTimers();
  });

  it('let through so many in so many seconds, for each key its own', async () => {
    const limit = { name: 'three', times: 3, seconds: 60 };
    const outcomes = await Promise.all(['a', 'a', 'a', 'a', 'b'].map((key) => outcome(limits.count(limit, key))));
    expect(outcomes).toEqual(['ok', 'ok', 'ok', 60, 'ok']);
    await limits.uncount(limit, 'b');
  });

  it('give back what was counted in vain', async () => {
    const limit = { name: 'one', times: 1, seconds: 60 };
    await limits.count(limit, 'a');
    await limits.uncount(limit, 'a');
    expect(await outcome(limits.count(limit, 'a'))).toBe('ok');
    expect(await outcome(limits.count(limit, 'a'))).toBe(60);
  });

  it('count nobody whom they refuse: once the others are done there is room again', async () => {
    const limit = { name: 'rush', times: 2, seconds: 60 };
    const rush = await Promise.all(Array.from({ length: 20 }, () => outcome(limits.count(limit, 'hall'))));
    expect(rush.filter((answer) => answer === 'ok')).toHaveLength(2);
    await Promise.all([limits.uncount(limit, 'hall'), limits.uncount(limit, 'hall')]);
    expect(await outcome(limits.count(limit, 'hall'))).toBe('ok');
  });

  it('make each failure after the free ones wait twice as long, and let nobody slip through by asking at once', async () => {
    const backoff = { name: 'try', free: 3, longestWait: 2, seconds: 60 };
    const once = await Promise.all(Array.from({ length: 20 }, () => outcome(limits.attempt(backoff, 'a'))));
    expect(once.filter((answer) => answer === 'ok')).toHaveLength(4);
    expect(once.filter((answer) => answer === 1)).toHaveLength(16);
    jest.advanceTimersByTime(1_000);
    expect(await outcome(limits.attempt(backoff, 'a'))).toBe('ok');
    expect(await outcome(limits.attempt(backoff, 'a'))).toBe(2);
    jest.advanceTimersByTime(1_999);
    expect(await outcome(limits.attempt(backoff, 'a'))).toBe(1);
    jest.advanceTimersByTime(1);
    expect(await outcome(limits.attempt(backoff, 'a'))).toBe('ok');
    expect(await outcome(limits.attempt(backoff, 'other'))).toBe('ok');
    await limits.succeed(backoff, 'a');
    expect(await outcome(limits.attempt(backoff, 'a'))).toBe('ok');
  });

  it('begin with the first wait that is asked for', async () => {
    const backoff = { name: 'slow', free: 1, firstWait: 30, longestWait: 50, seconds: 600 };
    const once = [1, 2, 3].map(() => outcome(limits.attempt(backoff, 'a')));
    expect(await Promise.all(once)).toEqual(['ok', 'ok', 30]);
    jest.advanceTimersByTime(30_000);
    const again = [1, 2].map(() => outcome(limits.attempt(backoff, 'a')));
    expect(await Promise.all(again)).toEqual(['ok', 50]);
  });
});
