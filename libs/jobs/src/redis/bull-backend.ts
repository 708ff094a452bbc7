import Bull from 'bull';
import type { NewJob, QueueBackend, Run } from '../backend.js';
import type { DeadLetter, JobCounts, JobEvent, JobState } from '../job-queue.js';
import { backoffDelay, KEEP_COMPLETED, type LockOptions, MOST_ACTIVE } from '../limits.js';
import { PermanentJobError } from '../permanent-job-error.js';
import { failureOf } from '../reason.js';
import { sayOnce } from '../say-once.js';
import { Connections } from './connections.js';
import { countJobs, discardDead, errorOf, getJob, listDead, longestWait, retryDead } from './records.js';
import { findTurn } from './turns.js';

/** All keys begin with it; the braces keep them on one node of a Redis cluster, as Bull's scripts need it. */
const PREFIX = '{trend-universe}';
const DOUBLING = 'doubling';

/** Jobs in Redis by Bull 4: one Bull queue for each job name. */
export class BullBackend implements QueueBackend {
  readonly #connections: Connections;
  readonly #lock: LockOptions;
  readonly #log: (line: string) => void;
  readonly #queues = new Map<string, Bull.Queue>();

  constructor(url: string, lock: LockOptions, log: (line: string) => void) {
    this.#log = sayOnce(log);
    this.#lock = lock;
    this.#connections = new Connections(url, this.#log);
  }

  async open(): Promise<void> {
    await this.#connections.open();
  }

  async add(name: string, jobs: readonly NewJob[]): Promise<string[]> {
    const queue = this.#queue(name);
    const prepared = [];
    for (const job of jobs) prepared.push({ data: job.data, opts: await this.#options(queue, job) });
    const added = await queue.addBulk(prepared);
    return added.map(({ id }) => {
      if (!id) throw new Error('Redis refused a job'); // out of memory, say: Bull leaves the id out, and the error too
      return String(id);
    });
  }

  async work(name: string, concurrency: number, run: Run): Promise<void> {
    const queue = this.#queue(name);
    const working = queue.process(concurrency, async (job) => {
      try {
        return await run({
          id: String(job.id),
          data: job.data,
          attempt: job.attemptsMade + 1,
          progress: async (value) => void (await job.progress(value)),
        });
      } catch (error) {
        if (error instanceof PermanentJobError) await job.discard(); // no further attempts
        throw new Error(failureOf(error), { cause: error });
      }
    });
    working.catch((error: Error) => this.#log(`The queue "${name}" stopped: ${error.message}`)); // lasts until close
    await queue.isReady();
  }

  /** Bull names a schedule by pattern and key together, so another pattern of the same key must go first. */
  async schedule(name: string, key: string, pattern: string, job: NewJob): Promise<void> {
    const queue = this.#queue(name);
    await this.unschedule(name, key);
    await queue.add(job.data, {
      ...(await this.#options(queue, job)),
      jobId: key,
      repeat: { cron: pattern, tz: 'UTC' },
    });
  }

  async unschedule(name: string, key: string): Promise<void> {
    const queue = this.#queue(name);
    for (const schedule of await queue.getRepeatableJobs())
      if (schedule.id === key) await queue.removeRepeatableByKey(schedule.key);
  }

  async listen(name: string, listener: (event: JobEvent) => void): Promise<() => void> {
    const queue = this.#queue(name);
    const onProgress = (id: Bull.JobId, progress: unknown): void =>
      listener({ type: 'progress', id: String(id), progress });
    const onCompleted = (id: Bull.JobId): void => listener({ type: 'completed', id: String(id) });
    const onFailed = (id: Bull.JobId, reason: string): void =>
      listener({ type: 'dead', id: String(id), error: errorOf(reason) ?? '' });
    queue.on('global:progress', onProgress).on('global:completed', onCompleted).on('global:failed', onFailed);
    await Promise.all(['progress', 'completed', 'failed'].map((event) => subscribed(queue, `global:${event}`)));
    return () => {
      queue.off('global:progress', onProgress).off('global:completed', onCompleted).off('global:failed', onFailed);
    };
  }

  get(name: string, id: string): Promise<JobState | undefined> {
    return getJob(this.#connections.commands, this.#queue(name), id);
  }

  counts(name: string): Promise<JobCounts> {
    return countJobs(this.#queue(name));
  }

  waited(name: string): Promise<number | null> {
    return longestWait(this.#connections.commands, this.#queue(name));
  }

  async active(name: string): Promise<JobState[]> {
    const running = await this.#queue(name).getActive(0, MOST_ACTIVE - 1);
    const states = await Promise.all(running.filter(Boolean).map((job) => this.get(name, String(job.id))));
    return states.filter((job) => job !== undefined).filter(({ state }) => state === 'active');
  }

  deadLetters(name: string, offset: number, limit: number): Promise<DeadLetter[]> {
    return listDead(this.#queue(name), offset, limit);
  }

  retry(name: string, id: string): Promise<boolean> {
    return retryDead(this.#connections.commands, this.#queue(name), id);
  }

  discard(name: string, id: string): Promise<boolean> {
    return discardDead(this.#queue(name), id);
  }

  async pause(name: string): Promise<void> {
    await this.#queue(name).pause();
  }

  async resume(name: string): Promise<void> {
    await this.#queue(name).resume();
  }

  async isPaused(name: string): Promise<boolean> {
    return this.#queue(name).isPaused();
  }

  async close(waitMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, waitMs);
    });
    await Promise.race([Promise.all([...this.#queues.values()].map((queue) => queue.close())), tooLong]);
    clearTimeout(timer);
    this.#connections.disconnect();
  }

  #queue(name: string): Bull.Queue {
    const known = this.#queues.get(name);
    if (known) return known;
    const queue = new Bull(name, {
      prefix: PREFIX,
      createClient: this.#connections.forBull,
      settings: {
        lockDuration: this.#lock.lockMs,
        stalledInterval: this.#lock.checkMs,
        maxStalledCount: this.#lock.maxStalls,
        retryProcessDelay: 1000,
        backoffStrategies: {
          [DOUBLING]: (failures: number, _error: Error, options: { base: number }) =>
            backoffDelay(options.base, failures),
        },
      },
    });
    queue.on('error', (error) => this.#log(`The queue "${name}": ${error.message}`));
    this.#queues.set(name, queue);
    return queue;
  }

  async #options(queue: Bull.Queue, { jobId, delayMs, attempts, backoffMs }: NewJob): Promise<Bull.JobOptions> {
    return {
      delay: delayMs,
      attempts,
      // Bull's own exponential backoff is base * (2^n - 1); this is the formula of both adapters.
      backoff: { type: DOUBLING, options: { base: backoffMs } },
      removeOnComplete: KEEP_COMPLETED,
      removeOnFail: false,
      stackTraceLimit: 1, // else the traces of all attempts pile up in Redis
      ...(jobId === undefined ? {} : { jobId: await findTurn(this.#connections.commands, queue, jobId) }),
    };
  }
}

/** Bull subscribes in the background; this waits for it, so that no event is missed. */
const subscribed = (queue: Bull.Queue, event: string): Promise<unknown> =>
  (queue as unknown as { _registerEvent(event: string): Promise<unknown> })._registerEvent(event);
