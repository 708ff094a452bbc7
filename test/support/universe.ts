import { run } from './processes.js';
import { removeFolder, temporaryFolder } from './temporary-folder.js';

/** A built installation with a demo universe of its own. */
export interface DemoUniverse {
  readonly base: string;
  stop(): Promise<void>;
}

export async function startDemoUniverse(signals: number): Promise<DemoUniverse> {
  const dataDir = await temporaryFolder('browser');
  const universe = run('apps/universe/src/main.js', ['--demo', String(signals)], { DATA_DIR: dataDir, PORT: '0' });
  const [, base] = await universe.until(/Trend Universe is ready: (\S+)/, 240_000);
  return {
    base: base!,
    stop: async () => {
      await universe.stop();
      await removeFolder(dataDir);
    },
  };
}
