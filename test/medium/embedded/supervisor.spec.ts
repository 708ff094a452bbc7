import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync, type ChildProcess } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ensurePostgres, type EmbeddedPostgres } from '../../../libs/store/src/embedded/index.js';
import { isAlive, readPostmaster } from '../../../libs/store/src/embedded/postmaster.js';
import { forkTypeScript } from '../../support/fork-typescript.js';
import { until } from '../../support/until.js';

const isRoot = process.getuid?.() === 0;

/** Each case begins with an empty data directory, and ends with nothing running. */
describe('the embedded Postgres', () => {
  let dataDir: string;
  let lines: string[];
  const running: EmbeddedPostgres[] = [];
  const holders: ChildProcess[] = [];

  beforeEach(() => {
    // Spaces and letters beyond ASCII, as home directories have them; longer than a Unix socket's path may be.
    dataDir = path.join(
      mkdtempSync(path.join(os.tmpdir(), 'tu embedded ü-')),
      'a-long-name-'.repeat(9),
      '.trend-universe',
    );
    mkdirSync(dataDir, { recursive: true });
    for (let dir = dataDir; dir !== os.tmpdir(); dir = path.dirname(dir)) chmodSync(dir, 0o755);
    lines = [];
  });
  afterEach(async () => {
    for (const holder of holders.splice(0)) holder.kill('SIGKILL');
    for (const server of running.splice(0)) await server.stop();
    await until('the server to end', () => !serverOf(dataDir));
    rmSync(dataDir.slice(0, dataDir.indexOf(path.sep, os.tmpdir().length + 1)), { recursive: true, force: true });
  });

  async function start(directory = dataDir): Promise<EmbeddedPostgres> {
    const server = await ensurePostgres({
      dataDir: directory,
      log: (line) => lines.push(line),
      settings: { shared_buffers: '32MB' },
    });
    running.push(server);
    return server;
  }

  interface Holder {
    readonly process: ChildProcess;
    readonly said: { url?: string; adopted?: boolean; line?: string }[];
    readonly ready: () => Promise<{ url: string; adopted: boolean }>;
  }

  function hold(): Holder {
    const child = forkTypeScript(new URL('./holder.ts', import.meta.url), [dataDir]);
    holders.push(child);
    const said: Holder['said'] = [];
    child.on('message', (message: Holder['said'][number]) => said.push(message));
    const ready = (): ReturnType<Holder['ready']> =>
      until('the holder', () => said.find(({ url }) => url)) as ReturnType<Holder['ready']>;
    return { process: child, said, ready };
  }

  const cluster = (): string => path.join(dataDir, 'postgres', 'cluster');

  it('starts, keeps its data, and starts again on them', async () => {
    const first = await start();
    expect(first.adopted).toBe(false);
    await ask(first.url, 'create table kept as select 7 as n');
    await first.stop();
    await expect(ask(first.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
    await first.stop(); // a second time does nothing
    const again = await start();
    expect(await ask(again.url, 'select n from kept')).toEqual([{ n: 7 }]);
    expect(lines).toEqual([]);
  });

  it('speaks only to this machine, with a password of its own, and to letters of all languages', async () => {
    const { url, port } = await start();
    const { password, username, hostname, pathname } = new URL(url);
    expect([username, hostname, pathname]).toEqual(['trend_universe', '127.0.0.1', '/trend_universe']);
    expect(password).toMatch(/^[\w-]{32}$/);
    const wrong = new URL(url);
    wrong.password = 'guess';
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    const [facts] = await ask(
      url,
      `select lower('ÜBERMUT ÉΩ') as lower, to_tsvector('german', 'Übermütige Häuser')::text as stems, 'Z' < 'a' as bytewise,
         current_setting('listen_addresses') as listens, current_setting('port')::int as port,
         current_setting('dynamic_shared_memory_type') as memory, current_setting('io_method') as io,
         current_setting('shared_buffers') as buffers, current_setting('data_checksums') as checksums,
         current_setting('timezone') as zone`,
    );
    expect(facts).toEqual({
      lower: 'übermut éω',
      stems: "'haus':2 'ubermut':1",
      bytewise: true,
      listens: '127.0.0.1',
      port,
      memory: 'mmap',
      io: 'sync',
      buffers: '32MB', // the caller's setting wins
      checksums: 'on',
      zone: 'UTC',
    });
    expect(statSync(path.join(cluster(), 'trend-universe-secret.json')).mode & 0o777).toBe(0o600);
  });

  it('is adopted by a second start, which leaves it running', async () => {
    const first = await start();
    const second = await start();
    expect(second).toMatchObject({ adopted: true, url: first.url });
    await second.stop();
    expect(await ask(first.url, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('is started once by several processes at the same moment, also the very first time', async () => {
    const ready = await Promise.all([hold(), hold(), hold()].map((holder) => holder.ready()));
    expect(new Set(ready.map(({ url }) => url)).size).toBe(1);
    expect(ready.map(({ adopted }) => adopted).sort()).toEqual([false, true, true]);
    expect(leftovers()).toEqual([]);
  });

  it('ends in good order with the process that started it, even by kill -9', async () => {
    const holder = hold();
    const { url } = await holder.ready();
    await ask(url, 'create table kept as select 7 as n');
    const pid = serverOf(dataDir) as number;
    holder.process.kill('SIGKILL');
    await until('the server to end', () => !isAlive(pid) || !existsSync(path.join(cluster(), 'postmaster.pid')));
    const again = await start();
    expect(again.adopted).toBe(false);
    expect(await ask(again.url, 'select n from kept')).toEqual([{ n: 7 }]);
    expect(readFileSync(path.join(dataDir, 'postgres', 'postgres.log'), 'utf8')).not.toMatch(/not properly shut down/);
  });

  it('begins anew after a first start that was killed in its midst', async () => {
    for (const pause of [150, 350]) {
      const holder = hold();
      await until('the beginning', () => leftovers().length > 0 || existsSync(cluster()));
      await sleep(pause);
      holder.process.kill('SIGKILL');
      await until('the end', () => holder.process.signalCode !== null || holder.process.exitCode !== null);
    }
    const { url } = await start();
    expect(await ask(url, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect(leftovers()).toEqual([]);
  });

  it('is not kept from starting by the pid file of a server that is gone', async () => {
    const first = await start();
    const pidFile = path.join(cluster(), 'postmaster.pid');
    const text = readFileSync(pidFile, 'utf8');
    await first.stop();
    writeFileSync(pidFile, text); // its process has ended
    await (await start()).stop();
    writeFileSync(pidFile, text.replace(/^\d+/, String(process.pid))); // its number is another program's now
    await start();
    expect(lines).toEqual([expect.stringMatching(/postmaster\.pid names process \d+, which is not our Postgres/)]);
  });

  it('recovers what was acknowledged when the server itself was killed', async () => {
    const first = await start();
    await ask(first.url, 'create table kept as select generate_series(1, 1000) as n');
    process.kill(serverOf(dataDir) as number, 'SIGKILL');
    await until('the end', () =>
      ask(first.url, 'select 1').then(
        () => false,
        () => true,
      ),
    );
    const again = await start();
    expect(await ask(again.url, 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }]);
  });

  it('says what is wrong with its data directory', async () => {
    await (await start()).stop();
    const secret = path.join(cluster(), 'trend-universe-secret.json');
    const text = readFileSync(secret, 'utf8');
    writeFileSync(secret, '{"pass');
    await expect(start()).rejects.toThrow(
      /password file .* is missing or damaged\. Restore it, or move .* away.*DATABASE_URL/,
    );
    writeFileSync(secret, text);
    writeFileSync(path.join(cluster(), 'PG_VERSION'), '15\n');
    await expect(start()).rejects.toThrow(/written by Postgres 15, and this version brings Postgres 18/);
    writeFileSync(path.join(dataDir, 'file'), '');
    await expect(start(path.join(dataDir, 'file'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('says that the disk is full, and works again when it is not', async () => {
    const disk = path.join(dataDir, 'disk');
    mkdirSync(disk);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=30m', 'tmpfs', disk]);
    if (mounted.status !== 0) {
      console.warn('a full disk is not tried: this user cannot mount a small one');
      return;
    }
    try {
      await expect(start(disk)).rejects.toThrow(
        /The disk that holds .* is full \(\d+ MB left\).*DATA_DIR.*DATABASE_URL/,
      );
      spawnSync('mount', ['-o', 'remount,size=400m', disk]);
      const { url, stop } = await start(disk);
      expect(await ask(url, 'select 1 as n')).toEqual([{ n: 1 }]);
      await stop();
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  it('lives elsewhere when root keeps it where its user cannot go', async () => {
    if (!isRoot) {
      console.warn('a data directory out of reach is not tried: only root runs Postgres as another user');
      return;
    }
    const closed = path.join(dataDir, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const server = await start(path.join(closed, 'data'));
    expect(lines).toEqual([
      expect.stringMatching(/is out of reach for the user Postgres runs as .* \/var\/lib\/trend-universe\/\w+$/),
    ]);
    const elsewhere = (lines[0] as string).split(' ').at(-1) as string;
    expect(existsSync(path.join(elsewhere, 'cluster', 'PG_VERSION'))).toBe(true);
    await ask(server.url, 'create table kept as select 7 as n');
    await server.stop();
    const again = await start(path.join(closed, 'data'));
    expect(await ask(again.url, 'select n from kept')).toEqual([{ n: 7 }]);
    await again.stop();
    rmSync(elsewhere, { recursive: true });
  });

  /** What a first start leaves while it is at work. */
  function leftovers(): string[] {
    const home = path.join(dataDir, 'postgres');
    return existsSync(home) ? readdirSync(home).filter((name) => name.startsWith('init-')) : [];
  }
});

/** The process that serves the data directory now. */
function serverOf(dataDir: string): number | undefined {
  const running = readPostmaster(path.join(dataDir, 'postgres', 'cluster'));
  return running && isAlive(running.pid) ? running.pid : undefined;
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
