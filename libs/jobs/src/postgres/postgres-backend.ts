import { TrendUniverseError } from '#libs/domain';
import type { NewJob, QueueBackend, Run } from '../backend.js';
import type { DeadLetter, JobCounts, JobEvent, JobState } from '../job-queue.js';
import { type LockOptions, MOST_ACTIVE } from '../limits.js';
import { reasonOf } from '../reason.js';
import { sayOnce } from '../say-once.js';
import { addJobs } from './adding.js';
import { Lane } from './lane.js';
import { NewsReader, tell, type News } from './news.js';
import { openPools, type Pools } from './pools.js';
import { countJobs, discardDead, getJob, listActive, listDead, longestWait, retryDead } from './records.js';
import { Clock, putSchedule, removeSchedule } from './schedules.js';
import { prepareSchema } from './schema.js';
import { renew, reviveStalled } from './taken.js';

/**
 * Jobs in one table of Postgres: taken with FOR UPDATE SKIP LOCKED, announced with LISTEN and NOTIFY.
 *
 * Why not the Postgres backend of BullMQ 6.7.0? It was run through the same contract, and kept it but for two points. It
 * listens on two connections for each job name (16 at eight names, beside its pool) where one for all is enough. And when
 * several processes add jobs of the same id at once, its stored functions meet "deadlock detected" (four times in two runs of
 * eight seconds), which leaves a finished job to run again. It is also young, and would bring 200 kB of stored functions
 * into a database that may be the user's.
 */
export class PostgresBackend implements QueueBackend {
  readonly #pools: Pools;
  readonly #lock: LockOptions;
  readonly #log: (line: string) => void;
  readonly #news: NewsReader;
  readonly #clock: Clock;
  readonly #lanes = new Map<string, Lane>();
  readonly #listeners = new Map<string, Set<(event: JobEvent) => void>>();
  #timers: NodeJS.Timeout[] | undefined;

  constructor(url: string, lock: LockOptions, log: (line: string) => void) {
    this.#lock = lock;
    this.#log = sayOnce(log);
    this.#pools = openPools(url, this.#log);
    const wakeAll = (): void => this.#wakeAll();
    this.#news = new NewsReader(url, (news) => void this.#onNews(news), wakeAll, this.#log);
    this.#clock = new Clock(this.#pools.callers, this.#log);
  }

  async open(): Promise<void> {
    try {
      await prepareSchema(this.#pools.callers);
    } catch (error) {
      await this.#pools.end();
      throw new TrendUniverseError(
        'UNAVAILABLE',
        `The job queue cannot use its database (${reasonOf(error)}). Check that DATABASE_URL is right, that the server runs, and that its user may create a schema.`,
        [],
        { cause: error },
      );
    }
  }

  add(name: string, jobs: readonly NewJob[]): Promise<string[]> {
    return addJobs(this.#pools.callers, name, jobs);
  }

  async work(name: string, concurrency: number, run: Run): Promise<void> {
    await this.#news.open();
    const lane = new Lane({ pool: this.#pools.workers, name, concurrency, run, lock: this.#lock, log: this.#log });
    this.#lanes.set(name, lane);
    this.#timers ??= [
      setInterval(() => this.#renew(), this.#lock.lockMs / 3),
      setInterval(() => this.#check(), this.#lock.checkMs),
    ];
    this.#clock.tick();
    lane.wake();
  }

  async schedule(name: string, key: string, pattern: string, job: NewJob): Promise<void> {
    await putSchedule(this.#pools.callers, name, key, pattern, job);
  }

  async unschedule(name: string, key: string): Promise<void> {
    await removeSchedule(this.#pools.callers, name, key);
  }

  async listen(name: string, listener: (event: JobEvent) => void): Promise<() => void> {
    await this.#news.open();
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  get(name: string, id: string): Promise<JobState | undefined> {
    return getJob(this.#pools.callers, name, id);
  }

  counts(name: string): Promise<JobCounts> {
    return countJobs(this.#pools.callers, name);
  }

  waited(name: string): Promise<number | null> {
    return longestWait(this.#pools.callers, name);
  }

  active(name: string): Promise<JobState[]> {
    return listActive(this.#pools.callers, name, MOST_ACTIVE);
  }

  deadLetters(name: string, offset: number, limit: number): Promise<DeadLetter[]> {
    return listDead(this.#pools.callers, name, offset, limit);
  }

  async retry(name: string, id: string): Promise<boolean> {
    const found = await retryDead(this.#pools.callers, name, id);
    if (found) await tell(this.#pools.callers, { type: 'work', name });
    return found;
  }

  discard(name: string, id: string): Promise<boolean> {
    return discardDead(this.#pools.callers, name, id);
  }

  async pause(name: string): Promise<void> {
    await this.#pools.callers.query('insert into jobs.paused values ($1) on conflict do nothing', [name]);
  }

  async resume(name: string): Promise<void> {
    await this.#pools.callers.query('delete from jobs.paused where name = $1', [name]);
    await tell(this.#pools.callers, { type: 'work', name });
  }

  async isPaused(name: string): Promise<boolean> {
    const { rowCount } = await this.#pools.callers.query('select from jobs.paused where name = $1', [name]);
    return rowCount === 1;
  }

  async close(waitMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, waitMs);
    });
    await Promise.race([Promise.all([...this.#lanes.values()].map((lane) => lane.close())), tooLong]);
    clearTimeout(timer);
    for (const interval of this.#timers ?? []) clearInterval(interval);
    await this.#clock.close();
    await this.#news.close();
    await this.#pools.end();
  }

  #wakeAll(): void {
    for (const lane of this.#lanes.values()) lane.wake();
  }

  #renew(): void {
    const held = [...this.#lanes.values()].flatMap((lane) => lane.held);
    if (held.length > 0)
      renew(this.#pools.workers, held, this.#lock.lockMs).catch((error: Error) =>
        this.#log(`The locks of running jobs could not be renewed: ${error.message}`),
      );
  }

  /** The regular look: for jobs without a living worker, and for work whose announcement was missed. */
  #check(): void {
    reviveStalled(this.#pools.workers, this.#lock)
      .then(() => this.#wakeAll())
      .catch((error: Error) => this.#log(`Stalled jobs could not be looked for: ${error.message}`));
  }

  async #onNews(news: News): Promise<void> {
    if (news.type === 'schedule') return this.#lanes.size > 0 ? this.#clock.tick() : undefined;
    if (news.type === 'work') return this.#lanes.get(news.name)?.wake();
    const listeners = this.#listeners.get(news.name);
    if (!listeners?.size) return;
    const event = await this.#eventOf(news).catch(() => undefined);
    if (event) for (const listener of listeners) listener(event);
  }

  /** What is too large for an announcement is read from the table. */
  async #eventOf(news: Exclude<News, { type: 'work' | 'schedule' }>): Promise<JobEvent> {
    const { type, name, id } = news;
    if (type === 'completed') return { type, id };
    if (type === 'progress')
      return { type, id, progress: 'progress' in news ? news.progress : (await this.get(name, id))?.progress };
    return { type, id, error: (await this.get(name, id))?.error ?? '' };
  }
}
