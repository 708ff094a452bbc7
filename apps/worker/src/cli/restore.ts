import { badInput } from '#libs/domain';
import { createLog, readConfig, runMain } from '#libs/platform';
import { provideServer, restore } from '#libs/store';

const USAGE = `npm run restore -- FILE.sql.gz

Reads a backup into an empty database: that of DATABASE_URL, or the embedded one of a new DATA_DIR. Then run "npm run verify".`;

await runMain(async () => {
  const [file, ...more] = process.argv.slice(2);
  if (!file || more.length > 0 || file.startsWith('-')) throw badInput(USAGE);
  const config = readConfig();
  const log = createLog(config.logLevel, 'restore');
  const server = await provideServer({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    log: (line) => log.info(line),
  });
  try {
    const { tables, rows, takenAt } = await restore(server.url, file);
    process.stdout.write(`${rows} rows of ${tables} tables are back, as they were at ${takenAt}.\n`);
  } finally {
    await server.close();
  }
});
