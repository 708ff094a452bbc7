import { badInput } from '#libs/domain';
import { runMain } from '#libs/platform';
import { backup } from '#libs/store';
import { withStore } from './with-store.js';

const USAGE = `npm run backup -- FILE.sql.gz

Writes the whole store, as of one moment, while work goes on. Not in it: the queue (what waits there is found again from the store),
uploads that still wait, and mails in DATA_DIR. The file holds personal data: keep it as you keep the database.`;

await runMain(async () => {
  const [file, ...more] = process.argv.slice(2);
  if (!file || more.length > 0 || file.startsWith('-')) throw badInput(USAGE);
  await withStore('backup', async ({ url }) => {
    const { tables, rows } = await backup(url, file);
    process.stdout.write(`${file}: ${rows} rows of ${tables} tables. "npm run restore -- ${file}" reads it back.\n`);
  });
});
