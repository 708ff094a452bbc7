import { describe, expect, it } from '@jest/globals';
import { pause } from './ask.js';

describe('pause', () => {
  const http = { send: () => Promise.reject(new Error('not asked')) };

  it('ends with the abort reason as soon as the pull is called off', async () => {
    const abort = new AbortController();
    const waiting = pause({ http, signal: abort.signal }, 60_000);
    abort.abort(new Error('shutting down'));
    await expect(waiting).rejects.toThrow('shutting down');
    await expect(pause({ http, signal: abort.signal }, 1)).rejects.toThrow('shutting down');
  });

  it('waits as long as asked, and not at all for nothing', async () => {
    const waits: number[] = [];
    const clock = { now: () => 0, sleep: async (ms: number) => void waits.push(ms) };
    const context = { http, signal: AbortSignal.timeout(1000), clock };
    await pause(context, 5);
    await pause(context, -5);
    expect(waits).toEqual([5]);
  });
});
