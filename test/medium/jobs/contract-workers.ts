import { describe, expect } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { JobEvent } from '#libs/jobs';
import { until } from '../../support/until.js';
import { NAMES, starts, type Harness } from './harness.js';
import { HEIR_LOCK, SHORT_LOCK } from './trial-catalogue.js';

/** Nothing is due by it while a test runs, but in the first seconds of a leap day. */
const RARELY = '0 0 29 2 *';

/** What several workers do together, and what becomes of jobs when workers or connections die. */
export function describeWorkers(harness: Harness): void {
  describe('workers', () => {
    harness.together('share many jobs, each done once', async (scope) => {
      const [one, two] = [await scope.work('bulk', { concurrency: 8 }), await scope.work('bulk', { concurrency: 8 })];
      const ids = await one.queue.addBulk(
        'bulk',
        Array.from({ length: 400 }, (_, n) => ({ data: { n, ms: 2 } })),
      );
      expect(new Set(ids).size).toBe(400);
      await until('all', async () => (await one.queue.counts('bulk')).completed === 400);
      const done = [...one.seen, ...two.seen].filter(({ what }) => what === 'done').map(({ n }) => n);
      expect(done.toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 400 }, (_, n) => n));
      expect(one.seen.length).toBeGreaterThan(0);
      expect(two.seen.length).toBeGreaterThan(0);
    });

    harness.together('run as many at once as they may', async (scope) => {
      const { queue, seen, letGo } = await scope.work('concurrency', { concurrency: 3 });
      await queue.addBulk(
        'concurrency',
        Array.from({ length: 12 }, () => ({ data: { held: true, ms: 20 } })),
      );
      await until('three of them', () => seen.length >= 3);
      await sleep(200); // for a fourth
      letGo();
      await until('all', async () => (await queue.counts('concurrency')).completed === 12);
      expect(Math.max(...seen.map(({ running }) => running))).toBe(3);
    });

    harness.together('run a schedule once each time, until it is withdrawn', async (scope) => {
      const [one, two] = [await scope.work('cron'), await scope.work('cron')];
      const second = () => Math.floor(Date.now() / 1000);
      const begun = second();
      for (const { queue } of [one, two, one]) await queue.schedule('cron', 'tick', '* * * * * *', { n: 5 });
      const runs = () => [...starts(one.seen), ...starts(two.seen)];
      await until('two runs', () => runs().length >= 2);
      await one.queue.unschedule('cron', 'tick');
      const ticks = second() - begun;
      await until('the last one', async () => {
        const { waiting, delayed, active } = await one.queue.counts('cron');
        return waiting + delayed + active === 0;
      });
      const told = runs();
      expect(told.every(({ n }) => n === 5)).toBe(true);
      expect(told.length).toBeLessThanOrEqual(ticks); // two schedulers or two workers would double them
      await sleep(1100);
      expect(runs()).toHaveLength(told.length);
    });

    harness.together('follow the new pattern of a schedule', async (scope) => {
      const { queue, seen } = await scope.work('pattern');
      await queue.schedule('pattern', 'changes', RARELY, { n: 1 });
      await queue.schedule('pattern', 'changes', '* * * * * *', { n: 2 });
      await until('a run', () => seen.length > 0);
      await queue.schedule('pattern', 'changes', RARELY, { n: 3 });
      // What was due by then is still run.
      await until('the last one', async () => {
        const { waiting, active } = await queue.counts('pattern');
        return waiting + active === 0;
      });
      const told = starts(seen).length;
      await sleep(2200);
      expect(starts(seen)).toHaveLength(told);
      expect(new Set(seen.map(({ n }) => n))).toEqual(new Set([2]));
    });

    harness.together('start nothing while paused, in no process', async (scope) => {
      const other = await scope.open('pause');
      await other.pause('pause');
      const { queue, seen } = await scope.work('pause');
      await queue.add('pause', {});
      expect(await queue.isPaused('pause')).toBe(true);
      await sleep(300);
      expect(seen).toEqual([]);
      expect((await queue.counts('pause')).waiting).toBe(1);
      await other.resume('pause');
      await until('the run', async () => (await queue.counts('pause')).completed === 1);
      expect(await queue.isPaused('pause')).toBe(false);
    });
  });

  describe('a worker that ends', () => {
    harness.together('finishes its running job and starts no other', async (scope) => {
      const { queue, seen, letGo } = await scope.work('close');
      await queue.addBulk('close', [{ data: { held: true, n: 1 } }, { data: { n: 2 } }]);
      await until('the start', () => seen.length > 0);
      const closing = queue.close();
      await sleep(100); // for it to have begun
      letGo();
      await closing;
      expect(seen.map(({ what, n }) => [what, n])).toEqual([
        ['start', 1],
        ['done', 1],
      ]);
      await expect(queue.add('close', {})).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      const other = await scope.open('close');
      expect(await other.counts('close')).toEqual({ waiting: 1, delayed: 0, active: 0, completed: 1, dead: 0 });
    });

    harness.together('does so when it is asked by SIGTERM', async (scope) => {
      const { worker, seen, ended } = await scope.fork('sigterm');
      const queue = await scope.open('sigterm');
      const id = await queue.add('sigterm', { ms: 300 });
      await until('the start', () => seen.length > 0);
      worker.kill('SIGTERM');
      expect(await ended).toBe(0);
      expect((await queue.get('sigterm', id))?.state).toBe('completed');
    });

    harness.together('waits no longer than it is told; the job runs again elsewhere', async (scope) => {
      const { queue, seen } = await scope.work('impatient', { lock: SHORT_LOCK });
      await queue.add('impatient', { held: true, n: 1 });
      await until('the start', () => seen.length > 0);
      await queue.close({ waitMs: 50 });
      expect(seen).toHaveLength(1);
      const other = await scope.work('impatient', { lock: HEIR_LOCK });
      await until('the second start', () => other.seen.length > 0);
      expect(other.seen[0]).toMatchObject({ what: 'start', attempt: 1, n: 1 });
    });

    harness.together('by kill -9, loses its job to another worker', async (scope) => {
      const killed = await scope.fork('kill');
      const queue = await scope.open('kill');
      await queue.add('kill', { held: true, n: 9 }, { attempts: 1 });
      await until('the start', () => killed.seen.length > 0);
      killed.worker.kill('SIGKILL');
      await killed.ended;
      const other = await scope.work('kill', { lock: HEIR_LOCK });
      other.letGo();
      await until('the second run', async () => (await queue.counts('kill')).completed === 1);
      expect(other.seen.map(({ what, attempt, n }) => [what, attempt, n])).toEqual([
        ['start', 1, 9],
        ['done', 1, 9],
      ]);
    });

    harness.together('again and again by the same job, is protected from it', async (scope) => {
      const queue = await scope.open('poison');
      const events: JobEvent[] = [];
      await queue.listen('poison', (event) => events.push(event));
      const id = await queue.add('poison', { kills: true }, { attempts: 5 });
      for (let killed = 0; killed <= SHORT_LOCK.maxStalls; killed++) await (await scope.fork('poison')).ended;
      const { seen } = await scope.work('poison', { lock: HEIR_LOCK });
      await until('a dead letter', async () => (await queue.deadLetters('poison')).length > 0);
      expect(await queue.deadLetters('poison')).toMatchObject([
        { id, data: { kills: true }, error: expect.stringMatching(/^The worker died or hung/) },
      ]);
      expect(seen).toEqual([]);
      await until('the news', () => events.some((event) => event.type === 'dead' && event.id === id));
    });
  });
}

/** These have the server for themselves, so they come last. */
export function describeConnections(harness: Harness): void {
  describe('the connections of a worker', () => {
    harness.alone('are few', async (scope) => {
      const before = await harness.countConnections();
      const queue = await scope.open(...NAMES);
      for (const name of NAMES) queue.process(name, async () => {});
      await queue.start();
      for (const name of NAMES) await queue.listen(name, () => {});
      await Promise.all(NAMES.flatMap((name) => [queue.add(name, {}), queue.counts(name), queue.add(name, {})]));
      // Redis blocks one connection for each name that is worked on; Postgres tells of all names on one.
      const allowed = harness.adapter === 'redis' ? 2 + NAMES.length : 6;
      expect((await harness.countConnections()) - before).toBeLessThanOrEqual(allowed);
    });

    harness.alone('may be cut: it goes on with new ones', async (scope) => {
      const { queue } = await scope.work('connection');
      const events: JobEvent[] = [];
      await queue.listen('connection', (event) => events.push(event));
      await harness.cutConnections();
      const id = await until('a new connection', () => queue.add('connection', {}).catch(() => ''));
      await until('the run', async () => (await queue.get('connection', id))?.state === 'completed');
      await until('news', async () => {
        await queue.add('connection', {});
        await sleep(100);
        return events.some(({ type }) => type === 'completed');
      });
    });
  });
}
