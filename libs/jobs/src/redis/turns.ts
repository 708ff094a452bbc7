import type Bull from 'bull';
import type { Redis } from 'ioredis';

const HINT_SECONDS = 30 * 24 * 60 * 60;

/**
 * Bull keeps one job for an id and drops every further one, even after it has completed. So that an id can be used again, the
 * n-th job of id `x` is stored as `x@n`. This finds the n to use: that of the waiting job, else the first that is free.
 *
 * The last n is remembered as a hint where to look. Nothing depends on it: adding `x@n` is atomic in Bull, so any number of
 * processes that see the same n free add one job between them.
 */
export async function findTurn(redis: Redis, queue: Bull.Queue, jobId: string): Promise<string> {
  const hint = queue.toKey(`turn:${jobId}`);
  for (let turn = Number(await redis.get(hint)) || 0; ; turn++) {
    const id = `${jobId}@${turn}`;
    if (await hasBegun(redis, queue, id)) continue;
    await redis.set(hint, turn, 'EX', HINT_SECONDS);
    return id;
  }
}

/** Whether the job exists and has begun or ended; waiting for the next attempt counts as waiting. */
async function hasBegun(redis: Redis, queue: Bull.Queue, id: string): Promise<boolean> {
  const [processed, delayed] = await Promise.all([
    redis.hget(queue.toKey(id), 'processedOn'),
    redis.zscore(queue.toKey('delayed'), id),
  ]);
  if (delayed !== null) return false;
  if (processed !== null) return true;
  // A dead letter that stalled, or was retried and died again, may lack the mark.
  return (await redis.zscore(queue.toKey('failed'), id)) !== null;
}
