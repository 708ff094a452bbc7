// 155,000 members of 1,500 clusters, read from CSV and written to an embedded Postgres in a temporary folder, then all of them again:
// `node test/bench/clusters/members.mjs` after `npm run build`. Names are made up.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provideStore } from '#libs/store';
import { importClusterFile } from '../../../dist/apps/worker/src/cluster/import-cluster-file.js';

const CLUSTERS = 1_500;
const MEMBERS = 155_000;
const folder = mkdtempSync(join(tmpdir(), 'trend-universe-members-'));
const provided = await provideStore({ databaseUrl: undefined, dataDir: folder, log: () => {} });
const { store } = provided;
try {
  const account = await store.accounts.create({
    email: 'bench@clusters.example.org',
    name: 'bench',
    passwordHash: 'none',
    granted: [],
    consented: false,
  });
  const files = [];
  for (let c = 0; c < CLUSTERS; c += 1) {
    const { id } = await store.organisations.create(account.id, {
      kind: 'cluster',
      name: `Cluster ${c}`,
      country: 'DE',
    });
    await store.clusters.profiles.save(id, {
      nuts: 'DE21',
      website: null,
      about: '',
      trends: [],
      suggested: true,
      ecosystems: [{ ecosystem: 'mobility', weight: 1 }],
    });
    const [from, to] = [Math.floor((c * MEMBERS) / CLUSTERS), Math.floor(((c + 1) * MEMBERS) / CLUSTERS)];
    const rows = Array.from(
      { length: to - from },
      (_, i) =>
        `Werk ${from + i} Maschinenbau GmbH,DE21,DE,${1 + ((from + i) % 900)},28.1,https://werk${from + i}.example`,
    );
    const path = join(folder, `${c}.csv`);
    writeFileSync(path, `name,nuts,country,employees,nace,website\n${rows.join('\n')}\n`);
    files.push({ id, path });
  }
  for (const round of ['new', 'again']) {
    const began = performance.now();
    const sum = { read: 0, new: 0, duplicate: 0, refused: 0 };
    for (const { id, path } of files) {
      const run = await store.clusters.imports.create({
        id: randomUUID(),
        organisationId: id,
        what: 'members',
        label: 'bench.csv',
        dryRun: false,
        bytesTotal: null,
        options: {},
      });
      await importClusterFile(store, null, run, path);
      const done = await store.clusters.imports.byId(run.id);
      for (const name of Object.keys(sum)) sum[name] += done[name];
    }
    const seconds = (performance.now() - began) / 1_000;
    console.log(
      `${round}: ${JSON.stringify(sum)} in ${seconds.toFixed(1)} s, ${Math.round(sum.read / seconds)} members a second, ${Math.round(process.memoryUsage.rss() / 1e6)} MB`,
    );
  }
} finally {
  await provided.close();
  rmSync(folder, { recursive: true, force: true });
}
