import type Bull from 'bull';
import type { Redis } from 'ioredis';
import type { DeadLetter, JobCounts, JobState, JobStateName } from '../job-queue.js';
import { STALLED_TOO_OFTEN } from '../limits.js';

/** Bull's words for ours; "waiting" and "paused" are both waiting. */
const STATES: Readonly<Record<string, JobStateName>> = {
  completed: 'completed',
  failed: 'dead',
  delayed: 'delayed',
  active: 'active',
};

export async function getJob(redis: Redis, queue: Bull.Queue, id: string): Promise<JobState | undefined> {
  const job = await queue.getJob(id);
  if (!job) return undefined;
  const state = STATES[await job.getState()] ?? 'waiting';
  const progress = await redis.hget(queue.toKey(id), 'progress'); // job.progress() says 0 when there is none
  return {
    id,
    state,
    data: job.data,
    attempts: job.attemptsMade + (state === 'active' || state === 'completed' ? 1 : 0), // Bull counts failures
    progress: progress === null ? undefined : JSON.parse(progress),
    result: state === 'completed' ? (job.returnvalue ?? undefined) : undefined,
    error: state === 'completed' ? undefined : errorOf(job),
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

export async function listDead(queue: Bull.Queue, offset: number, limit: number): Promise<DeadLetter[]> {
  const jobs = await queue.getFailed(offset, offset + limit - 1);
  return jobs.filter(Boolean).map((job) => ({
    id: String(job.id),
    data: job.data,
    error: errorOf(job) ?? '',
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

function errorOf(job: Bull.Job): string | undefined {
  const reason = job.failedReason;
  return reason?.startsWith('job stalled') ? STALLED_TOO_OFTEN : reason || undefined;
}
