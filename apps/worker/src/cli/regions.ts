import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { runMain } from '#libs/platform';
import { listInputs } from '#libs/sources';
import { readRegionalTable } from '../cluster/read-regional-table.js';
import { withStore } from './with-store.js';

const USAGE = `npm run regions -- FILE|FOLDER...

Loads regional indicators (Eurostat by NUTS) from CSV files with the columns year, region_id and one named like the file. Each content is loaded once, as
a vintage of its own; the latest vintage of an indicator is shown, older ones are kept.`;

await runMain(async () => {
  const paths = process.argv.slice(2).filter((argument) => argument !== '--');
  if (paths.length === 0 || paths.some((path) => path === '--help' || path === '-h')) {
    process.stdout.write(`${USAGE}\n`);
    process.exitCode = paths.length === 0 ? 2 : 0;
    return;
  }
  await withStore('regions', async ({ store }) => {
    for (const { path } of (await listInputs(paths)).files) {
      if (!path.endsWith('.csv')) continue;
      const bytes = await readFile(path);
      const { indicator, label, values, refused } = await readRegionalTable(bytes, basename(path));
      const contentHash = createHash('sha256').update(bytes).digest('hex');
      const loaded = await store.clusters.regions.load({ id: randomUUID(), indicator, label, contentHash }, values);
      process.stdout.write(
        `${basename(path)}: ${loaded === null ? 'known already' : `${loaded} figures`}${refused > 0 ? `, ${refused} rows refused` : ''}\n`,
      );
    }
  });
});
