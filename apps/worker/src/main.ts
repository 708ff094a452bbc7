import { createJobQueue, lockOf } from '#libs/jobs';
import { createLog, loadCatalogue, onShutdown, readConfig, runMain } from '#libs/platform';
import { provideStore } from '#libs/store';
import { createWorker } from './create-worker.js';
import { createSteps } from './steps.js';

/** A worker process of its own: takes jobs, serves nothing. Start as many as there are cores and machines. */
await runMain(async () => {
  const config = readConfig();
  const log = createLog(config.logLevel, 'worker');
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
  });
  const worker = await createWorker({ store, jobs, config, log, catalogue, steps: createSteps(store, catalogue) });
  log.info('worker takes jobs');
  onShutdown(log, async () => {
    await jobs.close();
    await worker.close();
    await provided.close();
  });
});
