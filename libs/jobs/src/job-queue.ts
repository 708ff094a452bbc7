import type { JobCatalogue } from './catalogue.js';

export type NameOf<Jobs> = Extract<keyof Jobs, string>;

/** How a job is added. */
export interface AddOptions {
  /**
   * Adds the job only if none of this name and id is waiting (for its turn, its time, or its next attempt); else the waiting
   * one stands for both. A running job does not count: what happened after it began would be missed.
   */
  readonly jobId?: string;
  /** Not before so many ms from now. Default 0. */
  readonly delayMs?: number;
  /** How often it is tried in all, at least 1. Default 3. */
  readonly attempts?: number;
  /** Pause before the second attempt, doubled before each further one. Default 1000. */
  readonly backoffMs?: number;
}

/** What a handler gets. The same job may run twice (its worker may die after the work): handlers are idempotent. */
export interface RunningJob<Data> {
  readonly id: string;
  readonly name: string;
  readonly data: Data;
  /** 1 on the first attempt. A run that lost its worker does not count. */
  readonly attempt: number;
  /** Tells whoever listens, in any process, how far it is; any JSON value. Told too fast, only the latest is kept. Never rejects. */
  readonly progress: (value: unknown) => Promise<void>;
}

/** Its result (JSON, or undefined) is kept with the job. Throw PermanentJobError when another attempt is of no use. */
export type JobHandler<Data> = (job: RunningJob<Data>) => Promise<unknown>;

export type JobStateName = 'waiting' | 'delayed' | 'active' | 'completed' | 'dead';

/** A job as it stands. */
export interface JobState {
  readonly id: string;
  readonly state: JobStateName;
  readonly data: unknown;
  /** Attempts that have ended or run now. */
  readonly attempts: number;
  /** The last value given to `progress`, undefined before the first. */
  readonly progress: unknown;
  /** What the handler returned; undefined unless completed. */
  readonly result: unknown;
  /** Message of the last failure. */
  readonly error: string | undefined;
}

/** A job that will not run again by itself. */
export interface DeadLetter {
  readonly id: string;
  readonly data: unknown;
  readonly error: string;
  readonly attempts: number;
  readonly diedAt: Date;
}

export type JobCounts = Readonly<Record<JobStateName, number>>;

/** Something that happened to a job, in whatever process. Events are news, not records: one may be missed, see `get`. */
export type JobEvent =
  | { readonly type: 'progress'; readonly id: string; readonly progress: unknown }
  | { readonly type: 'completed'; readonly id: string }
  | { readonly type: 'dead'; readonly id: string; readonly error: string };

/**
 * Work for later, done at least once by any of the workers, over Redis or Postgres with the same behaviour (one test suite,
 * test/medium/jobs/contract.spec.ts, runs over both). Ids are texts given by `add`; they are unique within a job name.
 */
export interface JobQueue<Jobs = JobCatalogue> {
  /** Returns the id. Throws BAD_INPUT for data that do not fit the catalogue, UNAVAILABLE when the server does not answer. */
  add<Name extends NameOf<Jobs>>(name: Name, data: Jobs[Name], options?: AddOptions): Promise<string>;
  /** Many at once; the ids come in the order of the jobs. */
  addBulk<Name extends NameOf<Jobs>>(
    name: Name,
    jobs: readonly { readonly data: Jobs[Name]; readonly options?: AddOptions }[],
  ): Promise<string[]>;

  /** Names the handler of a job; up to `concurrency` (default 1) run at once in this process. A second one is an error. */
  process<Name extends NameOf<Jobs>>(
    name: Name,
    handler: JobHandler<Jobs[Name]>,
    options?: { readonly concurrency?: number },
  ): void;
  /** Begins to work. Throws when a job of the catalogue (or of `names`, for a worker of some jobs only) has no handler. */
  start(names?: readonly NameOf<Jobs>[]): Promise<void>;

  /**
   * Adds the job whenever the cron pattern (five fields, or six with seconds first; UTC) says so: once, however many workers
   * there are. It stays in force until `unschedule`; the same key again replaces it. Runs missed while all were down are not
   * made up for.
   */
  schedule<Name extends NameOf<Jobs>>(name: Name, key: string, pattern: string, data: Jobs[Name]): Promise<void>;
  unschedule(name: NameOf<Jobs>, key: string): Promise<void>;

  /** Calls `listener` for events of these jobs from now on. Returns what ends it. */
  listen(name: NameOf<Jobs>, listener: (event: JobEvent) => void): Promise<() => void>;

  get(name: NameOf<Jobs>, id: string): Promise<JobState | undefined>;
  counts(name: NameOf<Jobs>): Promise<JobCounts>;
  /**
   * For how many ms the oldest of those whose turn it is has waited; null when none waits. On Redis, what was put off or is tried again counts from
   * when it was added.
   */
  waited(name: NameOf<Jobs>): Promise<number | null>;
  /** The jobs that run now, at most 100, with their progress. */
  active(name: NameOf<Jobs>): Promise<JobState[]>;
  /** Latest first. */
  deadLetters(name: NameOf<Jobs>, page?: { readonly offset?: number; readonly limit?: number }): Promise<DeadLetter[]>;
  /** Gives a dead letter all its attempts again. False when there is no such dead letter (any more). */
  retry(name: NameOf<Jobs>, id: string): Promise<boolean>;
  /** Removes a dead letter. False when there is no such dead letter (any more). */
  discard(name: NameOf<Jobs>, id: string): Promise<boolean>;

  /** No job of that name starts anywhere until `resume`; running ones end. Survives a restart. */
  pause(name: NameOf<Jobs>): Promise<void>;
  resume(name: NameOf<Jobs>): Promise<void>;
  isPaused(name: NameOf<Jobs>): Promise<boolean>;

  /** Takes no new job, waits for the running ones (`waitMs` at most; what still runs then will run again), disconnects. */
  close(options?: { readonly waitMs?: number }): Promise<void>;
}
