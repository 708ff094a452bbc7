import type pg from 'pg';

/**
 * The queue's own schema, apart from the tables of the product. One list, only ever added to; each entry runs once.
 *
 * `state` knows no "delayed": a waiting job whose `due_at` lies ahead is one. `runs` counts how often the job was taken and is
 * its fencing token: what a worker writes about a job counts only while `runs` is what it was when it took the job.
 * `json`, not `jsonb`: it keeps any text, NUL escapes included.
 */
const STEPS: readonly string[] = [
  `
  create sequence jobs.job_id;
  create table jobs.job (
    id            bigint primary key,
    name          text not null,
    key           text,
    data          json not null,
    state         text not null default 'waiting' check (state in ('waiting', 'active', 'completed', 'dead')),
    due_at        timestamptz not null,
    attempts      integer not null default 0,
    max_attempts  integer not null,
    backoff_ms    bigint not null,
    runs          integer not null default 0,
    stalls        integer not null default 0,
    locked_until  timestamptz,
    progress      json,
    result        json,
    error         text,
    created_at    timestamptz not null default now(),
    ended_at      timestamptz
  );
  create index job_due on jobs.job (name, due_at, id) where state = 'waiting';
  create index job_waiting_key on jobs.job (name, key) where state = 'waiting' and key is not null;
  -- Only jobs that never ran: a failed or stalled job must always be able to go back to waiting.
  create unique index job_new_key on jobs.job (name, key) where state = 'waiting' and runs = 0;
  -- Without locked_until, so that the heartbeat touches no index.
  create index job_active on jobs.job (id) where state = 'active';
  create index job_ended on jobs.job (name, state, ended_at, id) where state in ('completed', 'dead');
  -- The table goes from empty to thousands of rows in a second; with old statistics the planner reads all of it.
  alter table jobs.job set (
    autovacuum_analyze_threshold = 500, autovacuum_analyze_scale_factor = 0,
    autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_scale_factor = 0, fillfactor = 80
  );
  create table jobs.schedule (
    name          text not null,
    key           text not null,
    pattern       text not null,
    data          json not null,
    max_attempts  integer not null,
    backoff_ms    bigint not null,
    next_at       timestamptz not null,
    primary key (name, key)
  );
  create table jobs.paused (name text primary key);
  `,
];

const FIRST = 'create schema if not exists jobs; create table jobs.step (n integer primary key)';
const LOCK = `select pg_advisory_xact_lock(hashtext('trend-universe jobs schema'))`;

/** Brings the schema up to date; any number of processes may do so at once. */
export async function prepareSchema(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(LOCK);
    const known = await client.query(`select where to_regclass('jobs.step') is not null`);
    if (!known.rowCount) await client.query(FIRST); // needs rights that a later start may do without
    const { rows } = await client.query<{ done: number }>('select coalesce(max(n), 0) as done from jobs.step');
    const done = rows[0]?.done ?? 0;
    for (const [index, step] of STEPS.slice(done).entries()) {
      await client.query(step);
      await client.query('insert into jobs.step values ($1)', [done + index + 1]);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
