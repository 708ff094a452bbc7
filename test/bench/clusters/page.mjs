// What the pages of one cluster ask for, with 1,500 clusters and 155,000 members in the store, all clusters in one ecosystem (the worst case):
// `node test/bench/clusters/page.mjs [clusters] [members]` after `npm run build`. Each address first on a server that has just begun, then 15 times.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomFrom, readName, relatedness } from '#libs/domain';
import { createLog, hashPassword, loadCatalogue, readConfig } from '#libs/platform';
import { provideStore } from '#libs/store';
import pg from 'pg';
import { createApi } from '../../../dist/apps/api/src/app.js';
import { loadReader } from '../../../dist/apps/worker/src/reader.js';

const [CLUSTERS, MEMBERS] = [1_500, 155_000].map((usual, i) => Number(process.argv[2 + i] ?? usual));
const CALLS = 600;
const ECOSYSTEM = 'mobility';
const PASSWORD = 'a password for this bench only';
const folder = mkdtempSync(join(tmpdir(), 'trend-universe-page-'));
const provided = await provideStore({ databaseUrl: undefined, dataDir: folder, log: () => {} });
const { store, url } = provided;
const db = new pg.Client({ connectionString: url });
const catalogue = loadCatalogue();
const random = randomFrom('bench/page');
const trends = catalogue.trends
  .filter(({ ecosystem, alsoOn }) => ecosystem === ECOSYSTEM || alsoOn?.includes(ECOSYSTEM))
  .map(({ id }) => id)
  .sort();
const pick = (list) => list[Math.floor(random.next() * list.length)];

async function fill() {
  await store.trends.syncCatalogue(catalogue.trends);
  const ids = Array.from({ length: CLUSTERS }, () => randomUUID());
  const regions = ['DE21', 'DE11', 'FR10', 'ITC4', 'ES51', 'PL91', 'NL33', 'AT13', 'SE11', 'PT11'];
  const profiles = ids.map((id, at) => {
    const nuts = pick(regions);
    const structure = {
      members: 40 + Math.floor(random.next() * 150),
      medianEmployees: 5 + Math.floor(random.next() * 80),
      manufacturing: random.next(),
      knowledge: random.next(),
    };
    return {
      id,
      name: `Cluster ${at}`,
      nuts,
      country: nuts.slice(0, 2),
      structure,
      trends: [pick(trends), pick(trends)],
      weight: 0.3 + 0.7 * random.next(),
    };
  });
  await db.query(
    `insert into organisation (id, kind, name, country) select id, 'cluster', name, country from json_to_recordset($1) as r(id uuid, name text, country text)`,
    [JSON.stringify(profiles)],
  );
  await db.query(
    `insert into cluster_profile (organisation_id, nuts, structure, trends) select id, nuts, structure, trends from json_to_recordset($1) as r(id uuid, nuts text, structure jsonb, trends text[])`,
    [JSON.stringify(profiles)],
  );
  await db.query(
    `insert into cluster_ecosystem select id, '${ECOSYSTEM}', weight from json_to_recordset($1) as r(id uuid, weight real)`,
    [JSON.stringify(profiles)],
  );
  const words = ['Werk', 'Bahn', 'Motor', 'Auto', 'Fahrzeug', 'Rad', 'Antrieb', 'Sensor'];
  for (let from = 0; from < MEMBERS; from += 10_000) {
    const rows = Array.from({ length: Math.min(10_000, MEMBERS - from) }, (_, i) => {
      const name = `${pick(words)} ${from + i} ${pick(words)}technik GmbH`;
      const { key: nameKey, blocks } = readName(name);
      const at = (from + i) % CLUSTERS;
      return {
        id: ids[at],
        key: `m${from + i}`,
        name,
        nameKey,
        blocks,
        employees: 1 + Math.floor(random.next() * 500),
        nuts: profiles[at].nuts,
      };
    });
    await db.query(
      `insert into cluster_member (organisation_id, key, name, name_key, blocks, employees, nuts, country, compared)
       select id, key, name, "nameKey", blocks, employees, nuts, left(nuts, 2), true from json_to_recordset($1)
         as r(id uuid, key text, name text, "nameKey" text, blocks text[], employees int, nuts text)`,
      [JSON.stringify(rows)],
    );
  }
  // Evidence: ten years, every cluster has a few pieces of most trends.
  await db.query(
    `insert into cluster_tally (organisation_id, trend_id, year, n)
     select o.id, t.id, y, 1 + floor(4 * random() ^ 3)::int from unnest($1::uuid[]) o(id), unnest($2::text[]) t(id), generate_series(2017, 2026) y where random() < 0.35`,
    [ids, trends],
  );
  await db.query(
    `insert into trend_market (trend_id, country, year, n) select t.id, c.code, y, 20 + floor(200 * random())::int
     from unnest($1::text[]) t(id), unnest(array['DE','FR','IT','ES','PL','NL','AT','SE','PT','US','CN','']) c(code), generate_series(2017, 2026) y`,
    [trends],
  );
  const counts = await store.clusters.tallies.counts(ids, trends);
  const phi = relatedness([...counts.values()].map((row) => row.map((n) => n > 6)));
  await store.clusters.tallies.saveField(ECOSYSTEM, trends, phi, CLUSTERS);
  const calls = Array.from({ length: CALLS }, (_, at) => {
    const trend = catalogue.trends[at % catalogue.trends.length];
    const text = `${trend.phrases.strong.join(', ')}. ${'The action develops and demonstrates what firms and clusters need, with partners of several countries. '.repeat(25)}`;
    return {
      call: {
        id: `bench:${at}`,
        title: `${trend.name}: a call for demonstrations`,
        text,
        opens: null,
        deadlines: ['2099-01-01'],
        deadlineModel: null,
        budgetEur: 1e6,
        programme: 'Horizon Europe',
        url: null,
        keywords: [],
      },
      ecosystems: [trend.ecosystem],
      trends: [{ id: trend.id, score: 0.9 }],
    };
  });
  for (let from = 0; from < CALLS; from += 100)
    await store.clusters.calls.write('bench', calls.slice(from, from + 100));
  await store.clusters.regions.load({
    indicator: 'rd',
    label: 'R&D',
    values: regions.map((nuts, i) => ({ nuts, year: 2023, value: i })),
  });
  await db.query('analyze');
  return ids;
}

async function manager(organisationId) {
  const account = await store.accounts.create({
    email: 'manager@bench.example',
    name: 'manager',
    passwordHash: await hashPassword(PASSWORD),
    granted: [],
    consented: true,
  });
  await store.organisations.join(organisationId, account.id, 'manager');
}

let app;
try {
  await db.connect();
  let began = performance.now();
  const [id] = await fill();
  await manager(id);
  console.log(
    `${CLUSTERS} clusters, ${MEMBERS} members, ${trends.length} trends, ${CALLS} calls filled in ${((performance.now() - began) / 1_000).toFixed(0)} s`,
  );
  app = await createApi({
    store,
    jobs: { add: async () => ({ id: '1' }) },
    config: readConfig({ DATA_DIR: folder, RATE_LIMIT_PER_MINUTE: '0' }),
    log: createLog('fatal', 'bench'),
    catalogue,
    reader: loadReader(catalogue),
    webFolder: null,
    version: 'bench',
  });
  await app.listen(0, '127.0.0.1');
  const base = `http://127.0.0.1:${app.getHttpServer().address().port}/api/v1`;
  const session = await fetch(`${base}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'manager@bench.example', password: PASSWORD, deliver: 'body' }),
  });
  const headers = { authorization: `Bearer ${(await session.json()).accessToken}`, 'content-type': 'application/json' };
  const begun = await fetch(`${base}/clusters/${id}/assessments`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ questionnaire: 'cluster' }),
  });
  const { id: assessment } = await begun.json();
  const own = `/clusters/${id}`;
  const paths = [
    '/clusters',
    own,
    `${own}/region`,
    `${own}/members?limit=50`,
    `${own}/members?q=motor`,
    `${own}/matches`,
    `${own}/evidence?limit=50`,
    `${own}/benchmark`,
    `${own}/benchmark?market=country`,
    `${own}/overlay?ecosystem=${ECOSYSTEM}`,
    `${own}/peers`,
    '/questionnaires',
    `${own}/assessments`,
    `${own}/assessments/${assessment}`,
    `${own}/calls?limit=50`,
    `${own}/partners`,
    `${own}/actions`,
    '/call-searches',
    '/calls',
    `${own}/report?format=xlsx`,
    `${own}/report?format=pdf`,
  ];
  let slow = 0;
  for (const path of paths) {
    const times = [];
    let bytes = 0;
    for (let i = 0; i < (path.includes('report') ? 4 : 16); i += 1) {
      began = performance.now();
      const answer = await fetch(base + path, { headers });
      bytes = (await answer.arrayBuffer()).byteLength;
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
      times.push(performance.now() - began);
    }
    const [first, ...again] = times;
    const sorted = again.sort((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)];
    if (median > 200 && !path.includes('report')) slow += 1;
    console.log(
      `${path.replace(id, ':id').replace(assessment, ':assessment').padEnd(46)} first ${first.toFixed(0).padStart(5)} ms, then median ${median.toFixed(0).padStart(4)}, at most ${sorted.at(-1).toFixed(0).padStart(4)} ms, ${Math.round(bytes / 1024)} KB`,
    );
  }
  console.log(slow === 0 ? 'every address of the pages below 200 ms' : `${slow} addresses above 200 ms`);
} finally {
  await app?.close();
  await db.end();
  await provided.close();
  rmSync(folder, { recursive: true, force: true });
}
