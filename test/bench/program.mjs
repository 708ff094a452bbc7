/** The built program in one process with its embedded database, for benches that go through HTTP. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/**
 * Starts it on a folder of its own with a demo universe of `signals`, and waits until it is ready. `env` is what its other commands need, too; `stop`
 * ends it and removes the folder.
 */
export async function startProgram(signals) {
  const dataDir = await mkdtemp(join(tmpdir(), 'trend-universe-bench-'));
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDir, PORT: process.env.PORT ?? '0' };
  const server = spawn(process.execPath, [join(root, 'dist/apps/universe/src/main.js'), '--demo', String(signals)], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const base = await new Promise((resolve, reject) => {
      let text = '';
      server.stdout.on('data', (part) => {
        text += part;
        const found = /Trend Universe is ready: (\S+)/.exec(text);
        if (found) resolve(found[1]);
      });
      ended.then(() => reject(new Error(`the program ended before it was ready:\n${text}`)));
    });
    return { base, dataDir, env, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
