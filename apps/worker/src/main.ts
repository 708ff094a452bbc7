import { createJobQueue, lockOf } from '#libs/jobs';
import {
  createLog,
  createMetrics,
  loadCatalogue,
  observeJobs,
  onShutdown,
  readConfig,
  runMain,
  serveMetrics,
  startTracing,
} from '#libs/platform';
import { provideStore } from '#libs/store';
import { createWorker } from './create-worker.js';
import { createSteps } from './steps.js';

/** A worker process of its own: takes jobs, serves nothing. Start as many as there are cores and machines. */
await runMain(async () => {
  const config = readConfig();
  const log = createLog(config.logLevel, 'worker');
  const endTracing = await startTracing('worker');
  const metrics = createMetrics('worker');
  const provided = await provideStore({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    poolSize: config.databasePool,
    applicationName: 'trend-universe-worker',
    log: (line) => log.info(line),
  });
  const { store } = provided;
  const catalogue = loadCatalogue();
  await store.trends.syncCatalogue(catalogue.trends);
  const jobs = await createJobQueue({
    redisUrl: config.redisUrl,
    databaseUrl: provided.url,
    lock: lockOf(config.jobLockSeconds),
    log: (line) => log.warn(line),
    observer: observeJobs(metrics),
  });
  const worker = await createWorker({
    store,
    jobs,
    config,
    log,
    catalogue,
    steps: createSteps(store, catalogue),
    metrics,
  });
  const door =
    config.metricsPort === undefined
      ? null
      : await serveMetrics({ port: config.metricsPort, host: config.host }, metrics, () => store.ping());
  log.info('worker takes jobs');
  onShutdown(log, async () => {
    await jobs.close();
    await worker.close();
    await door?.close();
    await provided.close();
    await endTracing();
  });
});
