import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.js';
import type { Cluster } from './cluster.js';
import { answers } from './connection.js';
import { cleanEnvironment } from './environment.js';
import { isAlive, isPostmasterOf, readPostmaster } from './postmaster.js';
import type { RunAs } from './run-as.js';
import type { ServerSettings } from './settings.js';
import { startGuarded, type Guarded } from './watchdog.js';

/** A server that answers; `guarded` when we started it, absent when it ran already. */
export interface Server {
  readonly port: number;
  readonly guarded?: Guarded;
}

/** What a start needs to know. */
export interface ServerPlan {
  readonly home: string;
  readonly cluster: Cluster;
  readonly binaries: Binaries;
  readonly user: RunAs;
  readonly settings: ServerSettings;
  readonly log: (line: string) => void;
}

/** Complaints that pass with time: another start was faster, the last server is not quite gone, somebody took the port. */
const PASSING = /lock file|shared memory|already in use|could not bind|another postmaster/i;
const GIVE_UP_MS = 30_000;
const TRIES = 3;
/** How long a living server may take to answer: after a crash it replays its log, up to `max_wal_size`. */
const RECOVERY_MS = 10 * 60_000;
const STOP_MS = 30_000;
const LOG_LIMIT_BYTES = 5 * 1024 * 1024;

/** Adopts the server that already runs on the cluster, or starts one. Two callers at once: one starts, the other adopts. */
export async function startOrAdopt(plan: ServerPlan): Promise<Server> {
  const begun = Date.now();
  let complaint = '';
  for (let tries = 1; Date.now() - begun < GIVE_UP_MS; tries++) {
    const adopted = await adopt(plan);
    if (adopted) return adopted;
    const started = await start(plan);
    if (typeof started !== 'string') return started;
    complaint = started;
    if (tries >= TRIES && !PASSING.test(complaint)) break;
    plan.log(`Postgres did not start yet: ${complaint.split('\n').at(-1)}`);
    await sleep(300);
  }
  throw new Error(complaint || 'no server came up');
}

/** The running server of this cluster, waited for while it starts, recovers or stops. Removes a stale pid file. */
async function adopt({ cluster, log }: ServerPlan): Promise<Server | undefined> {
  const begun = Date.now();
  for (let told = begun; Date.now() - begun < RECOVERY_MS;) {
    const running = readPostmaster(cluster.directory);
    if (!running || !isAlive(running.pid)) return undefined; // Postgres itself clears the pid file of a dead server
    if (!isPostmasterOf(cluster.directory, running.pid)) {
      log(`postmaster.pid names process ${running.pid}, which is not our Postgres; removing it`);
      rmSync(path.join(cluster.directory, 'postmaster.pid'), { force: true });
      return undefined;
    }
    if (running.port && (await answers(cluster, running.port))) return { port: running.port };
    if (Date.now() - told > 10_000) {
      told = Date.now();
      log(`waiting for the running Postgres (process ${running.pid}) to answer`);
    }
    await sleep(100);
  }
  throw new Error(`the running server of ${cluster.directory} does not answer`);
}

/** The started server, or what it said when it ended. */
async function start({ home, cluster, binaries, user, settings, log }: ServerPlan): Promise<Server | string> {
  const port = await freePort();
  const logFile = path.join(home, 'postgres.log');
  rotate(logFile);
  const logStart = sizeOf(logFile);
  const options = ['-D', cluster.directory, '-p', String(port)];
  for (const [name, value] of Object.entries(settings)) options.push('-c', `${name}=${value}`);
  const guarded = startGuarded(binaries('postgres'), options, user, logFile);
  const begun = Date.now();
  for (let told = begun; Date.now() - begun < RECOVERY_MS;) {
    const { exitCode, signalCode, pid } = guarded.process;
    if (pid === undefined || exitCode !== null || signalCode !== null) {
      return (
        readFileSync(logFile).subarray(logStart).toString('utf8').trim() ||
        `it ended at once (code ${exitCode ?? signalCode ?? 'none'})`
      );
    }
    if (await answers(cluster, port)) return { port, guarded };
    if (Date.now() - told > 10_000) {
      told = Date.now();
      log('Postgres is starting; after a crash it first replays its log');
    }
    await sleep(20);
  }
  guarded.release();
  throw new Error(`the server did not answer within ${RECOVERY_MS / 60_000} minutes, see ${logFile}`);
}

/** Stops the server we started, in good order; after half a minute the hard way (the next start then recovers). */
export async function stopServer({ guarded }: Server, { cluster, binaries }: ServerPlan): Promise<void> {
  const child = guarded?.process;
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.ref();
  const running = readPostmaster(cluster.directory);
  if (process.platform === 'win32')
    spawnSync(binaries('pg_ctl'), ['stop', '-D', cluster.directory, '-m', 'fast', '-w'], { env: cleanEnvironment() });
  guarded.release();
  const impatience = setTimeout(() => running && isAlive(running.pid) && process.kill(running.pid, 'SIGQUIT'), STOP_MS);
  await ended;
  clearTimeout(impatience);
}

/** A free port, asked of the operating system. Another program may take it before Postgres does; then the start is repeated. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

function rotate(logFile: string): void {
  if (existsSync(logFile) && sizeOf(logFile) > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.1`);
}
