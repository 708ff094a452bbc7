import { type Config, createLog, readConfig } from '#libs/platform';
import { type ProvidedStore, provideStore } from '#libs/store';

/** Does the work of a command on the store of this installation, and closes it, however the work ends. */
export async function withStore(
  command: string,
  work: (provided: ProvidedStore, config: Config) => Promise<void>,
): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel, command);
  const provided = await provideStore({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    poolSize: config.databasePool,
    log: (line) => log.info(line),
  });
  try {
    await work(provided, config);
  } finally {
    await provided.close();
  }
}
