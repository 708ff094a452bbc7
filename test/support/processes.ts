import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { PATIENCE_MS } from './until.js';

/** A program of ours, running as users run it: built, in a process of its own. */
export interface Running {
  readonly process: ChildProcess;
  /** Everything it has printed. */
  output(): string;
  /** Resolves with the first match in what it prints; fails when it ends or `ms` pass before. */
  until(pattern: RegExp, ms?: number): Promise<RegExpExecArray>;
  /** Resolves with its exit code once it has ended by itself. */
  readonly ended: Promise<number | null>;
  /** Ends it; resolves with its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const root = join(import.meta.dirname, '..', '..');

/** Starts `dist/<program>` with a clean environment and these variables; `under` is a command that starts it, with its arguments. */
export function run(
  program: string,
  args: readonly string[] = [],
  env: Record<string, string> = {},
  under: readonly string[] = [],
): Running {
  const { PATH = '', HOME = '' } = process.env;
  const [command, ...before] = [...under, process.execPath];
  const child = spawn(command!, [...before, join(root, 'dist', program), ...args], {
    cwd: root,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A command it is started under may go on living beside it: both are ended as one group.
    detached: under.length > 0,
  });
  let text = '';
  const collect = (chunk: Buffer) => (text += chunk.toString());
  child.stdout!.on('data', collect);
  child.stderr!.on('data', collect);
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return {
    process: child,
    output: () => text,
    ended,
    until: async (pattern, ms = PATIENCE_MS) => {
      const deadline = Date.now() + ms;
      while (Date.now() < deadline) {
        const match = pattern.exec(text);
        if (match) return match;
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`${program} ended before it printed ${pattern}:\n${text}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`${program} did not print ${pattern} within ${ms} ms:\n${text}`);
    },
    stop: (signal = 'SIGTERM') => {
      if (under.length > 0) process.kill(-child.pid!, signal);
      else child.kill(signal);
      return ended;
    },
  };
}

/** Resolves when `check` returns something other than undefined or false; fails after `ms`. */
export async function eventually<T>(check: () => Promise<T | undefined | false>, ms = PATIENCE_MS): Promise<T> {
  const deadline = Date.now() + ms;
  for (;;) {
    const value = await check();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > deadline) throw new Error(`it did not come true within ${ms} ms`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Below the ports that systems give out by themselves: from 32768 on Linux, from 49152 elsewhere. */
const [FIRST_PORT, PORTS] = [20_000, 12_000];
/** Processes begin at different places: what one has found free and not taken yet, the others do not find. */
let tried = process.pid * 97;

/**
 * A port that is free now, and that is given to nobody who listens at 0 or connects to somebody: for programs that must be told their port, or must
 * come back to it. Others listen at 0 and say where.
 */
export async function freePort(): Promise<number> {
  for (let n = 0; n < PORTS; n++) {
    const port = FIRST_PORT + (tried++ % PORTS);
    if (await isFree(port)) return port;
  }
  throw new Error(`no port from ${FIRST_PORT} on is free`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** Of tcpmux, which nobody runs, and for which one would have to be root: nobody answers there. */
export const CLOSED_PORT = 1;
