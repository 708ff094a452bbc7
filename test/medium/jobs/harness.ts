import { afterAll, beforeAll, it } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import { Redis } from 'ioredis';
import pg from 'pg';
import { createJobQueue, type JobQueue, type LockOptions, type Schemas } from '#libs/jobs';
import { forkTypeScript } from '../../support/fork-typescript.js';
import { testDatabase, type TestDatabase } from '../../support/postgres.js';
import { startRedis, type TestRedis } from '../../support/redis.js';
import { until } from '../../support/until.js';
import { LONG_LOCK, trialCatalogue, type Trials } from './trial-catalogue.js';
import { trialHandler, type Seen } from './trial-handler.js';

export type Adapter = 'postgres' | 'redis';

/** The job names of one file of cases. */
export const NAMES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'].map((name) => `many.${name}`);

/** A worker and what its handler saw. */
export interface WorkerHere {
  readonly queue: JobQueue<Trials>;
  readonly seen: readonly Seen[];
  /** Lets jobs that are held go on. */
  letGo(): void;
}

/** A worker in a process of its own. */
export interface WorkerThere {
  readonly worker: ChildProcess;
  readonly seen: readonly Seen[];
  readonly ended: Promise<unknown>;
}

export const starts = (seen: readonly Seen[]): readonly Seen[] => seen.filter(({ what }) => what === 'start');

/** What one case opens; all of it is closed when the case is over. */
export class Scope {
  readonly #addresses: Addresses;
  readonly #queues: JobQueue<never>[] = [];
  readonly #workers: ChildProcess[] = [];
  readonly #letGo: (() => void)[] = [];

  constructor(addresses: Addresses) {
    this.#addresses = addresses;
  }

  /** A queue with any catalogue. */
  async openWith<Jobs>(catalogue: Schemas<Jobs>, lock: LockOptions = LONG_LOCK): Promise<JobQueue<Jobs>> {
    const queue = await createJobQueue<Jobs>({ ...this.#addresses, catalogue, lock, log: () => {} });
    this.#queues.push(queue as JobQueue<never>);
    return queue;
  }

  /** A queue as one process has it; two of them are as apart as in two processes. */
  open(...names: string[]): Promise<JobQueue<Trials>> {
    return this.openWith<Trials>(trialCatalogue(names));
  }

  /** A queue that works on the jobs of that name. */
  async work(name: string, { concurrency = 1, lock = LONG_LOCK } = {}): Promise<WorkerHere> {
    const queue = await this.openWith<Trials>(trialCatalogue([name]), lock);
    const seen: Seen[] = [];
    let letGo!: () => void;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    this.#letGo.push(letGo);
    queue.process(
      name,
      trialHandler((what) => seen.push(what), held),
      { concurrency },
    );
    await queue.start();
    return { queue, seen, letGo };
  }

  /** A worker in a process of its own, with SHORT_LOCK. */
  async fork(name: string): Promise<WorkerThere> {
    const { redisUrl, databaseUrl } = this.#addresses;
    const worker = forkTypeScript(new URL('./trial-worker.ts', import.meta.url), [redisUrl, databaseUrl, name]);
    this.#workers.push(worker);
    const seen: Seen[] = [];
    let up = false;
    worker.on('message', (message: Seen | 'up') => (message === 'up' ? (up = true) : seen.push(message)));
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    await until('the worker process', () => up);
    return { worker, seen, ended };
  }

  async close(): Promise<void> {
    for (const worker of this.#workers) worker.kill('SIGKILL');
    for (const letGo of this.#letGo) letGo();
    await Promise.all(this.#queues.map((queue) => queue.close()));
  }
}

interface Addresses {
  readonly redisUrl: string;
  readonly databaseUrl: string;
}

/** The servers of one test file: made before its first case, gone after its last. */
export class Harness {
  readonly adapter: Adapter;
  #database: TestDatabase | undefined;
  #redis: TestRedis | undefined;

  constructor(adapter: Adapter) {
    this.adapter = adapter;
    beforeAll(async () => {
      this.#database = await testDatabase();
      if (adapter === 'redis') this.#redis = (await startRedis()).redis ?? undefined;
    });
    afterAll(async () => {
      await this.#redis?.stop();
      await this.#database?.drop();
    });
  }

  get addresses(): Addresses {
    return { redisUrl: this.#redis?.url ?? '', databaseUrl: this.#database?.url ?? '' };
  }

  /** A case that shares the servers with those that run at the same time; each has job names of its own. */
  readonly together = (name: string, work: (scope: Scope) => Promise<void>): void =>
    it.concurrent(name, () => this.#within(work));

  /** A case that has the servers for itself, if it comes after all the others. */
  readonly alone = (name: string, work: (scope: Scope) => Promise<void>): void => it(name, () => this.#within(work));

  async #within(work: (scope: Scope) => Promise<void>): Promise<void> {
    const scope = new Scope(this.addresses);
    try {
      await work(scope);
    } finally {
      await scope.close();
    }
  }

  /** Ends every connection to the server, at the server. */
  async cutConnections(): Promise<void> {
    if (this.adapter === 'redis') {
      await this.#redisCommand('client', 'kill', 'type', 'pubsub');
      await this.#redisCommand('client', 'kill', 'type', 'normal', 'skipme', 'yes');
    } else {
      await this.sql(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()`,
      );
    }
  }

  async countConnections(): Promise<number> {
    if (this.adapter === 'redis')
      return String(await this.#redisCommand('client', 'list'))
        .trim()
        .split('\n').length;
    const activity = await this.sql(
      'select from pg_stat_activity where datname = current_database() and backend_type = $$client backend$$',
    );
    return activity.length;
  }

  async sql<Row extends pg.QueryResultRow>(statement: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.addresses.databaseUrl });
    await client.connect();
    try {
      return (await client.query<Row>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  async #redisCommand(command: string, ...args: string[]): Promise<unknown> {
    const client = new Redis(this.addresses.redisUrl);
    try {
      return await client.call(command, ...args);
    } finally {
      client.disconnect();
    }
  }
}
