/**
 * How many reads a second one API process answers with a p99 below 100 ms, by what is read, on a store of any size; beside a bare NestJS server that
 * returns the same bytes, in the same run. Each read is asked over 1, 4 and 16 connections; the best rate that keeps the bound counts.
 *
 * Needs `npm run build` and redis-server: `node test/bench/reads/reads.mjs [--signals 13000] [--database postgres://...] [--seconds 2]`. A database that
 * is named is used as it is, and filled only when it is empty.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort, machineLine, quantile, row, startMachines } from '../../support/machines.mjs';
import { load } from '../serving/load.mjs';

const { values } = parseArgs({
  options: {
    signals: { type: 'string', default: '13000' },
    database: { type: 'string' },
    redis: { type: 'string' },
    seconds: { type: 'string', default: '2' },
  },
});
const seconds = Number(values.seconds);
const BOUND_MS = 100;
const CONNECTIONS = [1, 4, 16];

const machines = await startMachines({ ...values, apis: 1, workers: 0 });
const folder = mkdtempSync(join(tmpdir(), 'trend-universe-reads-'));
let bare = null;
try {
  if ((await machines.store.evidence.signalCount()).total === 0) await fill();
  const [api] = machines.apis;
  const cases = await whatIsRead(api.origin);
  const bodies = {};
  // What nobody asked since something was written last is not kept yet.
  const first = {};
  for (const path of cases.flatMap(({ paths }) => paths)) {
    const asked = performance.now();
    const answer = await fetch(api.origin + path);
    if (!answer.ok)
      throw new Error(`${path} was answered with ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
    bodies[path] = await answer.text();
    first[path] = performance.now() - asked;
  }
  const file = join(folder, 'bodies.json');
  writeFileSync(file, JSON.stringify(bodies));
  bare = await serveBare(file, cases[0].paths[0]);

  console.log(machineLine());
  console.log(`${(await machines.store.evidence.signalCount()).total} signals, one API process\n`);
  row(
    'read',
    'a second, p99 < 100 ms',
    'of bare',
    'connections',
    'p50, ms',
    'p99, ms',
    'alone: p50, ms',
    'alone: p99, ms',
    'first: p50, ms',
    'first: most, ms',
    'kB',
    'not 200',
  );
  row('---', ...Array(11).fill('---:'));
  for (const { name, paths } of cases) {
    await load(api, paths, {}, { seconds: 0.5, connections: 4 });
    const measured = await levels(api, paths);
    const baseline = best(await levels(bare, paths));
    const top = best(measured);
    const alone = measured[0];
    const firsts = paths.map((path) => first[path]).sort((a, b) => a - b);
    row(
      name,
      top ? Math.round(top.perSecond) : 'none',
      top && baseline ? `${Math.round((100 * top.perSecond) / baseline.perSecond)} %` : '-',
      top?.connections ?? '-',
      top?.p50.toFixed(1) ?? '-',
      top?.p99.toFixed(0) ?? '-',
      alone.p50.toFixed(1),
      alone.p99.toFixed(0),
      quantile(firsts, 0.5).toFixed(1),
      firsts.at(-1).toFixed(0),
      (alone.bytes / 1_000).toFixed(1),
      measured.reduce((sum, { errors }) => sum + errors, 0),
    );
  }
  console.log(`\nat the end: ${machineLine()}`);
} finally {
  await bare?.stop();
  await machines.close();
  rmSync(folder, { recursive: true, force: true });
}

async function levels(server, paths) {
  const measured = [];
  for (const connections of CONNECTIONS)
    measured.push({ connections, ...(await load(server, paths, {}, { seconds, connections })) });
  return measured;
}

function best(measured) {
  return measured
    .filter(({ p99, errors }) => p99 < BOUND_MS && errors === 0)
    .sort((a, b) => b.perSecond - a.perSecond)[0];
}

async function whatIsRead(origin) {
  const get = async (path) => (await fetch(`${origin}/api/v1${path}`)).json();
  const { radars } = await get('/radars');
  const ids = radars.map(({ ecosystem }) => ecosystem);
  const placed = radars.flatMap(({ ecosystem, blips }) =>
    blips.slice(0, 2).map(({ trendId }) => ({ ecosystem, trendId })),
  );
  const { items } = await get('/signals?limit=20');
  const { items: editions } = await get('/editions?limit=2');
  const name = encodeURIComponent;
  const api = (list) => list.map((path) => `/api/v1${path}`);
  const search = ['solid state battery', 'electrolyser', 'perovskite', 'exoskeleton'].map((q) => `q=${name(q)}`);
  const common = ['energy', 'digital', 'data', 'system'].map((q) => `q=${name(q)}`);
  const cards = placed.map(({ trendId }) => `/trends/${name(trendId)}`);
  const cases = [
    { name: 'radars', paths: api(ids.map((id) => `/radars/${id}`)) },
    {
      name: 'explanations',
      paths: api(placed.map(({ ecosystem, trendId }) => `/radars/${ecosystem}/trends/${name(trendId)}/explanation`)),
    },
    { name: 'cards of trends', paths: api(cards) },
    { name: 'analyses of trends', paths: api(cards.map((card) => `${card}/analysis`)) },
    { name: 'newest signals', paths: api(['/signals?limit=20']) },
    { name: 'signals of an ecosystem', paths: api(ids.map((id) => `/signals?ecosystem=${id}`)) },
    { name: 'signals of a trend', paths: api(placed.map(({ trendId }) => `/signals?trend=${name(trendId)}`)) },
    { name: 'signals by rare words', paths: api(search.map((q) => `/signals?${q}`)) },
    { name: 'signals by common words', paths: api(common.map((q) => `/signals?${q}`)) },
    { name: 'facets of rare words', paths: api(search.map((q) => `/signals/facets?${q}`)) },
    { name: 'facets of common words', paths: api(common.map((q) => `/signals/facets?${q}`)) },
    { name: 'facets of everything', paths: api(['/signals/facets']) },
    { name: 'one signal', paths: api(items.map(({ id }) => `/signals/${name(id)}`)) },
    { name: 'series of an ecosystem', paths: api(ids.map((id) => `/ecosystems/${id}/series`)) },
    { name: 'coverage of an ecosystem', paths: api(ids.map((id) => `/coverage/${id}`)) },
    { name: 'drawn pages of radars', paths: ids.map((id) => `/radars/${id}`) },
    { name: 'drawn pages of trends', paths: cards },
  ];
  if (editions.length === 2)
    cases.push({
      name: 'two editions compared',
      paths: api([`/editions/${editions[1].number}/compare/${editions[0].number}`]),
    });
  return cases;
}

async function serveBare(bodies, probe) {
  const port = await freePort();
  const child = fork(join(import.meta.dirname, '../serving/bare.mjs'), [], {
    env: { ...process.env, BODIES: bodies, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const origin = `http://127.0.0.1:${port}`;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for (let tries = 0; tries < 300 && child.exitCode === null; tries++) {
    if ((await fetch(origin + probe).catch(() => null))?.ok)
      return { origin, pid: child.pid, stop: () => (child.kill(), ended) };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGKILL');
  throw new Error('The bare server did not answer.');
}

async function fill() {
  for (const step of ['ingest', 'read', 'discover', 'place', 'place-again']) {
    const child = fork(join(import.meta.dirname, '../scale/step.mjs'), [step, values.signals], {
      env: { ...process.env, DATABASE_URL: machines.databaseUrl },
    });
    if ((await new Promise((resolve) => child.once('exit', resolve))) !== 0)
      throw new Error(`Filling the store failed at "${step}".`);
  }
}
