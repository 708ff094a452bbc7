export { catalogue, type JobCatalogue, MAIL_RETRIES, type Schemas, WEBHOOK_RETRIES } from './catalogue.js';
export { createJobQueue, type JobQueueOptions } from './create-job-queue.js';
export type {
  AddOptions,
  DeadLetter,
  JobCounts,
  JobEvent,
  JobHandler,
  JobQueue,
  JobState,
  JobStateName,
  NameOf,
  RunningJob,
} from './job-queue.js';
export { lockOf, type LockOptions } from './limits.js';
export { PermanentJobError } from './permanent-job-error.js';
export type { JobObserver } from './job-observer.js';
