/** The built programs beside a real Postgres and Redis, for benches and loads. Plain JavaScript: they run without a compiler. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { provideStore } from '../../dist/libs/store/src/index.js';

const root = join(import.meta.dirname, '..', '..');

export const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** Known as disabled before a worker makes them known: a bench asks nobody's feeds. */
const presets = () => {
  const folder = join(root, 'data', 'sources');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')).sources);
};

/** Ends a process of ours and waits for it. */
const end = (child, signal = 'SIGTERM') =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => {
        child.once('exit', resolve);
        child.kill(signal);
      });

async function ready(child, address, what) {
  for (let tries = 0; tries < 1_200; tries++) {
    if (child.exitCode !== null) throw new Error(`${what} ended with ${child.exitCode}.`);
    if ((await fetch(address).catch(() => null))?.ok) return;
    await sleep(100);
  }
  throw new Error(`${what} was not ready within two minutes.`);
}

async function startRedis(folder) {
  const port = await freePort();
  const options = ['--port', port, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'yes'];
  const child = spawn('redis-server', options.map(String), { stdio: 'ignore' });
  const failed = await new Promise((resolve) => child.once('error', resolve).once('spawn', () => resolve(null)));
  if (failed) throw new Error('There is no redis-server on the PATH (Debian: apt-get install redis-server).');
  return { url: `redis://127.0.0.1:${port}`, child };
}

/**
 * Starts what is not given: Postgres (the embedded one, unless `database` names one), Redis (the machine's redis-server, unless `redis` names one), and
 * so many API and worker processes. Everything it started ends with `close`.
 * @param {{ database?: string, redis?: string, apis?: number, workers?: number, env?: Record<string, string> }} wanted
 */
export async function startMachines({ database, redis, apis = 1, workers = 1, env = {} }) {
  const folder = mkdtempSync(join(tmpdir(), 'trend-universe-machines-'));
  const closing = [() => rmSync(folder, { recursive: true, force: true })];
  const close = async () => {
    for (const one of closing.splice(0).reverse()) await one();
  };
  const program = async (path, own) => {
    const door = await freePort();
    const child = spawn(process.execPath, [join(root, 'dist', path)], {
      cwd: root,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...shared, ...own, METRICS_PORT: String(door) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const running = { pid: child.pid, door: `http://127.0.0.1:${door}`, stop: (signal) => end(child, signal) };
    closing.push(running.stop);
    return { child, running };
  };
  let shared = {};
  try {
    const provided = await provideStore({
      databaseUrl: database,
      dataDir: join(folder, 'db'),
      poolSize: 2,
      log: () => {},
    });
    closing.push(() => provided.close());
    await provided.store.sources.sync(presets().map(({ id }) => ({ id, enabled: false })));
    let redisUrl = redis;
    if (!redisUrl) {
      const started = await startRedis(folder);
      closing.push(() => end(started.child));
      redisUrl = started.url;
    }
    shared = {
      DATABASE_URL: provided.url,
      REDIS_URL: redisUrl,
      DATA_DIR: join(folder, 'data'),
      LOG_LEVEL: 'error',
      ...env,
    };
    const startApi = async () => {
      const port = await freePort();
      const origin = `http://127.0.0.1:${port}`;
      const { child, running } = await program('apps/api/src/main.js', { PORT: String(port) });
      await ready(child, `${origin}/api/v1/health/ready`, 'The API');
      return { ...running, origin };
    };
    const startWorker = async () => {
      const { child, running } = await program('apps/worker/src/main.js', {});
      await ready(child, `${running.door}/health/ready`, 'The worker');
      return running;
    };
    const machines = {
      store: provided.store,
      databaseUrl: provided.url,
      redisUrl,
      startWorker,
      close,
      apis: [],
      workers: [],
    };
    for (let n = 0; n < apis; n++) machines.apis.push(await startApi());
    for (let n = 0; n < workers; n++) machines.workers.push(await startWorker());
    return machines;
  } catch (error) {
    await close();
    throw error;
  }
}

/** Resident megabytes and open handles (files, sockets, timers of the kernel) of a process; NaN where there is no /proc. */
export function heldBy(pid) {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return { megabytes: Math.round(kilobytes / 1024), handles: readdirSync(`/proc/${pid}/fd`).length };
  } catch {
    return { megabytes: NaN, handles: NaN };
  }
}

/** What stands above each table: numbers without the machine and what else it did are worth nothing. */
export const machineLine = () =>
  `${availableParallelism()} x ${cpus()[0].model}, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 16)}Z, load average ${loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')}`;

/** @param {number[]} sorted @param {number} share of them that are below */
export const quantile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
export const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);
