import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { tagLines } from './tag-lines.js';
import type { IdentifiedText } from './text-rows.js';
import { loadCatalogue } from '#libs/platform';
import { loadReader } from '../../reader.js';
import type { Reader } from '#libs/text';

/** Chunks after which threads are worth their start: a model is loaded once more in each. */
const ALONE = 10;

interface Job {
  readonly resolve: (lines: string) => void;
  readonly reject: (error: Error) => void;
}

/** Tags chunks of texts: the first ones here, a long run on all cores. Results come back in the order they were asked for. */
export class TaggerPool {
  readonly size = availableParallelism();
  private readonly workers: Worker[] = [];
  /** Jobs under way by worker, oldest first: a worker answers in order. */
  private readonly jobs = new Map<Worker, Job[]>();
  private reader: Reader | undefined;
  private chunks = 0;

  constructor(private readonly model: string | undefined) {}

  /** One output line per text, each with its end of line. */
  async tag(chunk: readonly IdentifiedText[]): Promise<string> {
    if (++this.chunks <= ALONE || this.size === 1) {
      this.reader ??= loadReader(loadCatalogue(), this.model);
      return tagLines(this.reader, chunk);
    }
    if (this.workers.length === 0) for (let i = 0; i < this.size; i++) this.workers.push(this.start());
    const worker = this.workers.reduce((idle, other) => (this.load(other) < this.load(idle) ? other : idle));
    return new Promise((resolve, reject) => {
      this.jobs.get(worker)!.push({ resolve, reject });
      worker.postMessage(chunk);
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private load(worker: Worker): number {
    return this.jobs.get(worker)!.length;
  }

  private start(): Worker {
    const worker = new Worker(new URL('./tag-worker.js', import.meta.url), { workerData: { model: this.model } });
    const jobs: Job[] = [];
    this.jobs.set(worker, jobs);
    worker.on('message', (lines: string) => jobs.shift()?.resolve(lines));
    worker.on('error', (error) => jobs.splice(0).forEach((job) => job.reject(error as Error)));
    return worker;
  }
}
