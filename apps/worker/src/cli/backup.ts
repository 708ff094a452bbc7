import { createLog, readConfig, runMain } from '#libs/platform';
import { backup, provideStore } from '#libs/store';
import { badInput } from '#libs/domain';

const USAGE = `npm run backup -- FILE.sql.gz

Writes the whole store, as of one moment, while work goes on. Not in it: the queue (what waits there is found again from the store),
uploads that still wait, and mails in DATA_DIR. The file holds personal data: keep it as you keep the database.`;

await runMain(async () => {
  const [file, ...more] = process.argv.slice(2);
  if (!file || more.length > 0 || file.startsWith('-')) throw badInput(USAGE);
  const config = readConfig();
  const log = createLog(config.logLevel, 'backup');
  const provided = await provideStore({
    databaseUrl: config.databaseUrl,
    dataDir: config.dataDir,
    log: (line) => log.info(line),
  });
  try {
    const { tables, rows } = await backup(provided.url, file);
    process.stdout.write(`${file}: ${rows} rows of ${tables} tables. "npm run restore -- ${file}" reads it back.\n`);
  } finally {
    await provided.close();
  }
});
