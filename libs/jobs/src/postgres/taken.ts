import type pg from 'pg';
import { backoffDelay, KEEP_COMPLETED, STALLED_TOO_OFTEN, type LockOptions } from '../limits.js';
import { CHANNEL, payloadOf } from './news.js';

/** A job this process has taken; `runs` proves that it still holds it. */
export interface Taken {
  readonly id: string;
  readonly runs: number;
  readonly data: unknown;
  readonly attempts: number;
  readonly max_attempts: number;
  readonly backoff_ms: string;
}

/** Takes up to `count` due jobs, the longest due first; other workers skip them. */
export async function take(pool: pg.Pool, name: string, count: number, lockMs: number): Promise<Taken[]> {
  const { rows } = await pool.query<Taken>(
    `with due as materialized (
       select id from jobs.job
       where name = $1 and state = 'waiting' and due_at <= now() and not exists (select from jobs.paused where name = $1)
       order by due_at, id limit $2 for update skip locked
     )
     update jobs.job j
     set state = 'active', attempts = attempts + 1, runs = runs + 1, locked_until = now() + $3 * interval '1 ms'
     from due where j.id = due.id
     returning j.id, j.runs, j.data, j.attempts, j.max_attempts, j.backoff_ms`,
    [name, count, lockMs],
  );
  return rows.sort((a, b) => Number(a.id) - Number(b.id));
}

/** Milliseconds until the next job of that name is due; undefined when none is waiting. */
export async function nextDue(pool: pg.Pool, name: string): Promise<number | undefined> {
  const { rows } = await pool.query<{ ms: number | null }>(
    `select (extract(epoch from min(due_at) - clock_timestamp()) * 1000)::float8 as ms
     from jobs.job where name = $1 and state = 'waiting'`,
    [name],
  );
  return rows[0]?.ms ?? undefined;
}

/** Renews the locks of all jobs this process runs. */
export async function renew(pool: pg.Pool, held: readonly Taken[], lockMs: number): Promise<void> {
  await pool.query(
    `update jobs.job j set locked_until = now() + $3 * interval '1 ms'
     from unnest($1::bigint[], $2::integer[]) as held (id, runs)
     where j.id = held.id and j.runs = held.runs and j.state = 'active'`,
    [held.map(({ id }) => id), held.map(({ runs }) => runs), lockMs],
  );
}

export async function recordProgress(
  pool: pg.Pool,
  name: string,
  { id, runs }: Taken,
  progress: unknown,
): Promise<void> {
  await pool.query(
    `with kept as (update jobs.job set progress = $3 where id = $1 and runs = $2 and state = 'active' returning id)
     select pg_notify('${CHANNEL}', $4) from kept`,
    [id, runs, toJson(progress), payloadOf({ type: 'progress', name, id, progress })],
  );
}

export async function complete(pool: pg.Pool, { id, runs }: Taken, result: unknown): Promise<void> {
  await pool.query(
    `with done as (
       update jobs.job set state = 'completed', result = $3, error = null, ended_at = now(), locked_until = null
       where id = $1 and runs = $2 and state = 'active' returning id, name
     )
     ${tellOf('completed', 'done')}`,
    [id, runs, toJson(result)],
  );
}

/** Back to waiting with a pause when attempts are left and it is worth it, else among the dead letters. */
export async function fail(pool: pg.Pool, job: Taken, error: string, permanent: boolean): Promise<void> {
  if (!permanent && job.attempts < job.max_attempts) {
    await pool.query(
      `update jobs.job set state = 'waiting', error = $3, locked_until = null, due_at = now() + $4 * interval '1 ms'
       where id = $1 and runs = $2 and state = 'active'`,
      [job.id, job.runs, error, backoffDelay(Number(job.backoff_ms), job.attempts)],
    );
    return;
  }
  await pool.query(
    `with died as (
       update jobs.job set state = 'dead', error = $3, locked_until = null, ended_at = now()
       where id = $1 and runs = $2 and state = 'active' returning id, name
     )
     ${tellOf('dead', 'died')}`,
    [job.id, job.runs, error],
  );
}

/** Takes jobs from workers that no longer renew their locks. Such a run is no attempt; too many of them are the end. */
export async function reviveStalled(pool: pg.Pool, { maxStalls }: LockOptions): Promise<void> {
  await pool.query(
    `with stalled as materialized (
       select id from jobs.job where state = 'active' and locked_until < now() for update skip locked
     ), moved as (
       update jobs.job j set stalls = stalls + 1, attempts = attempts - 1, locked_until = null,
         state = case when stalls >= $1 then 'dead' else 'waiting' end,
         error = case when stalls >= $1 then $2 else error end,
         ended_at = case when stalls >= $1 then now() end
       from stalled where j.id = stalled.id returning j.id, j.name, j.state
     )
     select pg_notify('${CHANNEL}', json_build_object('type', case state when 'dead' then 'dead' else 'work' end, 'name', name, 'id', id::text)::text)
     from moved`,
    [maxStalls, STALLED_TOO_OFTEN],
  );
}

/** Removes completed jobs beyond those that are kept for a look back. */
export async function forgetOld(pool: pg.Pool, name: string): Promise<void> {
  await pool.query(
    `delete from jobs.job where id in (
       select id from jobs.job where name = $1 and state = 'completed' order by ended_at desc, id desc offset $2
     )`,
    [name, KEEP_COMPLETED],
  );
}

const toJson = (value: unknown): string | null => JSON.stringify(value) ?? null;

const tellOf = (type: string, rows: string): string =>
  `select pg_notify('${CHANNEL}', json_build_object('type', '${type}', 'name', name, 'id', id::text)::text) from ${rows}`;
