import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { badInput } from '#libs/domain';
import { createJobQueue, lockOf } from '#libs/jobs';
import {
  createDrain,
  createLog,
  createMetrics,
  listen,
  loadCatalogue,
  observeJobs,
  onShutdown,
  packageVersion,
  projectRoot,
  readConfig,
  serveMetrics,
  startTracing,
} from '#libs/platform';
import { provideStore } from '#libs/store';
import { createApi } from '../../api/src/app.js';
import { terminalProgress } from '../../worker/src/cli/terminal-progress.js';
import { createWorker } from '../../worker/src/create-worker.js';
import { GAVE_WAY, loadDemo } from '../../worker/src/load-demo.js';
import { firstAdministrator } from '../../worker/src/people/make-administrator.js';
import { createSteps, today } from '../../worker/src/steps.js';

const USAGE = `npm start -- [options]
  --live            without the synthetic demo universe: removes it when it is there, begins with the enabled feeds
  --demo N          size of the demo universe on a first start (default 11000)
Environment: PORT, HOST, DATA_DIR, DATABASE_URL, REDIS_URL, EDITOR_TOKEN and more (README).`;

/** API, worker and front in one process, on the embedded Postgres unless DATABASE_URL names another. */
export async function startUniverse(args: readonly string[]): Promise<void> {
  const { values } = readArguments(args);
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const began = performance.now();
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const config = readConfig();
  const log = createLog(process.env['LOG_LEVEL'] ? config.logLevel : 'warn', 'universe');
  const catalogue = loadCatalogue();

  const endTracing = await startTracing('universe');
  const metrics = createMetrics('universe');
  const drain = createDrain();

  say(config.databaseUrl ? 'Connecting to the database ...' : 'Starting the embedded database ...');
  const provided = await provideStore({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    poolSize: config.databasePool,
    log: say,
  });
  const { store } = provided;
  /** In the order of closing: the door first, the database last. */
  const shutdown: (() => Promise<void>)[] = [() => provided.close(), endTracing];
  try {
    await store.trends.syncCatalogue(catalogue.trends);
    const steps = createSteps(store, catalogue);
    const jobs = await createJobQueue({
      redisUrl: config.redisUrl,
      databaseUrl: provided.url,
      lock: lockOf(config.jobLockSeconds),
      log: (line) => log.warn(line),
      observer: observeJobs(metrics),
    });
    shutdown.unshift(() => jobs.close());
    const context = { store, jobs, config, log, catalogue, metrics };
    const app = await createApi({
      ...context,
      reader: steps.reader,
      webFolder: join(projectRoot(), 'dist', 'web'),
      version: packageVersion(),
      drain,
    });
    shutdown.unshift(() => app.close());
    // The port is taken before the long work begins: a second start fails at once, not after a minute.
    const address = await listen(app, config);
    if (config.metricsPort !== undefined) {
      const port = { port: config.metricsPort, host: config.host };
      const door = await serveMetrics(port, metrics, () => store.ping());
      shutdown.unshift(() => door.close());
    }
    shutdown.unshift(() => drain.begin(config.drainSeconds));

    await fill(values.live, values.demo ?? config.demoSignals);
    const worker = await createWorker({ ...context, steps });
    shutdown.splice(-2, 0, () => worker.close());
    const count = await store.evidence.signalCount();
    say(
      `${count.total} ${count.synthetic ? 'synthetic ' : ''}signals; ready after ${((performance.now() - began) / 1000).toFixed(1)} s with ${Math.round(process.memoryUsage.rss() / 1e6)} MB.`,
    );
    for (const line of await firstAdministrator(store, config.adminEmail)) process.stdout.write(`${line}\n`);
    process.stdout.write(`Trend Universe is ready: ${address}\n`);
    onShutdown(log, close);

    async function fill(live: boolean, demo: number): Promise<void> {
      if (live) {
        const removed = await store.universe.removeDemo();
        if (removed > 0) say(`Removed the demo universe (${removed} synthetic signals).`);
      }
      const terminal = terminalProgress();
      const kind = await store.universe.kind();
      if (kind === 'empty' && !live && demo > 0) {
        say(`The store is empty: loading the demo universe (${demo} synthetic signals) ...`);
        const loading = loadDemo({ store, steps, catalogue }, demo, terminal.progress);
        if ((await loading.finally(() => terminal.end())) === 0) say(GAVE_WAY);
      } else if (kind !== 'empty') {
        await steps.update.run(today(), terminal.progress).finally(() => terminal.end());
      }
    }
  } catch (error) {
    await close();
    throw error;
  }

  async function close(): Promise<void> {
    for (const step of shutdown) await step();
  }
}

function readArguments(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        live: { type: 'boolean', default: false },
        demo: { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const demo = values.demo === undefined ? undefined : Number(values.demo);
    if (demo !== undefined && !(Number.isInteger(demo) && demo >= 0))
      throw new Error(`--demo ${values.demo} is not a number of signals`);
    return { values: { ...values, demo } };
  } catch (error) {
    throw badInput(`${(error as Error).message}\n\n${USAGE}`);
  }
}
