import { CronExpressionParser } from 'cron-parser';
import type pg from 'pg';
import type { NewJob } from '../backend.js';
import { addJobs } from './adding.js';
import { tell } from './news.js';

const LONGEST_SLEEP_MS = 60_000;
const AFTER_ERROR_MS = 2000;

/** Next time the pattern names after `now`. All times are those of the database, so that workers need not agree on theirs. */
const nextAfter = (pattern: string, now: Date): Date =>
  CronExpressionParser.parse(pattern, { currentDate: now, tz: 'UTC' }).next().toDate();

const databaseTime = async (client: pg.Pool | pg.PoolClient): Promise<Date> =>
  (await client.query<{ now: Date }>('select clock_timestamp() as now')).rows[0]?.now as Date;

export async function putSchedule(
  pool: pg.Pool,
  name: string,
  key: string,
  pattern: string,
  job: NewJob,
): Promise<void> {
  await pool.query(
    `insert into jobs.schedule (name, key, pattern, data, max_attempts, backoff_ms, next_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (name, key) do update set pattern = excluded.pattern, data = excluded.data,
       max_attempts = excluded.max_attempts, backoff_ms = excluded.backoff_ms, next_at = excluded.next_at`,
    [
      name,
      key,
      pattern,
      JSON.stringify(job.data),
      job.attempts,
      job.backoffMs,
      nextAfter(pattern, await databaseTime(pool)),
    ],
  );
  await tell(pool, { type: 'schedule' });
}

export async function removeSchedule(pool: pg.Pool, name: string, key: string): Promise<void> {
  await pool.query('delete from jobs.schedule where name = $1 and key = $2', [name, key]);
}

interface Due {
  readonly name: string;
  readonly key: string;
  readonly pattern: string;
  readonly data: unknown;
  readonly max_attempts: number;
  readonly backoff_ms: string;
}

/**
 * Adds the jobs whose time has come. Every worker process runs one clock; the row of a schedule is locked while its job is
 * added and its next time written, so each time counts once. A job that still waits is not added a second time.
 */
export class Clock {
  readonly #pool: pg.Pool;
  readonly #log: (line: string) => void;
  #timer: NodeJS.Timeout | undefined;
  #ticking: Promise<void> | undefined;
  #tickAgain = false;
  #closed = false;

  constructor(pool: pg.Pool, log: (line: string) => void) {
    this.#pool = pool;
    this.#log = log;
  }

  /** Looks at the schedules now, and then whenever the next one is due. */
  tick(): void {
    this.#tickAgain = true;
    this.#ticking ??= this.#tickAll().finally(() => {
      this.#ticking = undefined;
      if (this.#tickAgain && !this.#closed) this.tick();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#ticking;
  }

  async #tickAll(): Promise<void> {
    let pause = AFTER_ERROR_MS;
    while (this.#tickAgain && !this.#closed) {
      this.#tickAgain = false;
      try {
        await this.#addDue();
        pause = await this.#untilNext();
      } catch (error) {
        this.#log(`The job schedules cannot be read: ${(error as Error).message}`);
      }
    }
    clearTimeout(this.#timer);
    if (!this.#closed)
      this.#timer = setTimeout(() => this.tick(), Math.max(1, Math.min(pause, LONGEST_SLEEP_MS))).unref();
  }

  async #addDue(): Promise<void> {
    const client = await this.#pool.connect();
    try {
      await client.query('begin');
      const { rows } = await client.query<Due>(
        `select name, key, pattern, data, max_attempts, backoff_ms from jobs.schedule
         where next_at <= clock_timestamp() for update skip locked`,
      );
      const now = await databaseTime(client);
      for (const { name, key, pattern, data, max_attempts: attempts, backoff_ms } of rows) {
        const job: NewJob = { data, jobId: `schedule:${key}`, delayMs: 0, attempts, backoffMs: Number(backoff_ms) };
        await addJobs(client, name, [job]);
        await client.query('update jobs.schedule set next_at = $3 where name = $1 and key = $2', [
          name,
          key,
          nextAfter(pattern, now),
        ]);
      }
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch(() => {});
      throw error;
    } finally {
      client.release();
    }
  }

  async #untilNext(): Promise<number> {
    const { rows } = await this.#pool.query<{ ms: number | null }>(
      'select (extract(epoch from min(next_at) - clock_timestamp()) * 1000)::float8 as ms from jobs.schedule',
    );
    return rows[0]?.ms ?? LONGEST_SLEEP_MS;
  }
}
