/**
 * What API processes do under load, at saturation, and after it: a mix of what visitors ask for (pages, radars, search, sign-ins, collections) against
 * processes of their own beside a real Postgres and Redis. Phases: quiet, busy, more than they take, one address that asks too often, quiet again. With
 * `--soak 10m` the mix goes on for so long, and memory, handles and connections at its end are set beside those before.
 *
 * Needs `npm run build` and redis-server: `node test/load/load.mjs [--signals 11000] [--seconds 10] [--apis 2] [--workers 1] [--soak 10m]
 * [--database postgres://... --redis redis://...]`. Starts what it needs in a temporary folder and takes it away again; a database that is named is
 * used as it is and filled only when it is empty. Ends with 1 when something broke that should not.
 */
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { hashPassword } from '../../dist/libs/platform/src/index.js';
import { heldBy, machineLine, quantile, row, startMachines } from '../support/machines.mjs';
import { crowd } from './crowd.mjs';
import { emailOf, PASSWORD, whatVisitorsAsk } from './visitors.mjs';

const { values } = parseArgs({
  options: {
    signals: { type: 'string', default: '11000' },
    seconds: { type: 'string', default: '10' },
    apis: { type: 'string', default: '2' },
    workers: { type: 'string', default: '1' },
    soak: { type: 'string', default: '0' },
    database: { type: 'string' },
    redis: { type: 'string' },
  },
});
const [signals, seconds] = [Number(values.signals), Number(values.seconds)];
const soakMinutes = Number(values.soak.replace(/m$/, ''));
const MOST = 300;
/** 3,000 on a machine that is open to the world; fewer here, so that one address reaches it on a slow machine, too. */
const PER_MINUTE = 300;

const machines = await startMachines({
  ...values,
  apis: Number(values.apis),
  workers: Number(values.workers),
  env: { TRUST_PROXY: '1', RATE_LIMIT_PER_MINUTE: String(PER_MINUTE), EDITOR_TOKEN: 'an editor token for this run' },
});
const { store, apis, workers } = machines;
const broken = [];
try {
  if ((await store.evidence.signalCount()).total === 0) await fill(machines.databaseUrl);
  await makePeople();
  const asked = await whatVisitorsAsk(apis[0].origin);
  const origins = apis.map(({ origin }) => origin);
  const visitors = Array.from({ length: MOST * apis.length * 2 }, (_, n) => ({
    n,
    // From ever new addresses: these are many people.
    address: (turn) => `10.${n >> 8}.${n & 255}.${turn % 250}`,
    token: null,
    collection: null,
  }));
  const some = (n) => visitors.slice(0, n);
  const phase = async (name, options) => {
    const found = await crowd({ origins, asked, seconds, ...options });
    report(name, options.visitors.length, found);
    return found;
  };

  console.log(machineLine());
  console.log(`${apis.length} API, ${workers.length} worker, ${(await store.evidence.signalCount()).total} signals\n`);
  await crowd({ origins, asked, visitors: some(4), seconds: 3 }); // warm
  row('phase', 'visitors', 'answers a second', 'p50, ms', 'p99, ms', '503', '429', 'with Retry-After', 'broken');
  row('---', ...Array(8).fill('---:'));
  const quiet = await phase('quiet', { visitors: some(2) });
  await phase('busy', { visitors: some(16) });
  const before = await held();
  const full = await phase('more than they take', { visitors });
  const after = await held();
  const often = await phase('one address too often', {
    visitors: some(16).map((one) => ({ ...one, address: () => '10.255.255.255' })),
    seconds: Math.max(seconds, 20),
  });
  const again = await phase('quiet again', { visitors: some(2) });
  if ([...often.seen.values()].every(({ tooOften }) => tooOften === 0))
    broken.push('no address was told that it asks too often');
  if (full.refusals === 0) broken.push('nothing was sent away at saturation: it was not saturated');
  if (full.withRetryAfter < full.refusals) broken.push('some were sent away without Retry-After');
  byRoute({ quiet, full, again });
  console.log(`\nbefore and after saturation: ${told(before)} -> ${told(after)}`);
  if (soakMinutes > 0) await soak();
  console.log(`\nat the end: ${machineLine()}`);

  /** The mix for a long time, looked at every ten seconds. */
  async function soak() {
    const looks = [];
    let going = true;
    const looking = (async () => {
      while (going) {
        looks.push(await held());
        await sleep(10_000);
      }
    })();
    const found = await crowd({ origins, asked, visitors: some(8), seconds: soakMinutes * 60, pauseMs: 100 });
    going = false;
    await looking;
    console.log();
    row('phase', 'visitors', 'answers a second', 'p50, ms', 'p99, ms', '503', '429', 'with Retry-After', 'broken');
    row('---', ...Array(8).fill('---:'));
    report(`soak, ${soakMinutes} min`, 8, found);
    // What is kept in memory has been filled after the first third.
    const third = Math.floor(looks.length / 3);
    const middle = medianOf(looks.slice(third, 2 * third));
    const last = medianOf(looks.slice(-third));
    console.log(`\nsecond and last third of the soak: ${told(middle)} -> ${told(last)}; first look ${told(looks[0])}`);
    if (last.megabytes > middle.megabytes * 1.1) broken.push('memory grew by more than a tenth');
    if (last.handles > middle.handles + 10) broken.push('handles grew');
    if (last.connections > middle.connections + 5) broken.push('connections grew');
  }
} finally {
  await machines.close();
}
if (broken.length > 0) {
  console.error(`\nNot as it should be: ${broken.join('; ')}.`);
  process.exitCode = 1;
}

async function fill(databaseUrl) {
  for (const step of ['ingest', 'read', 'discover', 'place', 'place-again']) {
    const child = fork(join(import.meta.dirname, '../bench/scale/step.mjs'), [step, String(signals)], {
      env: { ...process.env, DATABASE_URL: databaseUrl },
    });
    if ((await new Promise((resolve) => child.once('exit', resolve))) !== 0)
      throw new Error(`Filling the store failed at "${step}".`);
  }
}

async function makePeople() {
  const passwordHash = await hashPassword(PASSWORD);
  for (let n = 0; n < MOST * apis.length * 2; n++) {
    if (await store.accounts.byEmail(emailOf(n))) continue;
    await store.accounts.create({ email: emailOf(n), name: `Visitor ${n}`, passwordHash, consented: true });
  }
}

/** Memory and handles of all our processes, connections of all to the database. */
async function held() {
  const sum = { megabytes: 0, handles: 0, connections: (await store.storage.server()).connections };
  for (const { pid } of [...apis, ...workers]) {
    const { megabytes, handles } = heldBy(pid);
    sum.megabytes += megabytes;
    sum.handles += handles;
  }
  return sum;
}

function medianOf(looks) {
  const of = (name) => looks.map((look) => look[name]).sort((a, b) => a - b)[Math.floor(looks.length / 2)];
  return { megabytes: of('megabytes'), handles: of('handles'), connections: of('connections') };
}

function told({ megabytes, handles, connections }) {
  return `${megabytes} MB, ${handles} handles, ${connections} database connections`;
}

function report(name, visitors, { seen, took, refusals, withRetryAfter, problems }) {
  const all = [...seen.values()];
  const times = all.flatMap((one) => one.times).sort((a, b) => a - b);
  const sum = (key) => all.reduce((total, one) => total + one[key], 0);
  const failed = sum('failed');
  row(
    name,
    visitors,
    Math.round(times.length / took),
    quantile(times, 0.5).toFixed(1),
    quantile(times, 0.99).toFixed(0),
    sum('sentAway'),
    sum('tooOften'),
    refusals ? `${withRetryAfter} of ${refusals}` : '-',
    failed,
  );
  if (failed > 0) broken.push(`${name}: ${problems.slice(0, 5).join('; ')}`);
}

function byRoute(phases) {
  console.log();
  row('p50 / p99, ms', ...Object.keys(phases), 'sent away of all at saturation');
  row('---', ...Object.keys(phases).map(() => '---:'), '---:');
  for (const name of phases.quiet.seen.keys()) {
    const cells = Object.values(phases).map(({ seen }) => {
      const times = seen.get(name).times.sort((a, b) => a - b);
      return times.length ? `${quantile(times, 0.5).toFixed(1)} / ${quantile(times, 0.99).toFixed(0)}` : '-';
    });
    const { times, sentAway } = phases.full.seen.get(name);
    row(name, ...cells, `${Math.round((100 * sentAway) / Math.max(1, sentAway + times.length))} %`);
  }
}
