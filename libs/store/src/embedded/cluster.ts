import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.js';
import { cleanEnvironment } from './environment.js';
import { unavailable } from './failure.js';
import { isAlive } from './postmaster.js';
import type { RunAs } from './run-as.js';

const run = promisify(execFile);

/** The superuser of the cluster. It exists only there, and listens only on the loopback address. */
export const SUPERUSER = 'trend_universe';

/** A cluster that is ready to be started. */
export interface Cluster {
  /** The data directory of Postgres, absolute. */
  readonly directory: string;
  readonly password: string;
}

/** The major version we ship; a cluster of another one cannot be opened by it. */
const MAJOR = '18';
const ABANDONED_MS = 10 * 60_000;
const REMOVAL_TRIES = 200;

/**
 * Opens the cluster in `home`, made on the first start. It is made in a folder beside and then renamed, so a first start that
 * is killed, or two at once, never leave half a cluster behind.
 */
export async function ensureCluster(home: string, binaries: Binaries, user: RunAs): Promise<Cluster> {
  const directory = path.join(home, 'cluster');
  await removeAbandoned(home);
  if (!existsSync(path.join(directory, 'PG_VERSION'))) await makeCluster(home, directory, binaries, user);
  const version = readFileSync(path.join(directory, 'PG_VERSION'), 'utf8').trim();
  if (version !== MAJOR)
    throw unavailable(
      `The data in ${directory} were written by Postgres ${version}, and this version brings Postgres ${MAJOR}. Move that directory away to begin anew, or serve it with a Postgres ${version} of your own.`,
    );
  return { directory, password: readPassword(directory) };
}

/** The password lives inside the data directory, so that the one rename publishes both. */
const secretFile = (directory: string): string => path.join(directory, 'trend-universe-secret.json');

function readPassword(directory: string): string {
  const file = secretFile(directory);
  try {
    const { password } = JSON.parse(readFileSync(file, 'utf8')) as { password?: unknown };
    if (typeof password === 'string' && password !== '') return password;
    throw new Error('it holds no password');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') throw error;
    throw unavailable(
      `The password file ${file} is missing or damaged. Restore it, or move ${directory} away to begin anew.`,
      error,
    );
  }
}

async function makeCluster(home: string, directory: string, binaries: Binaries, user: RunAs): Promise<void> {
  const half = path.join(home, `init-${process.pid}-${randomBytes(4).toString('hex')}`);
  const passwordFile = `${half}.password`;
  const password = randomBytes(24).toString('base64url');
  try {
    give(passwordFile, password, user);
    await initialise(half, passwordFile, binaries('initdb'), user);
    give(secretFile(half), JSON.stringify({ password }), user);
    renameSync(half, directory);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(path.join(directory, 'PG_VERSION'))) throw error; // otherwise another start was faster
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function give(file: string, text: string, user: RunAs): void {
  writeFileSync(file, text, { mode: 0o600 });
  if (user.uid !== undefined) chownSync(file, user.uid, user.gid);
}

/**
 * The built-in provider sorts alike on every system. The character type must be UTF-8 as well: with C, pg_trgm drops umlauts.
 * Not every libc knows C.UTF-8, hence the row of tries.
 */
async function initialise(directory: string, passwordFile: string, initdb: string, user: RunAs): Promise<void> {
  for (const characters of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { mode: 0o700 });
    if (user.uid !== undefined) chownSync(directory, user.uid, user.gid);
    const options = [
      ['--pgdata', directory],
      ['--username', SUPERUSER],
      ['--auth', 'scram-sha-256'],
      ['--pwfile', passwordFile],
      ['--encoding', 'UTF8'],
      ['--locale-provider', 'builtin'],
      ['--builtin-locale', 'C.UTF-8'],
      ['--locale', 'C'],
      ['--lc-ctype', characters],
      ['--data-checksums', '--no-instructions'],
    ].flat();
    const complaint = await runInitdb(initdb, options, user);
    if (complaint === undefined) return;
    if (!/invalid locale/i.test(complaint) || characters === 'C') throw new Error(`initdb said: ${complaint}`);
  }
}

/** Undefined when it worked, else what initdb said. */
async function runInitdb(initdb: string, options: string[], user: RunAs): Promise<string | undefined> {
  const environment = { ...user, cwd: '/', env: cleanEnvironment() };
  const complaint = await complaintOf(run(initdb, options, environment));
  // A user without an entry in /etc/passwd (OpenShift gives random ones) is unknown to initdb: let it believe to be nobody.
  if (complaint === undefined || !/could not look up effective user/i.test(complaint)) return complaint;
  const asNobody = ['--user', '--map-user=65534', '--map-group=65534', initdb, ...options];
  return complaintOf(run('unshare', asNobody, environment)).then((still) => still && `${complaint}; ${still}`);
}

async function complaintOf(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    return (stderr || message).trim();
  }
}

/** Removes what first starts left that were killed: their folders and password files name the process that made them. */
async function removeAbandoned(home: string): Promise<void> {
  for (const name of readdirSync(home)) {
    const maker = Number(/^init-(\d+)-/.exec(name)?.[1]);
    if (!maker) continue;
    const leftover = path.join(home, name);
    const age = Date.now() - (statSync(leftover, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (!isAlive(maker) || age > ABANDONED_MS) await removeWhole(leftover);
  }
}

/** The initdb of a killed start lives on for a moment and writes where we remove; it ends when it misses its files. */
async function removeWhole(leftover: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      rmSync(leftover, { recursive: true, force: true });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY' || tries === REMOVAL_TRIES) throw error;
      await sleep(100);
    }
  }
}
