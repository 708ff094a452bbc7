import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './processes.js';

/** A built installation with a demo universe of its own. */
export interface DemoUniverse {
  readonly base: string;
  stop(): Promise<void>;
}

export async function startDemoUniverse(signals: number): Promise<DemoUniverse> {
  const dataDir = await mkdtemp(join(tmpdir(), 'trend-universe-browser-'));
  const universe = run('apps/universe/src/main.js', ['--demo', String(signals)], { DATA_DIR: dataDir, PORT: '0' });
  const [, base] = await universe.until(/Trend Universe is ready: (\S+)/, 240_000);
  return {
    base: base!,
    stop: async () => {
      await universe.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
