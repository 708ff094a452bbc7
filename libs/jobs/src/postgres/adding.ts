import type pg from 'pg';
import type { NewJob } from '../backend.js';
import { CHANNEL } from './news.js';

/**
 * `wanted` numbers the jobs beforehand, so that each caller learns its id. Of several with one key only the first is added,
 * and none when one is waiting already; then the id is that one's. It is null when another process added it at this very
 * moment: its row is not visible yet, and the caller asks again. The order by key keeps two such calls from a deadlock.
 */
const ADD = `
with wanted as materialized (
  select nextval('jobs.job_id') as id, place, key, data::json as data, delay_ms, max_attempts, backoff_ms
  from unnest($2::text[], $3::text[], $4::bigint[], $5::integer[], $6::bigint[])
    with ordinality as t (key, data, delay_ms, max_attempts, backoff_ms, place)
), firsts as (
  select distinct on (key, case when key is null then id end) * from wanted
  order by key, case when key is null then id end, place
), added as (
  insert into jobs.job (id, name, key, data, due_at, max_attempts, backoff_ms)
  select id, $1, key, data, now() + delay_ms * interval '1 ms', max_attempts, backoff_ms
  from firsts
  where key is null
     or not exists (select from jobs.job j where j.name = $1 and j.key = firsts.key and j.state = 'waiting')
  order by key, id
  on conflict (name, key) where state = 'waiting' and runs = 0 do nothing
  returning id, key
), told as (
  select pg_notify('${CHANNEL}', json_build_object('type', 'work', 'name', $1::text)::text) from (select from added limit 1) t
)
select w.place::integer as place, coalesce(
  case when w.key is null then w.id else (select a.id from added a where a.key = w.key) end,
  (select j.id from jobs.job j where j.name = $1 and j.key = w.key and j.state = 'waiting' limit 1)
) as id, (select count(*) from told) as told -- a part of a query that nobody asks for is not run
from wanted w`;

/** Adds the jobs, or finds the waiting ones of the same id; the ids in the order of the jobs. */
export async function addJobs(pool: pg.Pool | pg.PoolClient, name: string, jobs: readonly NewJob[]): Promise<string[]> {
  const ids: string[] = Array.from({ length: jobs.length });
  let open = jobs.map((job, place) => ({ job, place }));
  while (open.length > 0) {
    const asked = open;
    const { rows } = await pool.query<{ place: number; id: string | null }>(ADD, [
      name,
      asked.map(({ job }) => job.jobId ?? null),
      asked.map(({ job }) => JSON.stringify(job.data)),
      asked.map(({ job }) => job.delayMs),
      asked.map(({ job }) => job.attempts),
      asked.map(({ job }) => job.backoffMs),
    ]);
    open = [];
    for (const { place, id } of rows) {
      const entry = asked[place - 1] as (typeof asked)[number];
      if (id === null) open.push(entry);
      else ids[entry.place] = id;
    }
  }
  return ids;
}
