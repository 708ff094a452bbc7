import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { listInputs } from '#libs/sources';
import { readRegionalTable } from '../cluster/read-regional-table.js';
import { filesCommand } from './files-command.js';

const USAGE = `npm run regions -- FILE|FOLDER...

Loads regional indicators (Eurostat by NUTS) from CSV files with the columns year, region_id and one named like the file. The same figures are loaded once, as
a vintage of their own; the latest vintage of an indicator is shown, older ones are kept. Sources of the kind "eurostat" load them from the interface.`;

await filesCommand('regions', USAGE, async ({ store }, paths) => {
  for (const { path } of (await listInputs(paths)).files) {
    if (!path.endsWith('.csv')) continue;
    const { refused, ...table } = await readRegionalTable(await readFile(path), basename(path));
    const loaded = await store.clusters.regions.load(table);
    process.stdout.write(
      `${basename(path)}: ${loaded === null ? 'known already' : `${loaded} figures`}${refused > 0 ? `, ${refused} rows refused` : ''}\n`,
    );
  }
});
