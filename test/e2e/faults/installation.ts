import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createJobQueue, type JobCatalogue } from '../../../libs/jobs/src/index.js';
import { openStore, type Store } from '../../../libs/store/src/index.js';
import { ensurePostgres, type EmbeddedPostgres } from '../../../libs/store/src/embedded/index.js';
import { eventually, freePort, run, type Running } from '../../support/processes.js';
import { wireTo, type Wire } from '../../support/proxy.js';
import { whyNoRedis } from '../../support/redis.js';
import { smallDisk, type SmallDisk } from '../../support/small-disk.js';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder.js';

/** Room for all imports of the tests and the log of Postgres. */
const DISK_BYTES = 3 * 2 ** 30;

/** Postgres, Redis where there is one, an API and two workers, each of which can be killed and started again. */
export class Installation {
  api!: Running;
  readonly workers: Running[] = [];
  store!: Store;
  readonly hasRedis = whyNoRedis() === undefined;
  /** Where database and uploads are, when this machine lets us bound it. */
  disk: SmallDisk | null = null;
  private folder!: string;
  private postgres!: EmbeddedPostgres;
  private redis: ChildProcess | null = null;
  private redisPort = 0;
  database!: Wire;
  queue: Wire | null = null;
  private env!: Record<string, string>;

  constructor(private readonly more: Record<string, string> = {}) {}

  async open(): Promise<void> {
    this.folder = await temporaryFolder('faults');
    this.disk = smallDisk(join(this.folder, 'disk'), DISK_BYTES);
    await this.startPostgres();
    this.database = await wireTo(this.postgres.port);
    if (this.hasRedis) {
      this.redisPort = await freePort();
      await this.startRedis();
      this.queue = await wireTo(this.redisPort);
    }
    const url = new URL(this.postgres.url);
    url.port = String(this.database.port);
    this.env = {
      DATABASE_URL: url.href,
      ...(this.queue && { REDIS_URL: `redis://127.0.0.1:${this.queue.port}` }),
      DATA_DIR: join(this.folder, 'disk', 'data'),
      JOB_LOCK_SECONDS: '2',
      PORT: String(await freePort()),
      LOG_LEVEL: 'warn',
      ...this.more,
    };
    await this.startApi();
    this.store = await openStore(url.href, { poolSize: 2 });
    for (let n = 0; n < 2; n++) this.startWorker();
  }

  /** What the programs have printed last: for whoever has to find out why a fault was not survived. */
  get lastWords(): string {
    const said = [this.api, ...this.workers].map(
      (program, n) => `${n ? `worker ${n}` : 'api'}: ${program.output().slice(-3_000)}`,
    );
    return said.join('\n');
  }

  /** Waits for it; when that is in vain, the error says what the programs printed. */
  eventually<T>(check: () => Promise<T | undefined | false>, ms?: number): Promise<T> {
    return eventually(check, ms).catch((error: Error) => {
      throw new Error(`${error.message}\n${this.lastWords}`, { cause: error });
    });
  }

  /** Of Postgres itself, whatever becomes of the wire to it. */
  get databaseUrl(): string {
    return this.postgres.url;
  }

  /** Waits until no job of that name waits or runs. */
  async untilIdle(name: keyof JobCatalogue): Promise<void> {
    const { REDIS_URL: redisUrl, DATABASE_URL: databaseUrl } = this.env;
    const queue = await createJobQueue({ redisUrl, databaseUrl: databaseUrl!, log: () => {} });
    try {
      await this.eventually(async () => {
        const { waiting, delayed, active } = await queue.counts(name);
        return waiting + delayed + active === 0;
      });
    } finally {
      await queue.close();
    }
  }

  get base(): string {
    return `http://127.0.0.1:${this.env['PORT']}/api/v1`;
  }

  async startApi(): Promise<void> {
    this.api = run('apps/api/src/main.js', [], this.env);
    await eventually(async () => (await fetch(`${this.base}/health/ready`).catch(() => null))?.ok);
  }

  startWorker(prefix: readonly string[] = []): void {
    this.workers.push(run('apps/worker/src/main.js', [], this.env, prefix));
  }

  async startPostgres(): Promise<void> {
    // With all its durability: what was acknowledged must be there after kill -9.
    this.postgres = await ensurePostgres({ dataDir: join(this.folder, 'disk', 'db'), log: () => {} });
  }

  async killPostgres(): Promise<void> {
    process.kill(this.postmaster(), 'SIGKILL');
    await this.database.cut();
  }

  private postmaster(): number {
    const file = join(this.folder, 'disk', 'db', 'postgres', 'cluster', 'postmaster.pid');
    return Number(readFileSync(file, 'utf8').split('\n')[0]);
  }

  async healPostgres(): Promise<void> {
    await this.startPostgres();
    await this.database.lay(this.postgres.port);
  }

  async startRedis(): Promise<void> {
    const durable = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];
    const at = ['--port', String(this.redisPort), '--bind', '127.0.0.1', '--dir', this.folder];
    this.redis = spawn('redis-server', [...at, ...durable], { stdio: 'ignore' });
    await eventually(() => accepts(this.redisPort));
  }

  async killRedis(): Promise<void> {
    const ended = new Promise((resolve) => this.redis!.once('exit', resolve));
    this.redis!.kill('SIGKILL');
    await ended;
  }

  async close(): Promise<void> {
    await Promise.all([this.api?.stop(), ...this.workers.map((worker) => worker.stop('SIGKILL'))]);
    await this.store?.close();
    await this.database?.close();
    await this.queue?.close();
    this.redis?.kill('SIGKILL');
    await this.postgres?.stop();
    this.disk?.unmount();
    await removeFolder(this.folder);
  }
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
