import type pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Run } from '../backend.js';
import { KEEP_COMPLETED, type LockOptions } from '../limits.js';
import { PermanentJobError } from '../permanent-job-error.js';
import { failureOf } from '../reason.js';
import { complete, fail, forgetOld, nextDue, recordProgress, take, type Taken } from './taken.js';

const AFTER_ERROR_MS = 1000;

/** What this process does about one job name: takes what is due, up to its concurrency, and runs it. */
export class Lane {
  readonly #pool: pg.Pool;
  readonly #name: string;
  readonly #concurrency: number;
  readonly #run: Run;
  readonly #lock: LockOptions;
  readonly #log: (line: string) => void;
  readonly #running = new Map<Taken, Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #lookAgain = false;
  #closed = false;
  #sinceForgetting = 0;

  constructor(plan: {
    pool: pg.Pool;
    name: string;
    concurrency: number;
    run: Run;
    lock: LockOptions;
    log: (line: string) => void;
  }) {
    this.#pool = plan.pool;
    this.#name = plan.name;
    this.#concurrency = plan.concurrency;
    this.#run = plan.run;
    this.#lock = plan.lock;
    this.#log = plan.log;
  }

  /** The jobs whose locks must be renewed. */
  get held(): readonly Taken[] {
    return [...this.#running.keys()];
  }

  /** Something may be due. Cheap: calls while one is looking make it look once more. */
  wake(): void {
    this.#lookAgain = true;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
      if (this.#lookAgain && !this.#closed) this.wake();
    });
  }

  /** Takes no more jobs; resolves when the running ones have ended. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#looking; // may just have taken some
    await Promise.all(this.#running.values());
  }

  async #look(): Promise<void> {
    while (this.#lookAgain && !this.#closed) {
      this.#lookAgain = false;
      try {
        await this.#takeDue();
      } catch (error) {
        this.#log(`The queue "${this.#name}" cannot ask for work: ${(error as Error).message}`);
        this.#wakeIn(AFTER_ERROR_MS);
      }
    }
  }

  async #takeDue(): Promise<void> {
    const free = this.#concurrency - this.#running.size;
    if (free <= 0) return; // the end of a job wakes us
    const taken = await take(this.#pool, this.#name, free, this.#lock.lockMs);
    for (const job of taken) this.#running.set(job, this.#work(job));
    if (taken.length === free) return;
    const ms = await nextDue(this.#pool, this.#name);
    // Due now and not taken: paused, or held by another worker at that moment. The regular check looks again.
    if (ms !== undefined && ms > 0) this.#wakeIn(ms);
  }

  #wakeIn(ms: number): void {
    clearTimeout(this.#timer);
    if (!this.#closed) this.#timer = setTimeout(() => this.wake(), Math.min(ms + 1, this.#lock.checkMs)).unref();
  }

  async #work(job: Taken): Promise<void> {
    const outcome = await this.#outcome(job);
    await this.#settle(outcome);
    this.#running.delete(job);
    this.wake();
  }

  /** Runs the handler; what it returns is how to write down what became of the job. */
  async #outcome(job: Taken): Promise<() => Promise<void>> {
    const { id, data, attempts: attempt } = job;
    try {
      const progress = (value: unknown): Promise<void> => recordProgress(this.#pool, this.#name, job, value);
      const result = await this.#run({ id, data, attempt, progress });
      this.#sinceForgetting++;
      return () => complete(this.#pool, job, result);
    } catch (error) {
      return () => fail(this.#pool, job, failureOf(error), error instanceof PermanentJobError);
    }
  }

  /** Writes it down, also when the database is away for a while. After that the job is stalled and will run again. */
  async #settle(outcome: () => Promise<void>): Promise<void> {
    for (const begun = Date.now(); ;) {
      try {
        await outcome();
        if (this.#sinceForgetting >= KEEP_COMPLETED / 4) {
          this.#sinceForgetting = 0;
          await forgetOld(this.#pool, this.#name);
        }
        return;
      } catch (error) {
        this.#log(`The end of a job "${this.#name}" could not be written down: ${(error as Error).message}`);
        if (this.#pool.ended || Date.now() - begun > this.#lock.lockMs) return;
        await sleep(AFTER_ERROR_MS / 4);
      }
    }
  }
}
