import type Bull from 'bull';
import type { Redis } from 'ioredis';
import type { DeadLetter, JobCounts, JobState, JobStateName } from '../job-queue.js';
import { STALLED_TOO_OFTEN } from '../limits.js';

/**
 * Read in one transaction: Bull's own `getJob` and `getState` ask one after the other, and a job that ends in between would
 * be told as dead without an error. A job without a lock is not running, whatever list it stands in: it is to be taken anew.
 */
export async function getJob(redis: Redis, queue: Bull.Queue, id: string): Promise<JobState | undefined> {
  const key = queue.toKey(id);
  const answers = await redis
    .multi()
    .hgetall(key)
    .zscore(queue.toKey('completed'), id)
    .zscore(queue.toKey('failed'), id)
    .zscore(queue.toKey('delayed'), id)
    .exists(`${key}:lock`)
    .exec();
  const [job, completed, dead, delayed, locked] = (answers ?? []).map(([, answer]) => answer);
  const { data, attemptsMade, progress, returnvalue, failedReason } = job as Record<string, string>;
  if (data === undefined) return undefined;
  const state: JobStateName =
    completed !== null
      ? 'completed'
      : dead !== null
        ? 'dead'
        : delayed !== null
          ? 'delayed'
          : locked
            ? 'active'
            : 'waiting';
  return {
    id,
    state,
    data: JSON.parse(data),
    attempts: Number(attemptsMade ?? 0) + (state === 'active' || state === 'completed' ? 1 : 0), // Bull counts failures
    progress: progress === undefined ? undefined : JSON.parse(progress),
    result: state === 'completed' ? resultOf(returnvalue) : undefined,
    error: state === 'completed' ? undefined : errorOf(failedReason),
  };
}

export async function countJobs(queue: Bull.Queue): Promise<JobCounts> {
  // Bull counts the waiting jobs of a paused queue apart; its types do not know.
  const counts = (await queue.getJobCounts()) as Bull.JobCounts & { paused?: number };
  return {
    waiting: counts.waiting + (counts.paused ?? 0),
    delayed: counts.delayed,
    active: counts.active,
    completed: counts.completed,
    dead: counts.failed,
  };
}

/** Bull takes from the end of its list, which has another name while the queue is held. */
export async function longestWait(redis: Redis, queue: Bull.Queue): Promise<number | null> {
  const lists = await Promise.all(['wait', 'paused'].map((list) => redis.lindex(queue.toKey(list), -1)));
  const added = await Promise.all(lists.map((id) => (id === null ? null : redis.hget(queue.toKey(id), 'timestamp'))));
  const times = added.flatMap((time) => (time === null ? [] : [Number(time)]));
  return times.length === 0 ? null : Math.max(0, Date.now() - Math.min(...times));
}

export async function listDead(queue: Bull.Queue, offset: number, limit: number): Promise<DeadLetter[]> {
  const jobs = await queue.getFailed(offset, offset + limit - 1);
  return jobs.filter(Boolean).map((job) => ({
    id: String(job.id),
    data: job.data,
    error: errorOf(job.failedReason) ?? '',
    attempts: job.attemptsMade,
    diedAt: new Date(job.finishedOn ?? job.timestamp),
  }));
}

/** Bull would go on counting attempts and stalls, and a job that had used them up would die of the first trouble. */
export async function retryDead(redis: Redis, queue: Bull.Queue, id: string): Promise<boolean> {
  const job = await deadJob(queue, id);
  if (!job) return false;
  await redis.multi().hset(queue.toKey(id), 'attemptsMade', 0).hdel(queue.toKey(id), 'stalledCounter').exec();
  return succeeds(job.retry());
}

export async function discardDead(queue: Bull.Queue, id: string): Promise<boolean> {
  const job = await deadJob(queue, id);
  return job !== undefined && succeeds(job.remove());
}

async function deadJob(queue: Bull.Queue, id: string): Promise<Bull.Job | undefined> {
  const job = await queue.getJob(id);
  return job && (await job.isFailed()) ? job : undefined;
}

/** False when somebody else was faster. */
const succeeds = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

function resultOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '') ?? undefined;
  } catch {
    return undefined; // the handler returned nothing
  }
}

/** What a dead job says, as over Postgres. */
export const errorOf = (reason: string | undefined): string | undefined =>
  reason?.startsWith('job stalled') ? STALLED_TOO_OFTEN : reason || undefined;
