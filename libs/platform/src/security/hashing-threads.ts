import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { TrendUniverseError } from '#libs/domain';

/** What a thread is asked: to hash `password`, or, with `kept`, whether it is the one behind it. */
export interface HashingTask {
  readonly password: string;
  readonly kept?: string;
  readonly cost?: object;
}

interface Job {
  readonly task: HashingTask;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: unknown) => void;
}

/** Hashes computed at once: enough for some eighty sign-ins a second. */
const THREADS = 2;
/** Who would wait longer than some seconds is sent away. */
const WAITING_AT_MOST = 200;

/**
 * A thread as text, since it has to start from sources and from the build alike. Linux gives each thread a niceness of its own: at 10 it gets
 * about a tenth of a processor that others want, and all of one that nobody wants. Elsewhere the call would slow down the whole process.
 */
const THREAD = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { hashSync, verifySync } = require(workerData);
  if (process.platform === 'linux') require('node:os').setPriority(0, 10);
  parentPort.on('message', ({ password, kept, cost }) => {
    try {
      parentPort.postMessage({ answer: kept === undefined ? hashSync(password, cost) : verifySync(kept, password) });
    } catch (error) {
      parentPort.postMessage({ error });
    }
  });`;

const waiting: Job[] = [];
/** Threads there are, and what each of them works on. They start when they are needed and stay. */
const threads = new Map<Worker, Job | null>();

/**
 * Runs argon2 in threads that step back for everybody else, so that a rush of sign-ins makes those who sign in wait and not those who read. Throws
 * UNAVAILABLE when too many wait already.
 */
export function hashing<T>(task: HashingTask): Promise<T> {
  const thread = idle();
  if (!thread && waiting.length >= WAITING_AT_MOST) {
    throw new TrendUniverseError('UNAVAILABLE', 'Too many people sign in at this moment. Try again in a few seconds.');
  }
  return new Promise<T>((resolve, reject) => {
    const job = { task, resolve, reject };
    if (thread) give(thread, job);
    else waiting.push(job);
  });
}

function idle(): Worker | undefined {
  for (const [thread, job] of threads) if (!job) return thread;
  return threads.size < THREADS ? start() : undefined;
}

function start(): Worker {
  const workerData = createRequire(import.meta.url).resolve('@node-rs/argon2');
  const thread = new Worker(THREAD, { eval: true, workerData, execArgv: [] });
  threads.set(thread, null);
  thread.on('message', ({ answer, error }: { answer: never; error?: unknown }) => {
    const job = threads.get(thread);
    next(thread);
    if (error) job?.reject(error);
    else job?.resolve(answer);
  });
  thread.on('error', (error) => {
    // What it worked on fails, the others get a new thread.
    threads.get(thread)?.reject(error);
    threads.delete(thread);
    const job = waiting.shift();
    if (job) give(start(), job);
  });
  thread.unref();
  return thread;
}

function next(thread: Worker): void {
  const job = waiting.shift();
  if (job) return give(thread, job);
  threads.set(thread, null);
  // An idle thread keeps no process alive.
  thread.unref();
}

function give(thread: Worker, job: Job): void {
  threads.set(thread, job);
  thread.ref();
  thread.postMessage(job.task);
}
