import { createJobQueue, type NameOf } from '#libs/jobs';
import { TRIAL_LOCK, trialCatalogue, type TrialJobs } from './trial-catalogue.js';
import { trialHandler } from './trial-handler.js';

/** A worker process of its own, told by its arguments what to work on: REDIS_URL or '', DATABASE_URL, job name. */
const [redisUrl, databaseUrl = '', name] = process.argv.slice(2);

const queue = await createJobQueue<TrialJobs>({
  redisUrl: redisUrl || undefined,
  databaseUrl,
  catalogue: trialCatalogue,
  lock: TRIAL_LOCK,
  log: (line) => console.error(line),
});
const job = name as NameOf<TrialJobs>;
queue.process(
  job,
  trialHandler((seen) => process.send?.(seen)),
);
process.on('SIGTERM', async () => {
  await queue.close();
  process.exit(0);
});
await queue.start([job]);
process.send?.('up');
