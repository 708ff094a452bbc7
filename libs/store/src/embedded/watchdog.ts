import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { cleanEnvironment } from './environment.js';
import type { RunAs } from './run-as.js';

/**
 * A shell between us and the server. Its standard input is a pipe of which we hold the other end: when we close it, or when we
 * die in any way, `kill -9` included, `read` returns and the server gets SIGINT, which is a fast and clean shutdown. Signals of
 * the terminal do not pass: Ctrl-C must not take the database from under an application that is closing.
 */
const GUARD = `
exec 3<&0
trap "" HUP INT TERM
"$@" </dev/null 3<&- & server=$!
(trap - TERM; read -r _ <&3; kill -INT $server) & reader=$!
exec 3<&-
wait $server; code=$?
kill $reader 2>/dev/null
exit $code`;

/** A started program and the pipe that keeps it alive. */
export interface Guarded {
  readonly process: ChildProcess;
  /** Lets go: on Unix the server shuts down in good order; on Windows the caller stops it by pg_ctl. */
  release(): void;
}

/** Starts `program` under the guard, its output appended to `logFile`. Does not keep our event loop alive. */
export function startGuarded(program: string, options: string[], user: RunAs, logFile: string): Guarded {
  const output = openSync(logFile, 'a');
  const windows = process.platform === 'win32';
  const [file, args] = windows ? [program, options] : ['/bin/sh', ['-c', GUARD, 'sh', program, ...options]];
  const child = spawn(file, args, {
    ...user,
    cwd: '/',
    env: cleanEnvironment(),
    stdio: ['pipe', output, output],
    detached: !windows, // its own process group
  });
  closeSync(output);
  child.on('error', () => {}); // told by exitCode and the log
  child.stdin?.on('error', () => {});
  child.unref();
  (child.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return { process: child, release: () => void child.stdin?.end('\n') };
}
