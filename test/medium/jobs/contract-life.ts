import { describe, expect } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { JobEvent, JobQueue } from '#libs/jobs';
import { until } from '../../support/until.js';
import { starts, type Harness } from './harness.js';
import type { Trials } from './trial-catalogue.js';

const ended = (queue: JobQueue<Trials>, name: string, id: string, state: 'completed' | 'dead') =>
  until(`${name} to be ${state}`, async () => {
    const job = await queue.get(name, id);
    return job?.state === state && job;
  });

/** The life of a job: added, run, told about, failed, tried again, buried, raised. The same over every adapter. */
export function describeLife(harness: Harness): void {
  describe('a job', () => {
    harness.together('is done, and its result kept', async (scope) => {
      const { queue } = await scope.work('result');
      const id = await queue.add('result', { n: 21 });
      expect(await ended(queue, 'result', id, 'completed')).toEqual({
        id,
        state: 'completed',
        data: { n: 21 },
        attempts: 1,
        progress: undefined,
        result: { doubled: 42 },
        error: undefined,
      });
      expect(await queue.counts('result')).toEqual({ waiting: 0, delayed: 0, active: 0, completed: 1, dead: 0 });
      expect(await queue.get('result', 'no-such-job')).toBeUndefined();
      expect(await queue.get('result', '999999')).toBeUndefined();
    });

    harness.together('is listed while it runs', async (scope) => {
      const { queue, seen } = await scope.work('listed');
      const id = await queue.add('listed', { text: 'half way', ms: 1_500 });
      await until('the start', () => seen.length > 0);
      const running = await until('its progress', async () => {
        const [job] = await queue.active('listed');
        return job?.progress !== undefined && job;
      });
      expect(running).toMatchObject({ id, state: 'active', progress: 'half way', attempts: 1 });
      await ended(queue, 'listed', id, 'completed');
      expect(await queue.active('listed')).toEqual([]);
    });

    harness.together('tells its progress, completion and death to another process', async (scope) => {
      const listening = await scope.open('events');
      const events: JobEvent[] = [];
      const stopListening = await listening.listen('events', (event) => events.push(event));
      await scope.fork('events');
      const id = await listening.add('events', { steps: 4 });
      await until('completion', () => events.some(({ type }) => type === 'completed'));
      expect(events).toEqual([
        ...[25, 50, 75, 100].map((percent) => ({ type: 'progress', id, progress: { percent } })),
        { type: 'completed', id },
      ]);
      expect((await listening.get('events', id))?.progress).toEqual({ percent: 100 });

      const dying = await listening.add('events', { permanent: true });
      await until('death', () => events.some(({ type }) => type === 'dead'));
      expect(events.at(-1)).toEqual({ type: 'dead', id: dying, error: 'the file is gone' });

      stopListening();
      const count = events.length;
      await ended(listening, 'events', await listening.add('events', {}), 'completed');
      expect(events).toHaveLength(count);
    });

    harness.together('may tell its progress faster than it can be kept: the last value stands', async (scope) => {
      const { queue } = await scope.work('burst');
      const id = await queue.add('burst', { burst: 5000 });
      expect((await ended(queue, 'burst', id, 'completed')).progress).toBe(5000);
    });

    harness.together('waits for its time', async (scope) => {
      const { queue, seen } = await scope.work('delay');
      const added = Date.now();
      const id = await queue.add('delay', {}, { delayMs: 3_000 });
      expect((await queue.get('delay', id))?.state).toBe('delayed');
      expect((await queue.counts('delay')).delayed).toBe(1);
      await until('the start', () => seen.length > 0);
      expect(seen[0]?.at).toBeGreaterThanOrEqual(added + 2_995);
    });

    harness.together('tells for how long the oldest has waited, held queues included', async (scope) => {
      const { queue, seen } = await scope.work('waited');
      expect(await queue.waited('waited')).toBeNull();
      await queue.pause('waited');
      await queue.add('waited', { n: 1 });
      await until('a wait', async () => ((await queue.waited('waited')) ?? 0) > 200);
      await queue.add('waited', { n: 2 });
      expect(await queue.waited('waited')).toBeGreaterThan(200);
      await queue.resume('waited');
      await until('both', async () => seen.length >= 2 && (await queue.counts('waited')).completed === 2);
      expect(await queue.waited('waited')).toBeNull();
      await queue.add('waited', {}, { delayMs: 60_000 });
      expect(await queue.waited('waited')).toBeNull();
    });

    harness.together('carries any text there and back', async (scope) => {
      const { queue } = await scope.work('text');
      for (const text of ['a\0b', '\ud800 alone', 'Ünïcödé 🚀 \\u0000 "quoted"', 'long '.repeat(20_000)]) {
        const id = await queue.add('text', { text });
        const job = await ended(queue, 'text', id, 'completed');
        expect([job.data, job.progress, job.result]).toEqual([{ text }, text, text]);
        const failing = await queue.add('text', { text, failsUntil: 2 }, { attempts: 1 });
        const { error } = await ended(queue, 'text', failing, 'dead');
        expect(error).toBe(text.replaceAll('\0', '').slice(-10_000).toWellFormed());
      }
    });

    harness.together('fails when its result cannot be kept; its progress may be anything', async (scope) => {
      const queue = await scope.openWith({ odd: z.object({}) });
      queue.process('odd', async ({ progress }) => {
        await progress(1n);
        await progress(undefined);
        return { amount: 1n };
      });
      await queue.start();
      await queue.start(['odd']); // starts nothing twice
      const id = await queue.add('odd', {}, { attempts: 1 });
      await until('death', async () => (await queue.get('odd', id))?.state === 'dead');
      expect((await queue.get('odd', id))?.error).toMatch(/BigInt/);
    });

    harness.together('goes to the dead letters when its data no longer fit the catalogue', async (scope) => {
      const old = await scope.openWith({ changed: z.object({ file: z.string() }) });
      const id = await old.add('changed', { file: 'x' });
      const now = await scope.openWith({ changed: z.object({ runId: z.string() }) });
      let runs = 0;
      now.process('changed', async () => runs++);
      await now.start();
      const [letter] = await until('a dead letter', async () => {
        const letters = await now.deadLetters('changed');
        return letters.length > 0 && letters;
      });
      expect(letter).toMatchObject({
        id,
        data: { file: 'x' },
        error: expect.stringMatching(/do not fit the catalogue/),
      });
      expect(runs).toBe(0);
    });
  });

  describe('a failed job', () => {
    harness.together('is tried again after pauses that double', async (scope) => {
      const { queue, seen } = await scope.work('backoff');
      const id = await queue.add('backoff', { failsUntil: 4 }, { attempts: 5, backoffMs: 150 });
      await until('a pause', async () => (await queue.get('backoff', id))?.state === 'delayed');
      const { attempts } = await ended(queue, 'backoff', id, 'completed');
      expect(attempts).toBe(4);
      expect(starts(seen).map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
      const times = starts(seen).map(({ at }) => at);
      for (const [i, pause] of [150, 300, 600].entries()) {
        const took = (times[i + 1] as number) - (times[i] as number);
        expect(took).toBeGreaterThanOrEqual(pause - 5);
      }
    });

    harness.together('is not tried again when the failure is permanent', async (scope) => {
      const { queue, seen } = await scope.work('permanent');
      const before = Date.now();
      const id = await queue.add('permanent', { permanent: true, n: 7 }, { attempts: 5, backoffMs: 1 });
      await ended(queue, 'permanent', id, 'dead');
      const [letter] = await queue.deadLetters('permanent');
      expect(letter).toEqual({
        id,
        data: { permanent: true, n: 7 },
        error: 'the file is gone',
        attempts: 1,
        diedAt: expect.any(Date),
      });
      // A second to spare: the clock of the queue's own server is not read in the same instant.
      expect(Number(letter?.diedAt)).toBeGreaterThan(before - 1_000);
      expect(Number(letter?.diedAt)).toBeLessThan(Date.now() + 1_000);
      expect(starts(seen)).toHaveLength(1);
    });

    harness.together('becomes a dead letter when its attempts are used up; the latest comes first', async (scope) => {
      const { queue, seen } = await scope.work('exhausted');
      for (const n of [1, 2, 3]) {
        const id = await queue.add('exhausted', { failsUntil: 99, n }, { attempts: 2, backoffMs: 10 });
        await ended(queue, 'exhausted', id, 'dead');
      }
      expect(starts(seen)).toHaveLength(6);
      expect(await queue.counts('exhausted')).toEqual({ waiting: 0, delayed: 0, active: 0, completed: 0, dead: 3 });
      const letters = await queue.deadLetters('exhausted', { offset: 0, limit: 2 });
      expect(letters.map(({ data, error, attempts }) => ({ data, error, attempts }))).toEqual([
        { data: { failsUntil: 99, n: 3 }, error: 'failed at attempt 2', attempts: 2 },
        { data: { failsUntil: 99, n: 2 }, error: 'failed at attempt 2', attempts: 2 },
      ]);
      expect(await queue.deadLetters('exhausted', { offset: 2, limit: 2 })).toHaveLength(1);
    });
  });

  describe('a dead letter', () => {
    harness.together('gets all its attempts again', async (scope) => {
      const { queue, seen } = await scope.work('retry');
      const id = await queue.add('retry', { failsUntil: 3 }, { attempts: 2, backoffMs: 10 });
      await ended(queue, 'retry', id, 'dead');
      expect(await queue.retry('retry', id)).toBe(true);
      await until('the fourth run', () => starts(seen).length === 4);
      await ended(queue, 'retry', id, 'dead');
      expect(starts(seen).map(({ attempt }) => attempt)).toEqual([1, 2, 1, 2]);
      expect(await queue.retry('retry', 'no-such-job')).toBe(false);
    });

    harness.together('is discarded, and nothing but a dead letter is', async (scope) => {
      const { queue } = await scope.work('discard');
      const id = await queue.add('discard', { permanent: true });
      await ended(queue, 'discard', id, 'dead');
      const later = await queue.add('discard', {}, { delayMs: 60_000 });
      expect(await queue.discard('discard', later)).toBe(false);
      expect(await queue.retry('discard', later)).toBe(false);
      expect(await queue.discard('discard', id)).toBe(true);
      expect(await queue.discard('discard', id)).toBe(false);
      expect(await queue.get('discard', id)).toBeUndefined();
      expect(await queue.counts('discard')).toEqual({ waiting: 0, delayed: 1, active: 0, completed: 0, dead: 0 });
    });
  });

  describe('an id of the caller', () => {
    harness.together('stands for one waiting job, however many add it', async (scope) => {
      const [one, two] = [await scope.open('dedupe'), await scope.open('dedupe')];
      const adding = Array.from({ length: 40 }, (_, n) =>
        (n % 2 ? one : two).add('dedupe', { n }, { jobId: 'source: 7@ö', ...(n % 3 ? {} : { delayMs: 50_000 }) }),
      );
      expect(new Set(await Promise.all(adding)).size).toBe(1);
      const { waiting, delayed } = await one.counts('dedupe');
      expect(waiting + delayed).toBe(1);
      const bulk = [1, 2, 3].map((n) => ({ data: { n }, options: { jobId: `bulk ${n % 2}` } }));
      const [first, second, third] = await one.addBulk('dedupe', bulk);
      expect(third).toBe(first);
      expect(second).not.toBe(first);
    });

    harness.together('can be used again once the job has ended, however it ended', async (scope) => {
      const { queue, seen } = await scope.work('again');
      for (const data of [{}, { permanent: true }, {}, {}]) {
        const id = await queue.add('again', data, { jobId: 'source 7' });
        await ended(queue, 'again', id, data.permanent ? 'dead' : 'completed');
      }
      expect(starts(seen)).toHaveLength(4);
    });

    harness.together('is not taken by a running job: it is done once more after that, and only once', async (scope) => {
      const { queue, seen } = await scope.work('running');
      await queue.add('running', { ms: 2_000, n: 1 }, { jobId: 'source 7' });
      await until('the start', () => seen.length > 0);
      for (const n of [2, 3, 4]) await queue.add('running', { n }, { jobId: 'source 7' });
      await until('both runs', async () => (await queue.counts('running')).completed === 2);
      await sleep(200);
      expect(starts(seen)).toHaveLength(2);
    });

    harness.together('is taken by a job that waits for its next attempt', async (scope) => {
      const { queue } = await scope.work('between');
      const options = { jobId: 'source 7', attempts: 2, backoffMs: 60_000 };
      const id = await queue.add('between', { failsUntil: 2 }, options);
      await until('the pause', async () => (await queue.get('between', id))?.state === 'delayed');
      expect(await queue.add('between', {}, options)).toBe(id);
    });

    harness.together('misses no call that came after a run had begun', async (scope) => {
      const last = { added: new Map<string, number>(), begun: new Map<string, number>() };
      const race = { race: z.object({ key: z.string() }) };
      for (let i = 0; i < 2; i++) {
        const worker = await scope.openWith(race);
        worker.process(
          'race',
          async ({ data }) => {
            last.begun.set(data.key, performance.now());
            await sleep(Math.random() * 8);
            if (Math.random() < 0.2) throw new Error('a passing failure');
          },
          { concurrency: 3 },
        );
        await worker.start();
      }
      const callers = [await scope.openWith(race), await scope.openWith(race)];
      await Promise.all(
        callers.map(async (caller) => {
          for (let i = 0; i < 200; i++) {
            const key = `source ${Math.floor(Math.random() * 5)}`;
            last.added.set(key, performance.now());
            await caller.add('race', { key }, { jobId: key, backoffMs: 5 });
          }
        }),
      );
      await until('the end', async () => {
        const { waiting, delayed, active } = (await callers[0]?.counts('race')) ?? {
          waiting: 1,
          delayed: 0,
          active: 0,
        };
        return waiting + delayed + active === 0;
      });
      for (const [key, added] of last.added) expect(last.begun.get(key)).toBeGreaterThan(added);
    });
  });
}
