// A member with 200 collections, one of them as full as it may be: list, read, search inside, export, reorder, change.
// `node test/bench/collections/run.mjs [items]` after `npm run build`. Each request 15 times after a first one.
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COLLECTION_LIMITS } from '#libs/domain';
import { Ingest } from '#libs/pipeline';
import { createLog, hashPassword, loadCatalogue, readConfig } from '#libs/platform';
import { provideStore } from '#libs/store';
import pg from 'pg';
import { createApi } from '../../../dist/apps/api/src/app.js';

const ITEMS = Number(process.argv[2] ?? COLLECTION_LIMITS.items);
const COLLECTIONS = COLLECTION_LIMITS.collections;
const PASSWORD = 'a password for this bench only';
const folder = mkdtempSync(join(tmpdir(), 'trend-universe-collections-'));
const provided = await provideStore({ databaseUrl: undefined, dataDir: folder, log: () => {} });
const { store, url } = provided;
const db = new pg.Client({ connectionString: url });

const matters = ['hydrogen', 'steel', 'battery', 'kelp', 'membrane', 'turbine', 'laser', 'polymer'];
async function* rows() {
  for (let n = 0; n < ITEMS; n += 1)
    yield {
      row: n + 1,
      bytes: n,
      value: {
        id: `bench:${n}`,
        kind: ['publication', 'patent', 'news', 'investment', 'article'][n % 5],
        title: `Signal number ${n} about ${matters[n % 8]} and ${matters[(n * 3 + 1) % 8]}`,
        text: `Work ${n} on ${matters[n % 8]}. ${'It says what was done, how it was measured and what came of it. '.repeat(20)}`,
        date: `202${n % 6}-0${1 + (n % 9)}-1${n % 9}`,
        publisher: `Gazette ${n % 40}`,
        organisations: [`Firm ${n % 500} GmbH`],
      },
    };
}

async function fill() {
  const account = await store.accounts.create({
    email: 'member@bench.example',
    name: 'member',
    passwordHash: await hashPassword(PASSWORD),
    granted: [],
    consented: true,
  });
  const run = await store.runs.create({ id: randomUUID(), origin: 'file', label: 'bench' });
  await new Ingest({ runs: store.runs, writer: store.writer }).run(run.id, rows(), { latestDay: '2026-12-31' });
  const ids = [];
  for (let c = 0; c < COLLECTIONS; c += 1) {
    const id = await store.collections.create(account.id, { title: `Collection ${c}` });
    ids.push(id);
    const n = c === 0 ? ITEMS : 20;
    const items = Array.from({ length: n }, (_, i) => ({
      kind: 'signal',
      ref: `bench:${(c * 37 + i) % ITEMS}`,
      note: i % 3 === 0 ? `Note ${i}: ask Ana about the ${matters[i % 8]}` : '',
      tags: [matters[i % 8]],
    }));
    for (let from = 0; from < n; from += 1_000)
      await store.collectionItems.add(id, account.id, items.slice(from, from + 1_000));
  }
  await db.query('analyze');
  return ids;
}

let app;
try {
  await db.connect();
  let began = performance.now();
  const [full, other] = await fill();
  console.log(
    `${COLLECTIONS} collections, one of ${ITEMS} signals, filled in ${((performance.now() - began) / 1_000).toFixed(0)} s`,
  );
  app = await createApi({
    store,
    jobs: { add: async () => ({ id: '1' }) },
    config: readConfig({ DATA_DIR: folder, RATE_LIMIT_PER_MINUTE: '0' }),
    log: createLog('fatal', 'bench'),
    catalogue: loadCatalogue(),
    reader: null,
    webFolder: null,
    version: 'bench',
  });
  await app.listen(0, '127.0.0.1');
  const base = `http://127.0.0.1:${app.getHttpServer().address().port}/api/v1`;
  const headers = { 'content-type': 'application/json' };
  const session = await fetch(`${base}/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email: 'member@bench.example', password: PASSWORD, deliver: 'body' }),
  });
  headers.authorization = `Bearer ${(await session.json()).accessToken}`;
  const send = async (method, path, body) => {
    const answer = await fetch(base + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${bytes.toString().slice(0, 200)}`);
    return bytes;
  };
  const read = async () => JSON.parse((await send('GET', `/collections/${full}`)).toString());
  const { items } = await read();
  let { version } = await read();
  const at = (i) => items[i % items.length].id;
  const cases = {
    'list of collections': () => send('GET', '/collections'),
    'read the full one': () => send('GET', `/collections/${full}`),
    'search inside: hydrogen': () => send('GET', `/collections/${full}?q=hydrogen`),
    'search inside: a word of notes': () => send('GET', `/collections/${full}?q=Ana`),
    'move the last to the front': (i) =>
      send('POST', `/collections/${full}/items/${at(items.length - 1 - i)}/move`, { sectionId: null, after: null }),
    'move into the middle': (i) =>
      send('POST', `/collections/${full}/items/${at(i + 1)}/move`, {
        sectionId: null,
        after: at(Math.floor(items.length / 2) + i),
      }),
    'write a note': async (i) => {
      const answer = await send('PATCH', `/collections/${full}/items/${at(i + 40)}`, {
        version,
        note: `Round ${i} ${Date.now()}`,
      });
      ({ version } = JSON.parse(answer.toString()));
      return answer;
    },
    'save one more elsewhere': (i) =>
      send('POST', '/saves', { kind: 'signal', ref: `bench:${(900 + i) % ITEMS}`, collectionId: other }),
    'what is saved of 50': () =>
      send('POST', '/saves/lookup', { signals: Array.from({ length: 50 }, (_, i) => `bench:${i}`) }),
    suggestions: () => send('GET', `/collections/${full}/suggestions`),
    'export csv': () => send('GET', `/collections/${full}/export/csv`),
    'export json': () => send('GET', `/collections/${full}/export/json`),
    'export ris': () => send('GET', `/collections/${full}/export/ris`),
    'export bib': () => send('GET', `/collections/${full}/export/bib`),
    'export xlsx': () => send('GET', `/collections/${full}/export/xlsx`),
    'export pdf': () => send('GET', `/collections/${full}/export/pdf`),
  };
  for (const [name, work] of Object.entries(cases)) {
    const times = [];
    let bytes = 0;
    for (let i = 0; i < (/xlsx|pdf/.test(name) ? 4 : 16); i += 1) {
      began = performance.now();
      bytes = (await work(i)).byteLength;
      times.push(performance.now() - began);
    }
    const [first, ...again] = times;
    const sorted = again.sort((a, b) => a - b);
    console.log(
      `${name.padEnd(32)} first ${first.toFixed(0).padStart(5)} ms, then median ${sorted[Math.floor(sorted.length / 2)].toFixed(0).padStart(5)}, at most ${sorted.at(-1).toFixed(0).padStart(5)} ms, ${Math.round(bytes / 1024)} KB`,
    );
  }
} finally {
  await app?.close();
  await db.end();
  await provided.close();
  rmSync(folder, { recursive: true, force: true });
}
