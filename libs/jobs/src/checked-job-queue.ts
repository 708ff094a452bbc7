import { badInput, TrendUniverseError } from '#libs/domain';
import { CronExpressionParser } from 'cron-parser';
import type { NewJob, QueueBackend, TakenJob } from './backend.js';
import type { Schemas } from './catalogue.js';
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
import { latestOnly } from './latest-only.js';
import { DEFAULT_ATTEMPTS, DEFAULT_BACKOFF_MS } from './limits.js';
import { PermanentJobError } from './permanent-job-error.js';
import { failureOf, reasonOf } from './reason.js';

interface Registration {
  readonly handler: JobHandler<never>;
  readonly concurrency: number;
}

const MAX_ID_LENGTH = 200;
const MAX_PAGE = 1000;
const CLOSE_WAIT_MS = 30_000;

/** The port over a backend: knows the catalogue, checks what comes in, keeps the handlers until `start`. */
export class CheckedJobQueue<Jobs> implements JobQueue<Jobs> {
  readonly #schemas: Schemas<Jobs>;
  readonly #backend: QueueBackend;
  readonly #log: (line: string) => void;
  readonly #handlers = new Map<string, Registration>();
  #closing: Promise<void> | undefined;

  constructor(schemas: Schemas<Jobs>, backend: QueueBackend, log: (line: string) => void) {
    this.#schemas = schemas;
    this.#backend = backend;
    this.#log = log;
  }

  async add<Name extends NameOf<Jobs>>(name: Name, data: Jobs[Name], options: AddOptions = {}): Promise<string> {
    const [id] = await this.addBulk(name, [{ data, options }]);
    return id as string;
  }

  async addBulk<Name extends NameOf<Jobs>>(
    name: Name,
    jobs: readonly { readonly data: Jobs[Name]; readonly options?: AddOptions }[],
  ): Promise<string[]> {
    const checked = jobs.map(({ data, options }) => this.#check(name, data, options));
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
      const { handler, concurrency } = this.#handlers.get(name) as Registration;
      await this.#ask(name, () => this.#backend.work(name, concurrency, (job) => this.#run(name, handler, job)));
    }
  }

  async schedule<Name extends NameOf<Jobs>>(name: Name, key: string, pattern: string, data: Jobs[Name]): Promise<void> {
    try {
      CronExpressionParser.parse(pattern, { tz: 'UTC' });
    } catch (error) {
      throw badInput(
        `"${pattern}" is not a cron pattern (${(error as Error).message}). An example: "*/15 * * * *", every quarter of an hour.`,
      );
    }
    if (!/^[\w.-]{1,100}$/.test(key))
      throw badInput(`The schedule key "${key}" must be 1 to 100 letters, digits, dots, dashes or underscores.`);
    const job = this.#check(name, data);
    await this.#ask(name, () => this.#backend.schedule(name, key, pattern, job));
  }

  unschedule(name: NameOf<Jobs>, key: string): Promise<void> {
    return this.#ask(name, () => this.#backend.unschedule(name, key));
  }

  listen(name: NameOf<Jobs>, listener: (event: JobEvent) => void): Promise<() => void> {
    return this.#ask(name, () => this.#backend.listen(name, listener));
  }

  get(name: NameOf<Jobs>, id: string): Promise<JobState | undefined> {
    return this.#ask(name, () => this.#backend.get(name, id));
  }

  counts(name: NameOf<Jobs>): Promise<JobCounts> {
    return this.#ask(name, () => this.#backend.counts(name));
  }

  async deadLetters(
    name: NameOf<Jobs>,
    { offset = 0, limit = 50 }: { readonly offset?: number; readonly limit?: number } = {},
  ): Promise<DeadLetter[]> {
    if (!Number.isInteger(offset) || offset < 0 || !Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE)
      throw badInput(`Dead letters come in pages: offset from 0, limit from 1 to ${MAX_PAGE}.`);
    return this.#ask(name, () => this.#backend.deadLetters(name, offset, limit));
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

  #check(name: string, data: unknown, options: AddOptions = {}): NewJob {
    const parsed = this.#schema(name).safeParse(data);
    if (!parsed.success)
      throw badInput(
        `The data of the job "${name}" do not fit the catalogue.`,
        parsed.error.issues.map(({ path, message }) => ({ path: ['data', ...path].join('.'), message })),
      );
    const { jobId, delayMs = 0, attempts = DEFAULT_ATTEMPTS, backoffMs = DEFAULT_BACKOFF_MS } = options;
    if (jobId !== undefined && (jobId.length === 0 || jobId.length > MAX_ID_LENGTH || jobId.includes('\0')))
      throw badInput(`A job id has 1 to ${MAX_ID_LENGTH} characters, none of them NUL.`);
    for (const [option, value, least] of [
      ['delayMs', delayMs, 0],
      ['attempts', attempts, 1],
      ['backoffMs', backoffMs, 0],
    ] as const)
      if (!Number.isSafeInteger(value) || value < least)
        throw badInput(
          `The option ${option} of the job "${name}" is ${value}; it must be a whole number from ${least}.`,
        );
    return { data: parsed.data, jobId, delayMs, attempts, backoffMs };
  }

  /** Data are checked again before they run: an older version may have written them. */
  async #run(name: string, handler: JobHandler<never>, job: TakenJob): Promise<unknown> {
    const parsed = this.#schema(name).safeParse(job.data);
    if (!parsed.success)
      throw new PermanentJobError(`The data of this "${name}" job do not fit the catalogue: ${parsed.error.message}`);
    const { tell, settled } = latestOnly(job.progress);
    try {
      return await handler({ id: job.id, name, attempt: job.attempt, data: parsed.data as never, progress: tell });
    } catch (error) {
      const expected = error instanceof PermanentJobError || error instanceof TrendUniverseError;
      const what = expected || !(error instanceof Error) ? failureOf(error) : error.stack;
      this.#log(`The job "${name}" (${job.id}) failed at attempt ${job.attempt}: ${what}`);
      throw error;
    } finally {
      await settled();
    }
  }

  #schema(name: string) {
    if (Object.hasOwn(this.#schemas, name)) return this.#schemas[name as NameOf<Jobs>];
    throw badInput(`There is no job "${name}". The catalogue knows: ${Object.keys(this.#schemas).join(', ')}.`);
  }
}

const wrongSetUp = (message: string): TrendUniverseError => new TrendUniverseError('INTERNAL', message);
