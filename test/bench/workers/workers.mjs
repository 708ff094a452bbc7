/**
 * How fast files become signals with 1, 2 and 4 worker processes on a real Redis and Postgres, from the upload through HTTP; beside COPY of the very
 * same rows into the same server in the same run: into a table without indexes, and into one like ours with all of them and the search vector. Each
 * count of workers gets a database of its own. Between files the workers also read, place and publish, as they do in use.
 *
 * Needs `npm run build` and redis-server: `node test/bench/workers/workers.mjs [--files 8] [--rows 2500] [--workers 1,2,4] [--server postgres://...]`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { loadCatalogue } from '../../../dist/libs/platform/src/index.js';
import { provideStore } from '../../../dist/libs/store/src/index.js';
import { machineLine, row, startMachines } from '../../support/machines.mjs';
import { demoRows } from '../scale/universe.mjs';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '8' },
    rows: { type: 'string', default: '2500' },
    workers: { type: 'string', default: '1,2,4' },
    server: { type: 'string' },
  },
});
const [files, perFile] = [Number(values.files), Number(values.rows)];
const total = files * perFile;

const folder = mkdtempSync(join(tmpdir(), 'trend-universe-workers-'));
const server = values.server
  ? { url: values.server, close: async () => {} }
  : await provideStore({ dataDir: folder, poolSize: 2, log: () => {} });
try {
  const bodies = await makeFiles();
  const measured = [];
  console.log(`${machineLine()}\n${files} files of ${perFile} rows, ${Math.round(bodies.join('').length / 1e6)} MB\n`);
  for (const workers of values.workers.split(',').map(Number))
    measured.push(await onDatabase((url) => measure(url, workers, bodies)));
  row(
    'workers',
    'ingest, rows a second',
    'of one worker',
    'of COPY with indexes',
    'of bare COPY',
    'until published, s',
  );
  row('---', ...Array(5).fill('---:'));
  for (const { workers, seconds, published, copied } of measured)
    row(
      workers,
      Math.round(total / seconds),
      `${(measured[0].seconds / seconds).toFixed(2)} x`,
      `${Math.round((100 * copied.indexed) / seconds)} %`,
      `${Math.round((100 * copied.bare) / seconds)} %`,
      published.toFixed(1),
    );
  console.log();
  row('COPY of the same rows', ...measured.map(({ workers }) => `a second, after ${workers}`));
  row('---', ...measured.map(() => '---:'));
  for (const [name, kind] of Object.entries({ 'with indexes and search vector': 'indexed', bare: 'bare' }))
    row(name, ...measured.map(({ copied }) => Math.round(total / copied[kind])));
  console.log(`\nat the end: ${machineLine()}`);
} finally {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}

async function makeFiles() {
  const bodies = Array.from({ length: files }, () => []);
  let n = 0;
  for await (const { value } of demoRows(loadCatalogue(), total, 'workers'))
    bodies[Math.floor(n++ / perFile)].push(JSON.stringify(value));
  return bodies.map((lines) => lines.join('\n'));
}

/** A database of its own on the server, gone afterwards. */
async function onDatabase(work) {
  const name = `workers_${process.pid}_${Date.now()}`;
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  try {
    await admin.query(`create database ${name}`);
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    return await work(url.href);
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  }
}

async function measure(url, workers, bodies) {
  const machines = await startMachines({
    database: url,
    apis: 1,
    workers: 0,
    env: { WORKER_CONCURRENCY: '1', UPLOAD_LIMIT_MB: '1000' },
  });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const base = `${machines.apis[0].origin}/api/v1`;
    for (const [n, body] of bodies.entries()) {
      const answer = await fetch(`${base}/ingest-runs?name=${n}.jsonl`, { method: 'POST', body });
      if (answer.status !== 202)
        throw new Error(`The upload was answered with ${answer.status}: ${await answer.text()}`);
    }
    await Promise.all(Array.from({ length: workers }, () => machines.startWorker()));
    const ask = async (sql) => (await client.query(sql)).rows[0];
    while ((await ask(`select count(*)::int as n from ingest_run where origin = 'upload' and status <> 'done'`)).n > 0)
      await sleep(100);
    const { seconds, n } = await ask(
      `select extract(epoch from max(finished_at) - min(started_at))::float8 as seconds, sum(new_count)::int as n from ingest_run`,
    );
    if (n !== total) throw new Error(`${n} of ${total} rows became signals.`);
    while ((await ask(`select coalesce(max(signal_count), 0)::int as n from edition`)).n < total) await sleep(100);
    const { published } = await ask(
      `select extract(epoch from (select max(published_at) from edition) - (select min(started_at) from ingest_run))::float8 as published`,
    );
    return { workers, seconds, published, copied: await copySame(client) };
  } finally {
    await client.end();
    await machines.close();
  }
}

/** Seconds that COPY takes for the same rows. */
async function copySame(client) {
  const { rows } = await client.query(
    `select string_agg(quote_ident(column_name), ', ' order by ordinal_position) as list from information_schema.columns
     where table_name = 'signal' and table_schema = 'public' and is_generated = 'NEVER'`,
  );
  const list = rows[0].list;
  const parts = [];
  for await (const part of client.query(copyTo(`copy (select ${list} from signal) to stdout`))) parts.push(part);
  await client.query(`create table copied_bare as select ${list} from signal limit 0`);
  await client.query(`create table copied_indexed (like signal including all)`);
  const seconds = {};
  for (const kind of ['bare', 'indexed']) {
    const started = performance.now();
    await pipeline(Readable.from(parts), client.query(copyFrom(`copy copied_${kind} (${list}) from stdin`)));
    seconds[kind] = (performance.now() - started) / 1_000;
  }
  return seconds;
}
