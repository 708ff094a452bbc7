import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const HOOKS = new URL('./typescript.mjs', import.meta.url).href;

/** Starts a TypeScript file of ours as a process of its own, with a channel for messages. */
export const forkTypeScript = (file: URL, args: readonly string[]): ChildProcess =>
  fork(fileURLToPath(file), args, { execArgv: ['--import', HOOKS] });
