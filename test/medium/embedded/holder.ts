import { ensurePostgres } from '../../../libs/store/src/embedded/index.js';

/** A process that holds an embedded Postgres on the data directory of its argument, until it is told to stop, or killed. */
const [dataDir = ''] = process.argv.slice(2);
const server = await ensurePostgres({ dataDir, log: (line) => process.send?.({ line }) });
process.on('message', async () => {
  await server.stop();
  process.exit(0);
});
process.send?.({ url: server.url, adopted: server.adopted });
