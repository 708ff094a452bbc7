/**
 * How fast the API answers, beside a bare NestJS server (Express, no logs, no ETag) that returns the same bytes of the radars, in the same
 * run with the same load: rounds take turns, the median round counts. Both servers are processes of their own on the loopback interface, on a
 * demo universe in a temporary folder. The server's processor time for each answer is printed too: on a shared machine it is steadier than
 * throughput, and it shows when the load, not the server, is what limits.
 *
 * Needs `npm run build`: `node test/bench/serving/serving.mjs [--signals 11000] [--seconds 4] [--rounds 3] [--connections 8] [--json FILE]`.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { provideStore } from '../../../dist/libs/store/src/index.js';
import { load } from './load.mjs';

const { values } = parseArgs({
  options: {
    signals: { type: 'string', default: '11000' },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '8' },
    json: { type: 'string' },
  },
});
const [signals, seconds, rounds, connections] = ['signals', 'seconds', 'rounds', 'connections'].map((name) =>
  Number(values[name]),
);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Starts a server on a free port and waits until it answers. */
async function serve(script, env) {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const child = fork(script, [], {
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`${script} ended with ${child.exitCode}.`);
    const answer = await fetch(`${origin}/api/v1/radars/health`).catch(() => null);
    if (answer?.ok) return { origin, pid: child.pid, stop: () => (child.kill('SIGTERM'), ended) };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGKILL');
  throw new Error(`${script} did not answer within 20 seconds.`);
}

async function fill(url) {
  for (const step of ['ingest', 'read', 'discover', 'place']) {
    const child = fork(here('../scale/step.mjs'), [step, String(signals)], {
      env: { ...process.env, DATABASE_URL: url },
    });
    const code = await new Promise((resolve) => child.once('exit', resolve));
    if (code !== 0) throw new Error(`Filling the store failed at "${step}".`);
  }
}

const median = (rows) => rows.sort((a, b) => a.perSecond - b.perSecond)[Math.floor(rows.length / 2)];
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);

const folder = mkdtempSync(join(tmpdir(), 'trend-universe-serving-'));
const provided = await provideStore({ dataDir: folder, poolSize: 2, log: () => {} });
const running = [];
try {
  await fill(provided.url);
  const api = await serve(here('../../../dist/apps/api/src/main.js'), { DATABASE_URL: provided.url, DATA_DIR: folder });
  running.push(api);
  const { ids, trends, etag } = await known(api.origin);
  const bodies = join(folder, 'bodies.json');
  const radars = ids.map((id) => `/api/v1/radars/${id}`);
  writeFileSync(
    bodies,
    JSON.stringify(
      Object.fromEntries(
        await Promise.all(radars.map(async (path) => [path, await (await fetch(api.origin + path)).text()])),
      ),
    ),
  );
  const bare = await serve(here('bare.mjs'), { BODIES: bodies });
  running.push(bare);
  const pages = ['energy', 'battery', 'artificial intelligence', 'recycling'].map(
    (q) => `/api/v1/signals?q=${encodeURIComponent(q)}`,
  );
  const gzip = { 'accept-encoding': 'gzip' };
  const cases = [
    { name: 'radars', paths: radars, bare: true },
    { name: 'radars, gzip', paths: radars, headers: gzip, bare: true },
    { name: 'radars, not modified', paths: [radars[0]], headers: { 'if-none-match': etag } },
    { name: 'trend cards', paths: trends.map((id) => `/api/v1/trends/${id}`) },
    { name: 'signals by words', paths: pages },
    { name: 'facets of words', paths: pages.map((path) => path.replace('signals?', 'signals/facets?')) },
    { name: 'facets of everything', paths: ['/api/v1/signals/facets'] },
  ];
  const results = [];
  for (const { name, paths, headers = {}, bare: compared = false } of cases) {
    const servers = compared ? [bare, api] : [api];
    const measured = servers.map(() => []);
    for (const server of servers) await load(server, paths, headers, { seconds: 1, connections });
    for (let round = 0; round < rounds; round++) {
      for (const [at, server] of servers.entries())
        measured[at].push(await load(server, paths, headers, { seconds, connections }));
    }
    const [first, second] = measured.map(median);
    results.push(compared ? { name, bare: first, api: second } : { name, api: first });
  }
  report(results);
  if (values.json) writeFileSync(values.json, JSON.stringify(results, null, 2));
} finally {
  for (const server of running) await server.stop();
  await provided.close();
  rmSync(folder, { recursive: true, force: true });
}

/** What there is to ask for: the 14 radars, forty trends that are placed, the ETag of the first radar. */
async function known(origin) {
  const { radars } = await (await fetch(`${origin}/api/v1/radars`)).json();
  const ids = radars.map((radar) => radar.ecosystem);
  const first = await fetch(`${origin}/api/v1/radars/${ids[0]}`);
  await first.arrayBuffer();
  return {
    ids,
    etag: first.headers.get('etag'),
    trends: radars.flatMap((radar) => radar.blips.slice(0, 3).map((blip) => blip.trendId)).slice(0, 40),
  };
}

function report(results) {
  row(
    'answers',
    'of bare, throughput',
    'of bare, processor time',
    'a second',
    'p50, ms',
    'p99, ms',
    'server ms of processor',
    'kB each',
    'errors',
  );
  row('---', '---:', '---:', '---:', '---:', '---:', '---:', '---:', '---:');
  const line = (name, measured, ratio, time) =>
    row(
      name,
      ratio,
      time,
      Math.round(measured.perSecond),
      measured.p50.toFixed(1),
      measured.p99.toFixed(1),
      measured.processorMs.toFixed(2),
      (measured.bytes / 1_000).toFixed(1),
      measured.errors,
    );
  for (const { name, bare, api } of results) {
    if (bare) line(`bare server: ${name}`, bare, '1', '1');
    line(
      name,
      api,
      bare ? `${Math.round((100 * api.perSecond) / bare.perSecond)} %` : '',
      bare ? `${(api.processorMs / bare.processorMs).toFixed(2)} x` : '',
    );
  }
}
