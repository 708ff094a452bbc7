/** How a running job is guarded against the death of its worker. */
export interface LockOptions {
  /** A job belongs to its worker for this long, renewed while the job runs; it must outlast any pause of the event loop. */
  readonly lockMs: number;
  /** How often jobs without a living owner are looked for. */
  readonly checkMs: number;
  /** A job that lost its worker more often than this is taken for the cause, and becomes a dead letter. */
  readonly maxStalls: number;
}

/** Limits for a lock of so many seconds: dead workers are looked for twice in that time. */
export const lockOf = (seconds: number): LockOptions => ({
  ...DEFAULT_LOCK,
  lockMs: seconds * 1_000,
  checkMs: seconds * 500,
});

export const DEFAULT_LOCK: LockOptions = { lockMs: 30_000, checkMs: 15_000, maxStalls: 3 };

/** What a job that exceeded `maxStalls` says, with either adapter. */
export const STALLED_TOO_OFTEN = 'The worker died or hung each time this job ran, so it is not run again by itself.';

/** With the pauses below this is two minutes: a restart of Postgres or Redis is outlasted. What cannot get better throws PermanentJobError. */
export const DEFAULT_ATTEMPTS = 8;
export const DEFAULT_BACKOFF_MS = 1000;
const MAX_BACKOFF_MS = 60 * 60_000;

/** Pause before the next attempt, in ms: `base` after the first failure, doubled after each further one, an hour at most. */
export const backoffDelay = (base: number, failures: number): number =>
  Math.min(MAX_BACKOFF_MS, base * 2 ** (failures - 1));

/** Running jobs that are listed at most. */
export const MOST_ACTIVE = 100;

/** Completed jobs are kept for a look back: this many of each name. Dead letters are kept until somebody decides. */
export const KEEP_COMPLETED = 1000;
