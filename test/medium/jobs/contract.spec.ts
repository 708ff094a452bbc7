import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { createJobQueue, type JobEvent, type JobQueue, type NameOf } from '#libs/jobs';
import { forkTypeScript } from '../../support/fork-typescript.js';
import { testDatabase, type TestDatabase } from '../../support/postgres.js';
import { startRedis, whyNoRedis, type TestRedis } from '../../support/redis.js';
import { until } from '../../support/until.js';
import { trialHandler, type Seen } from './trial-handler.js';
import { TRIAL_LOCK, trialCatalogue, type TrialJobs } from './trial-catalogue.js';

type Name = NameOf<TrialJobs>;

const noRedis = whyNoRedis();
if (noRedis) console.warn(noRedis);

describe.each(['postgres', ...(noRedis ? [] : ['redis'])])('the job queue over %s', (kind) => {
  let database: TestDatabase;
  let redis: TestRedis | null = null;
  const open: JobQueue<TrialJobs>[] = [];
  const workers: ChildProcess[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    if (kind === 'redis') redis = (await startRedis()).redis;
  });
  afterEach(async () => {
    for (const worker of workers.splice(0)) worker.kill('SIGKILL');
    await Promise.all(open.splice(0).map((queue) => queue.close()));
  });
  afterAll(async () => {
    await redis?.stop();
    await database.drop();
  });

  /** A queue as one process has it; two of them are as apart as in two processes. */
  async function openQueue(): Promise<JobQueue<TrialJobs>> {
    const queue = await createJobQueue<TrialJobs>({
      redisUrl: redis?.url,
      databaseUrl: database.url,
      catalogue: trialCatalogue,
      lock: TRIAL_LOCK,
      log: () => {},
    });
    open.push(queue);
    return queue;
  }

  /** A queue that works on jobs of that name, and what its handler saw. */
  async function openWorker(name: Name, concurrency = 1): Promise<{ queue: JobQueue<TrialJobs>; seen: Seen[] }> {
    const queue = await openQueue();
    const seen: Seen[] = [];
    queue.process(
      name,
      trialHandler((what) => seen.push(what)),
      { concurrency },
    );
    await queue.start([name]);
    return { queue, seen };
  }

  /** A worker in a process of its own. */
  async function forkWorker(name: Name): Promise<{ worker: ChildProcess; seen: Seen[]; ended: Promise<unknown> }> {
    const worker = forkTypeScript(new URL('./trial-worker.ts', import.meta.url), [
      redis?.url ?? '',
      database.url,
      name,
    ]);
    workers.push(worker);
    const seen: Seen[] = [];
    let up = false;
    worker.on('message', (message: Seen | 'up') => (message === 'up' ? (up = true) : seen.push(message)));
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    await until('the worker process', () => up);
    return { worker, seen, ended };
  }

  const starts = (seen: readonly Seen[]): Seen[] => seen.filter(({ what }) => what === 'start');

  it('does a job and keeps its result', async () => {
    const { queue } = await openWorker('result');
    const id = await queue.add('result', { n: 21 });
    const job = await until('the end', async () => {
      const state = await queue.get('result', id);
      return state?.state === 'completed' && state;
    });
    expect(job).toEqual({
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
  });

  it('tells progress, completion and death to another process', async () => {
    const listening = await openQueue();
    const events: JobEvent[] = [];
    const end = await listening.listen('events', (event) => events.push(event));
    await forkWorker('events');
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

    end();
    const count = events.length;
    const last = await listening.add('events', {});
    await until('the last job', async () => (await listening.get('events', last))?.state === 'completed');
    expect(events).toHaveLength(count);
  });

  it('tries again after pauses that double', async () => {
    const { queue, seen } = await openWorker('backoff');
    const id = await queue.add('backoff', { failsUntil: 4 }, { attempts: 5, backoffMs: 150 });
    await until('a pause', async () => (await queue.get('backoff', id))?.state === 'delayed');
    await until('success', async () => (await queue.get('backoff', id))?.state === 'completed');
    expect(starts(seen).map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
    const pauses = starts(seen)
      .map(({ at }) => at)
      .flatMap((at, i, all) => (i === 0 ? [] : [at - (all[i - 1] as number)]));
    for (const [i, expected] of [150, 300, 600].entries()) {
      expect(pauses[i]).toBeGreaterThanOrEqual(expected - 5);
      expect(pauses[i]).toBeLessThan(expected + 400);
    }
  });

  it('does not try again after a permanent failure', async () => {
    const { queue, seen } = await openWorker('permanent');
    const id = await queue.add('permanent', { permanent: true, n: 7 }, { attempts: 5, backoffMs: 1 });
    const [letter] = await until('a dead letter', async () => {
      const letters = await queue.deadLetters('permanent');
      return letters.length > 0 && letters;
    });
    expect(letter).toEqual({
      id,
      data: { permanent: true, n: 7 },
      error: 'the file is gone',
      attempts: 1,
      diedAt: expect.any(Date),
    });
    expect(Date.now() - Number(letter?.diedAt)).toBeLessThan(10_000);
    expect(starts(seen)).toHaveLength(1);
  });

  it('keeps a job that used up its attempts as a dead letter, latest first', async () => {
    const { queue, seen } = await openWorker('exhausted');
    for (const n of [1, 2, 3]) {
      const id = await queue.add('exhausted', { failsUntil: 99, n }, { attempts: 2, backoffMs: 10 });
      await until('death', async () => (await queue.get('exhausted', id))?.state === 'dead');
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

  it('gives a dead letter all its attempts again', async () => {
    const { queue, seen } = await openWorker('retry');
    const id = await queue.add('retry', { failsUntil: 3 }, { attempts: 2, backoffMs: 10 });
    const dead = async (times: number): Promise<boolean> =>
      starts(seen).length === times && (await queue.get('retry', id))?.state === 'dead';
    await until('death', () => dead(2));
    expect(await queue.retry('retry', id)).toBe(true);
    await until('the second death', () => dead(4));
    expect(starts(seen).map(({ attempt }) => attempt)).toEqual([1, 2, 1, 2]);
    expect(await queue.retry('retry', 'no-such-job')).toBe(false);
  });

  it('discards a dead letter, and nothing but a dead letter', async () => {
    const { queue } = await openWorker('discard');
    const id = await queue.add('discard', { permanent: true });
    await until('death', async () => (await queue.get('discard', id))?.state === 'dead');
    const later = await queue.add('discard', {}, { delayMs: 60_000 });
    expect(await queue.discard('discard', later)).toBe(false);
    expect(await queue.retry('discard', later)).toBe(false);
    expect(await queue.discard('discard', id)).toBe(true);
    expect(await queue.discard('discard', id)).toBe(false);
    expect(await queue.get('discard', id)).toBeUndefined();
    expect(await queue.counts('discard')).toEqual({ waiting: 0, delayed: 1, active: 0, completed: 0, dead: 0 });
  });

  it('adds a waiting job of the same id once, however many add it', async () => {
    const [one, two] = [await openQueue(), await openQueue()];
    const adding = Array.from({ length: 40 }, (_, i) =>
      (i % 2 ? one : two).add('dedupe', { n: i }, { jobId: 'source:7', ...(i % 3 ? {} : { delayMs: 50_000 }) }),
    );
    const ids = new Set(await Promise.all(adding));
    expect(ids.size).toBe(1);
    const { waiting, delayed } = await one.counts('dedupe');
    expect(waiting + delayed).toBe(1);
    const bulk = [1, 2, 3].map((n) => ({ data: { n }, options: { jobId: `bulk:${n % 2}` } }));
    const [a, b, c] = await one.addBulk('dedupe', bulk);
    expect(a).toBe(c);
    expect(a).not.toBe(b);
  });

  it('takes the same id again once the job has ended, however it ended', async () => {
    const { queue, seen } = await openWorker('again');
    for (const data of [{}, { permanent: true }, {}, {}]) {
      const id = await queue.add('again', data, { jobId: 'source:7' });
      await until('the end', async () => /completed|dead/.test((await queue.get('again', id))?.state ?? ''));
    }
    expect(starts(seen)).toHaveLength(4);
  });

  it('runs a job once more when it is added while it runs, and only once', async () => {
    const { queue, seen } = await openWorker('running');
    await queue.add('running', { ms: 300, n: 1 }, { jobId: 'source:7' });
    await until('the start', () => seen.length > 0);
    for (const n of [2, 3, 4]) await queue.add('running', { n }, { jobId: 'source:7' });
    await until('both runs', async () => (await queue.counts('running')).completed === 2);
    await sleep(300);
    expect(starts(seen)).toHaveLength(2);
  });

  it('holds a delayed job back', async () => {
    const { queue, seen } = await openWorker('delay');
    const added = Date.now();
    const id = await queue.add('delay', {}, { delayMs: 500 });
    expect((await queue.get('delay', id))?.state).toBe('delayed');
    await until('the start', () => seen.length > 0);
    expect(starts(seen)[0]?.at).toBeGreaterThanOrEqual(added + 495);
    expect(starts(seen)[0]?.at).toBeLessThan(added + 1000);
  });

  it('shares many jobs between workers, each done once', async () => {
    const [one, two] = [await openWorker('bulk', 8), await openWorker('bulk', 8)];
    const ids = await one.queue.addBulk(
      'bulk',
      Array.from({ length: 400 }, (_, n) => ({ data: { n, ms: 2 } })),
    );
    expect(new Set(ids).size).toBe(400);
    await until('all', async () => (await one.queue.counts('bulk')).completed === 400, 20_000);
    const done = [...one.seen, ...two.seen].filter(({ what }) => what === 'done').map(({ n }) => n);
    expect(done.toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 400 }, (_, n) => n));
    expect(one.seen.length).toBeGreaterThan(0);
    expect(two.seen.length).toBeGreaterThan(0);
  });

  it('runs as many at once as it may', async () => {
    const { queue, seen } = await openWorker('concurrency', 3);
    await queue.addBulk(
      'concurrency',
      Array.from({ length: 12 }, () => ({ data: { ms: 60 } })),
    );
    await until('all', async () => (await queue.counts('concurrency')).completed === 12);
    expect(Math.max(...seen.map(({ running }) => running))).toBe(3);
  });

  it('runs a schedule once each time, whatever the number of workers, until it is withdrawn', async () => {
    const [one, two] = [await openWorker('cron'), await openWorker('cron')];
    await sleep(1050 - (Date.now() % 1000)); // just after a full second
    for (const { queue } of [one, two, one]) await queue.schedule('cron', 'tick', '* * * * * *', { n: 5 });
    await sleep(3500);
    await one.queue.unschedule('cron', 'tick');
    const runs = [...starts(one.seen), ...starts(two.seen)];
    expect(runs).toHaveLength(3);
    expect(runs.every(({ n, at }) => n === 5 && at % 1000 < 500)).toBe(true);
    await sleep(1500);
    expect([...starts(one.seen), ...starts(two.seen)]).toHaveLength(3);
  });

  it('starts nothing while paused, in no process', async () => {
    const other = await openQueue();
    await other.pause('pause');
    const { queue, seen } = await openWorker('pause');
    await queue.add('pause', {});
    expect(await queue.isPaused('pause')).toBe(true);
    await sleep(400);
    expect(seen).toEqual([]);
    expect((await queue.counts('pause')).waiting).toBe(1);
    await other.resume('pause');
    await until('the run', async () => (await queue.counts('pause')).completed === 1);
    expect(await queue.isPaused('pause')).toBe(false);
  });

  it('lets the running job end when it closes, and starts no other', async () => {
    const { queue, seen } = await openWorker('close');
    await queue.addBulk('close', [{ data: { ms: 400, n: 1 } }, { data: { n: 2 } }]);
    await until('the start', () => seen.length > 0);
    await queue.close();
    expect(seen.map(({ what, n }) => [what, n])).toEqual([
      ['start', 1],
      ['done', 1],
    ]);
    const other = await openQueue();
    expect(await other.counts('close')).toEqual({ waiting: 1, delayed: 0, active: 0, completed: 1, dead: 0 });
  });

  it('gives up waiting when told so; the job runs again elsewhere', async () => {
    const { queue, seen } = await openWorker('impatient');
    await queue.add('impatient', { ms: 1200 });
    await until('the start', () => seen.length > 0);
    const begun = Date.now();
    await queue.close({ waitMs: 100 });
    expect(Date.now() - begun).toBeLessThan(900);
    const { queue: other } = await openWorker('impatient');
    await until('the second run', async () => (await other.counts('impatient')).completed === 1);
  });

  it('runs the job of a killed worker again', async () => {
    const { worker, seen, ended } = await forkWorker('kill');
    const { queue, seen: seenHere } = await (async () => {
      const queue = await openQueue();
      await queue.add('kill', { ms: 700, n: 9 }, { attempts: 1 });
      await until('the start', () => seen.length > 0);
      worker.kill('SIGKILL');
      await ended;
      return openWorker('kill');
    })();
    await until('the second run', async () => (await queue.counts('kill')).completed === 1);
    expect(seenHere.map(({ what, attempt, n }) => [what, attempt, n])).toEqual([
      ['start', 1, 9],
      ['done', 1, 9],
    ]);
  });

  it('stops running a job that kills its workers', async () => {
    const queue = await openQueue();
    const events: JobEvent[] = [];
    await queue.listen('poison', (event) => events.push(event));
    const id = await queue.add('poison', { kills: true }, { attempts: 5 });
    for (let killed = 0; killed <= TRIAL_LOCK.maxStalls; killed++) await (await forkWorker('poison')).ended;
    const { seen } = await openWorker('poison');
    const [letter] = await until('a dead letter', async () => {
      const letters = await queue.deadLetters('poison');
      return letters.length > 0 && letters;
    });
    expect(letter).toMatchObject({
      id,
      data: { kills: true },
      error: expect.stringMatching(/^The worker died or hung/),
    });
    expect(seen).toEqual([]);
    await until('the news', () => events.some((event) => event.type === 'dead' && event.id === id));
  });

  it('goes on after the connections were cut', async () => {
    const { queue } = await openWorker('connection');
    const events: JobEvent[] = [];
    await queue.listen('connection', (event) => events.push(event));
    await cutConnections();
    let id = '';
    await until('a new connection', async () => {
      id = await queue.add('connection', {}).catch(() => '');
      return id;
    });
    await until('the run', async () => (await queue.get('connection', id))?.state === 'completed');
    await until('news', async () => {
      await queue.add('connection', {});
      await sleep(100);
      return events.some(({ type }) => type === 'completed');
    });
  });

  it('needs few connections', async () => {
    const names = (Object.keys(trialCatalogue) as Name[]).filter((name) => name.startsWith('many.'));
    const before = await countConnections();
    const queue = await openQueue();
    for (const name of names) queue.process(name, async () => {});
    await queue.start(names);
    for (const name of names) await queue.listen(name, () => {});
    await Promise.all(names.flatMap((name) => [queue.add(name, {}), queue.counts(name), queue.add(name, {})]));
    await sleep(200);
    expect((await countConnections()) - before).toBeLessThanOrEqual(kind === 'redis' ? 2 + names.length : 6);
  });

  async function cutConnections(): Promise<void> {
    if (redis) await askRedis((client) => client.call('client', 'kill', 'type', 'normal', 'skipme', 'yes'));
    if (redis) await askRedis((client) => client.call('client', 'kill', 'type', 'pubsub'));
    else
      await askPostgres(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
  }

  async function countConnections(): Promise<number> {
    if (redis)
      return askRedis(
        async (client) =>
          String(await client.call('client', 'list'))
            .trim()
            .split('\n').length,
      );
    const rows = await askPostgres(
      'select count(*)::int as n from pg_stat_activity where datname = current_database()',
    );
    return (rows[0] as { n: number }).n;
  }

  async function askRedis<T>(ask: (client: Redis) => Promise<T>): Promise<T> {
    const client = new Redis(redis?.url ?? '');
    try {
      return await ask(client);
    } finally {
      client.disconnect();
    }
  }

  async function askPostgres(sql: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  }
});
