import type pg from 'pg';
import type { DeadLetter, JobCounts, JobState, JobStateName } from '../job-queue.js';

interface JobRow {
  readonly id: string;
  readonly state: JobStateName;
  readonly data: unknown;
  readonly attempts: number;
  readonly progress: unknown;
  readonly result: unknown;
  readonly error: string | null;
  readonly ended_at: Date;
}

const STATE = `case when state = 'waiting' and due_at > now() then 'delayed' else state end`;

/** Ids are bigint; anything else names no job. */
const isId = (id: string): boolean => /^\d{1,18}$/.test(id);

export async function getJob(pool: pg.Pool, name: string, id: string): Promise<JobState | undefined> {
  if (!isId(id)) return undefined;
  const { rows } = await pool.query<Omit<JobRow, 'ended_at'>>(
    `select id, ${STATE} as state, data, attempts, progress, result, error from jobs.job where id = $2 and name = $1`,
    [name, id],
  );
  return rows[0] && present(rows[0]);
}

const present = (row: Omit<JobRow, 'ended_at'>): JobState => ({
  ...row,
  progress: row.progress ?? undefined,
  result: row.result ?? undefined,
  error: row.error ?? undefined,
});

/** Running jobs, the oldest first. */
export async function listActive(pool: pg.Pool, name: string, limit: number): Promise<JobState[]> {
  const { rows } = await pool.query<Omit<JobRow, 'ended_at'>>(
    `select id, state, data, attempts, progress, result, error from jobs.job where name = $1 and state = 'active' order by id limit $2`,
    [name, limit],
  );
  return rows.map(present);
}

export async function countJobs(pool: pg.Pool, name: string): Promise<JobCounts> {
  const { rows } = await pool.query<{ state: JobStateName; count: number }>(
    `select ${STATE} as state, count(*)::integer as count from jobs.job where name = $1 group by 1`,
    [name],
  );
  const none = { waiting: 0, delayed: 0, active: 0, completed: 0, dead: 0 };
  return { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
}

/** By the clock of the database; the index of what is due begins with the oldest. */
export async function longestWait(pool: pg.Pool, name: string): Promise<number | null> {
  const { rows } = await pool.query<{ ms: number | null }>(
    `select extract(epoch from now() - min(due_at))::float8 * 1000 as ms from jobs.job where name = $1 and state = 'waiting' and due_at <= now()`,
    [name],
  );
  return rows[0]?.ms ?? null;
}

/** Dead letters, latest first. */
export async function listDead(pool: pg.Pool, name: string, offset: number, limit: number): Promise<DeadLetter[]> {
  const { rows } = await pool.query<JobRow>(
    `select id, data, error, attempts, ended_at from jobs.job where name = $1 and state = 'dead'
     order by ended_at desc, id desc offset $2 limit $3`,
    [name, offset, limit],
  );
  return rows.map(({ id, data, error, attempts, ended_at }) => ({
    id,
    data,
    error: error ?? '',
    attempts,
    diedAt: ended_at,
  }));
}

/** `runs` goes on counting: it is what tells an old run from a new one. */
export async function retryDead(pool: pg.Pool, name: string, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const { rowCount } = await pool.query(
    `update jobs.job set state = 'waiting', attempts = 0, stalls = 0, error = null, ended_at = null, due_at = now()
     where id = $2 and name = $1 and state = 'dead'`,
    [name, id],
  );
  return rowCount === 1;
}

export async function discardDead(pool: pg.Pool, name: string, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const { rowCount } = await pool.query(`delete from jobs.job where id = $2 and name = $1 and state = 'dead'`, [
    name,
    id,
  ]);
  return rowCount === 1;
}
