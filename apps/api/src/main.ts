import { join } from 'node:path';
import { createJobQueue, lockOf } from '#libs/jobs';
import {
  type Catalogue,
  createLog,
  listen,
  loadCatalogue,
  onShutdown,
  packageVersion,
  projectRoot,
  readConfig,
  readLanguages,
  readModel,
  runMain,
} from '#libs/platform';
import { provideStore } from '#libs/store';
import { createReader } from '#libs/text';
import { createApi } from './app.js';

type Parts = Parameters<typeof createReader>[0];
const loadReader = (catalogue: Catalogue) =>
  createReader({
    ...catalogue,
    model: readModel() as Parts['model'],
    languages: readLanguages() as NonNullable<Parts['languages']>,
  });

/** An API process of its own: serves HTTP and the front, runs no jobs. Stateless; start as many as needed. */
await runMain(async () => {
  const config = readConfig();
  const log = createLog(config.logLevel, 'api');
  const provided = await provideStore({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    poolSize: config.databasePool,
    applicationName: 'trend-universe-api',
    log: (line) => log.info(line),
  });
  const catalogue = loadCatalogue();
  await provided.store.trends.syncCatalogue(catalogue.trends);
  const jobs = await createJobQueue({
    redisUrl: config.redisUrl,
    databaseUrl: provided.url,
    lock: lockOf(config.jobLockSeconds),
    log: (line) => log.warn(line),
  });
  const app = await createApi({
    store: provided.store,
    jobs,
    config,
    log,
    catalogue,
    reader: loadReader(catalogue),
    webFolder: join(projectRoot(), 'dist', 'web'),
    version: packageVersion(),
  });
  const address = await listen(app, config);
  log.info({ address }, 'api listens');
  onShutdown(log, async () => {
    await app.close();
    await jobs.close();
    await provided.close();
  });
});
