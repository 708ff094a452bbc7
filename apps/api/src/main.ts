import { join } from 'node:path';
import { createJobQueue, lockOf } from '#libs/jobs';
import {
  type Catalogue,
  createLog,
  createDrain,
  createMetrics,
  listen,
  loadCatalogue,
  observeJobs,
  onShutdown,
  packageVersion,
  projectRoot,
  readConfig,
  readLanguages,
  readModel,
  runMain,
  serveMetrics,
  startTracing,
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
  const endTracing = await startTracing('api');
  const metrics = createMetrics('api');
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
    observer: observeJobs(metrics),
  });
  const drain = createDrain();
  const app = await createApi({
    store: provided.store,
    jobs,
    config,
    log,
    catalogue,
    reader: loadReader(catalogue),
    webFolder: join(projectRoot(), 'dist', 'web'),
    version: packageVersion(),
    metrics,
    drain,
  });
  const address = await listen(app, config);
  const door =
    config.metricsPort === undefined
      ? null
      : await serveMetrics({ port: config.metricsPort, host: config.host }, metrics, () => provided.store.ping());
  log.info({ address }, 'api listens');
  onShutdown(log, async () => {
    await drain.begin(config.drainSeconds);
    await app.close();
    await door?.close();
    await jobs.close();
    await provided.close();
    await endTracing();
  });
});
