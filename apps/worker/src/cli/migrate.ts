import { createLog, readConfig, runMain } from '#libs/platform';
import { provideStore } from '#libs/store';

/** Brings the database schema up to date and ends: for deployments that do it apart from the start. */
await runMain(async () => {
  const config = readConfig();
  const log = createLog(config.logLevel, 'migrate');
  const provided = await provideStore({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    log: (line) => log.info(line),
  });
  await provided.close();
  process.stdout.write('The database schema is up to date.\n');
});
