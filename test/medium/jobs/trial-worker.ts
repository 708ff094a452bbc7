import { createJobQueue } from '#libs/jobs';
import { SHORT_LOCK, trialCatalogue, type Trials } from './trial-catalogue.js';
import { trialHandler } from './trial-handler.js';

/** A worker process of its own, told by its arguments what to work on: REDIS_URL or '', DATABASE_URL, job name. */
const [redisUrl = '', databaseUrl = '', name = ''] = process.argv.slice(2);

const queue = await createJobQueue<Trials>({
  redisUrl,
  databaseUrl,
  catalogue: trialCatalogue([name]),
  lock: SHORT_LOCK,
  log: () => {},
});
queue.process(
  name,
  trialHandler((seen) => process.send?.(seen)),
);
process.on('SIGTERM', async () => {
  await queue.close();
  process.exit(0);
});
await queue.start();
process.send?.('up');
