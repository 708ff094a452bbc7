import type { QueueBackend } from './backend.js';
import { catalogue, type JobCatalogue, type Schemas } from './catalogue.js';
import { CheckedJobQueue } from './checked-job-queue.js';
import type { JobQueue } from './job-queue.js';
import type { JobObserver } from './job-observer.js';
import { DEFAULT_LOCK, type LockOptions } from './limits.js';
import { PostgresBackend } from './postgres/postgres-backend.js';
import { BullBackend } from './redis/bull-backend.js';

/** What a queue needs to know. */
export interface JobQueueOptions<Jobs> {
  /** With it the jobs are kept in Redis, by Bull; without it in Postgres. */
  readonly redisUrl?: string | undefined;
  readonly databaseUrl: string;
  /** Warnings for people: failed jobs, lost connections (the same line at most every half a minute). */
  readonly log: (line: string) => void;
  /** Another catalogue than that of the product, for tests. */
  readonly catalogue?: Schemas<Jobs>;
  readonly lock?: LockOptions;
  readonly observer?: JobObserver;
}

/** Opens the queue. Throws UNAVAILABLE, with the next step, when its server does not answer. */
export async function createJobQueue<Jobs = JobCatalogue>(options: JobQueueOptions<Jobs>): Promise<JobQueue<Jobs>> {
  const { redisUrl, databaseUrl, log, lock = DEFAULT_LOCK } = options;
  const schemas = options.catalogue ?? (catalogue as unknown as Schemas<Jobs>);
  const backend: QueueBackend = redisUrl
    ? new BullBackend(redisUrl, lock, log)
    : new PostgresBackend(databaseUrl, lock, log);
  await backend.open();
  return new CheckedJobQueue(schemas, backend, log, options.observer);
}
