import { runMain } from '#libs/platform';
import { withStore } from './with-store.js';

/** Brings the database schema up to date and ends: for deployments that do it apart from the start. */
await runMain(async () => {
  await withStore('migrate', async () => {});
  process.stdout.write('The database schema is up to date.\n');
});
