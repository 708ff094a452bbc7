import type { DeadLetter, JobCounts, JobEvent, JobState } from './job-queue.js';

/** A job to be added: checked, with all defaults filled in. */
export interface NewJob {
  readonly data: unknown;
  readonly jobId: string | undefined;
  readonly delayMs: number;
  readonly attempts: number;
  readonly backoffMs: number;
}

/** A job that a worker has taken. */
export interface TakenJob {
  readonly id: string;
  readonly data: unknown;
  readonly attempt: number;
  readonly progress: (value: unknown) => Promise<void>;
}

/** Runs one job; what it throws is a failure, for good when it is a PermanentJobError. */
export type Run = (job: TakenJob) => Promise<unknown>;

/**
 * What a store of jobs must be able to do. `CheckedJobQueue` stands before it and checks names, data and options, so an
 * adapter can trust what it gets. Meanings and errors are those of `JobQueue`.
 */
export interface QueueBackend {
  /** Connects and prepares the store. Throws UNAVAILABLE. */
  open(): Promise<void>;
  add(name: string, jobs: readonly NewJob[]): Promise<string[]>;
  work(name: string, concurrency: number, run: Run): Promise<void>;
  schedule(name: string, key: string, pattern: string, job: NewJob): Promise<void>;
  unschedule(name: string, key: string): Promise<void>;
  listen(name: string, listener: (event: JobEvent) => void): Promise<() => void>;
  get(name: string, id: string): Promise<JobState | undefined>;
  counts(name: string): Promise<JobCounts>;
  waited(name: string): Promise<number | null>;
  active(name: string): Promise<JobState[]>;
  deadLetters(name: string, offset: number, limit: number): Promise<DeadLetter[]>;
  retry(name: string, id: string): Promise<boolean>;
  discard(name: string, id: string): Promise<boolean>;
  pause(name: string): Promise<void>;
  resume(name: string): Promise<void>;
  isPaused(name: string): Promise<boolean>;
  close(waitMs: number): Promise<void>;
}
