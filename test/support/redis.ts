import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startGuarded } from '../../libs/store/src/embedded/watchdog.js';
import { freePort } from './processes.js';
import { runDirectory } from './test-run.js';

/** A private Redis. It ends with the process that asked for it, however that dies. */
export interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
}

/** A Redis for a test file, or the reason why there is none, to be printed. */
export type RedisOrReason = { readonly redis: TestRedis } | { readonly redis: null; readonly reason: string };

/** Whether this machine has a redis-server; undefined when it has, else the reason. */
export function whyNoRedis(): string | undefined {
  const { error, status } = spawnSync('redis-server', ['--version']);
  return error || status !== 0
    ? 'there is no redis-server on the PATH (Debian: apt-get install redis-server)'
    : undefined;
}

/** Starts a redis-server of the machine on a free port, without persistence. */
export async function startRedis(): Promise<RedisOrReason> {
  const reason = whyNoRedis();
  if (reason) return { redis: null, reason };
  mkdirSync(runDirectory(), { recursive: true });
  const directory = mkdtempSync(path.join(runDirectory(), 'redis-'));
  for (let tries = 0; ; tries++) {
    const port = await freePort();
    const log = path.join(directory, 'redis.log');
    const options = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      directory,
      '--save',
      '',
      '--appendonly',
      'no',
    ];
    const guarded = startGuarded('redis-server', options, {}, log);
    while (guarded.process.exitCode === null && !(await accepts(port))) await sleep(10);
    if (guarded.process.exitCode === null) return { redis: { url: `redis://127.0.0.1:${port}`, stop } };
    if (tries === 3) throw new Error(`redis-server did not start: ${readFileSync(log, 'utf8').slice(-500)}`);

    async function stop(): Promise<void> {
      const ended = new Promise((resolve) => guarded.process.once('exit', resolve));
      guarded.release();
      await ended;
      rmSync(directory, { recursive: true, force: true });
    }
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
