import { badInput, TrendUniverseError } from '#libs/domain';
import type { QueueBackend, TakenJob } from './backend.js';
import type { Schemas } from './catalogue.js';
import { checkJob, checkSchedule } from './check-job.js';
import type {
  AddOptions,
  DeadLetter,
  JobCounts,
  JobEvent,
  JobHandler,
  JobQueue,
  JobState,
  NameOf,
} from './job-queue.js';
import { carriedBy, type JobObserver, withCarried } from './job-observer.js';
import { latestOnly } from './latest-only.js';
import { PermanentJobError } from './permanent-job-error.js';
import { failureOf, reasonOf } from './reason.js';

interface Registration {
  readonly handler: JobHandler<never>;
  readonly concurrency: number;
}

const MAX_PAGE = 1000;
const CLOSE_WAIT_MS = 30_000;

/** The port over a backend: knows the catalogue, checks what comes in, keeps the handlers until `start`. */
export class CheckedJobQueue<Jobs> implements JobQueue<Jobs> {
  readonly #schemas: Schemas<Jobs>;
  readonly #backend: QueueBackend;
  readonly #log: (line: string) => void;
  readonly #observer: JobObserver | undefined;
  readonly #handlers = new Map<string, Registration>();
  readonly #started = new Set<string>();
  #closing: Promise<void> | undefined;

  constructor(schemas: Schemas<Jobs>, backend: QueueBackend, log: (line: string) => void, observer?: JobObserver) {
    this.#schemas = schemas;
    this.#backend = backend;
    this.#log = log;
    this.#observer = observer;
  }

  async add<Name extends NameOf<Jobs>>(name: Name, data: Jobs[Name], options: AddOptions = {}): Promise<string> {
    const [id] = await this.addBulk(name, [{ data, options }]);
    return id as string;
  }

  async addBulk<Name extends NameOf<Jobs>>(
    name: Name,
    jobs: readonly { readonly data: Jobs[Name]; readonly options?: AddOptions }[],
  ): Promise<string[]> {
    const carried = this.#observer?.carrier() ?? {};
    const checked = jobs.map(({ data, options }) => {
      const job = checkJob(name, this.#schema(name), data, options);
      return { ...job, data: withCarried(job.data, carried) };
    });
    return checked.length === 0 ? [] : this.#ask(name, () => this.#backend.add(name, checked));
  }

  process<Name extends NameOf<Jobs>>(
    name: Name,
    handler: JobHandler<Jobs[Name]>,
    { concurrency = 1 }: { readonly concurrency?: number } = {},
  ): void {
    this.#schema(name);
    if (this.#handlers.has(name))
      throw wrongSetUp(`The job "${name}" has two handlers. Remove one: a job is handled in one place.`);
    if (!Number.isInteger(concurrency) || concurrency < 1)
      throw wrongSetUp(`The concurrency of "${name}" is ${concurrency}; it must be a whole number from 1.`);
    this.#handlers.set(name, { handler, concurrency });
  }

  async start(names: readonly NameOf<Jobs>[] = Object.keys(this.#schemas) as NameOf<Jobs>[]): Promise<void> {
    const missing = names.filter((name) => !this.#handlers.has(name));
    if (missing.length > 0)
      throw wrongSetUp(
        `No handler for the job ${missing.map((name) => `"${name}"`).join(', ')}. Register one with process() before start().`,
      );
    for (const name of names) {
      if (this.#started.has(name)) continue;
      this.#started.add(name);
      const { handler, concurrency } = this.#handlers.get(name) as Registration;
      await this.#ask(name, () => this.#backend.work(name, concurrency, (job) => this.#run(name, handler, job)));
    }
  }

  async schedule<Name extends NameOf<Jobs>>(name: Name, key: string, pattern: string, data: Jobs[Name]): Promise<void> {
    checkSchedule(key, pattern);
    const job = checkJob(name, this.#schema(name), data);
    await this.#ask(name, () => this.#backend.schedule(name, key, pattern, job));
  }

  unschedule(name: NameOf<Jobs>, key: string): Promise<void> {
    return this.#ask(name, () => this.#backend.unschedule(name, key));
  }

  listen(name: NameOf<Jobs>, listener: (event: JobEvent) => void): Promise<() => void> {
    const guarded = (event: JobEvent): void => {
      try {
        listener(event);
      } catch (error) {
        this.#log(`A listener to "${name}" failed: ${(error as Error).stack ?? String(error)}`);
      }
    };
    return this.#ask(name, () => this.#backend.listen(name, guarded));
  }

  async get(name: NameOf<Jobs>, id: string): Promise<JobState | undefined> {
    const job = await this.#ask(name, () => this.#backend.get(name, id));
    return job && { ...job, data: carriedBy(job.data).data };
  }

  counts(name: NameOf<Jobs>): Promise<JobCounts> {
    return this.#ask(name, () => this.#backend.counts(name));
  }

  waited(name: NameOf<Jobs>): Promise<number | null> {
    return this.#ask(name, () => this.#backend.waited(name));
  }

  active(name: NameOf<Jobs>): Promise<JobState[]> {
    return this.#ask(name, () => this.#backend.active(name));
  }

  async deadLetters(
    name: NameOf<Jobs>,
    { offset = 0, limit = 50 }: { readonly offset?: number; readonly limit?: number } = {},
  ): Promise<DeadLetter[]> {
    if (!Number.isInteger(offset) || offset < 0 || !Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE)
      throw badInput(`Dead letters come in pages: offset from 0, limit from 1 to ${MAX_PAGE}.`);
    const letters = await this.#ask(name, () => this.#backend.deadLetters(name, offset, limit));
    return letters.map((letter) => ({ ...letter, data: carriedBy(letter.data).data }));
  }

  retry(name: NameOf<Jobs>, id: string): Promise<boolean> {
    return this.#ask(name, () => this.#backend.retry(name, id));
  }

  discard(name: NameOf<Jobs>, id: string): Promise<boolean> {
    return this.#ask(name, () => this.#backend.discard(name, id));
  }

  pause(name: NameOf<Jobs>): Promise<void> {
    return this.#ask(name, () => this.#backend.pause(name));
  }

  resume(name: NameOf<Jobs>): Promise<void> {
    return this.#ask(name, () => this.#backend.resume(name));
  }

  isPaused(name: NameOf<Jobs>): Promise<boolean> {
    return this.#ask(name, () => this.#backend.isPaused(name));
  }

  close({ waitMs = CLOSE_WAIT_MS }: { readonly waitMs?: number } = {}): Promise<void> {
    this.#closing ??= this.#backend.close(waitMs);
    return this.#closing;
  }

  /** A server that is away reaches the caller as UNAVAILABLE. */
  async #ask<T>(name: string, question: () => Promise<T>): Promise<T> {
    this.#schema(name);
    if (this.#closing) throw new TrendUniverseError('UNAVAILABLE', 'The job queue is closed: this process is ending.');
    try {
      return await question();
    } catch (error) {
      if (error instanceof TrendUniverseError) throw error;
      throw new TrendUniverseError(
        'UNAVAILABLE',
        `The job queue does not answer (${reasonOf(error)}). Try again in a moment.`,
        [],
        { cause: error },
      );
    }
  }

  /** Data are checked again before they run: an older version may have written them. */
  async #run(name: string, handler: JobHandler<never>, job: TakenJob): Promise<unknown> {
    const { data, carried } = carriedBy(job.data);
    const parsed = this.#schema(name).safeParse(data);
    if (!parsed.success)
      throw new PermanentJobError(`The data of this "${name}" job do not fit the catalogue: ${parsed.error.message}`);
    const { tell, settled } = latestOnly((value) => this.#tellProgress(name, job, value));
    try {
      const work = () =>
        handler({ id: job.id, name, attempt: job.attempt, data: parsed.data as never, progress: tell });
      const result = await (this.#observer?.around({ name, id: job.id }, carried, work) ?? work());
      JSON.stringify(result); // what cannot be kept is a failure of the handler, not of the store
      return result;
    } catch (error) {
      const expected = error instanceof PermanentJobError || error instanceof TrendUniverseError;
      const what = expected || !(error instanceof Error) ? failureOf(error) : error.stack;
      this.#log(`The job "${name}" (${job.id}) failed at attempt ${job.attempt}: ${what}`);
      throw error;
    } finally {
      await settled();
    }
  }

  /** Progress is news: that it cannot be told is no reason to fail. */
  async #tellProgress(name: string, job: TakenJob, value: unknown): Promise<void> {
    try {
      await job.progress(value);
    } catch (error) {
      this.#log(`The progress of the job "${name}" (${job.id}) could not be told: ${reasonOf(error)}`);
    }
  }

  #schema(name: string) {
    if (Object.hasOwn(this.#schemas, name)) return this.#schemas[name as NameOf<Jobs>];
    throw badInput(`There is no job "${name}". The catalogue knows: ${Object.keys(this.#schemas).join(', ')}.`);
  }
}

const wrongSetUp = (message: string): TrendUniverseError => new TrendUniverseError('INTERNAL', message);
