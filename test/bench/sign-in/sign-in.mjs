/**
 * What reads cost while people sign in: the API is a process of its own on an embedded Postgres in a temporary folder; reads come at a steady pace, in
 * turns without and with sign-ins at 50 a second (each with an argon2id password of its own account). The aim: reads under twice their quiet latency.
 *
 * Requests are begun by the clock whether or not earlier ones were answered, so a server that falls behind cannot hide it.
 *
 * Needs `npm run build`: `node test/bench/sign-in/sign-in.mjs [--rate 50] [--reads 40] [--seconds 10] [--rounds 5] [--signals 2000]`.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Pool } from 'undici';
import { hashPassword } from '../../../dist/libs/platform/src/index.js';
import { provideStore } from '../../../dist/libs/store/src/index.js';

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '50' },
    reads: { type: 'string', default: '40' },
    seconds: { type: 'string', default: '10' },
    rounds: { type: 'string', default: '5' },
    signals: { type: 'string', default: '2000' },
    port: { type: 'string', default: '' },
  },
});
const [rate, reads, seconds, rounds, signals] = ['rate', 'reads', 'seconds', 'rounds', 'signals'].map((name) =>
  Number(values[name]),
);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const PASSWORD = 'four words are quite enough';
const ACCOUNTS = 500;

async function serve(env) {
  const port = values.port || String(20_000 + Math.floor(Math.random() * 20_000));
  const child = fork(here('../../../dist/apps/api/src/main.js'), [], {
    env: { ...process.env, ...env, PORT: port, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`The API ended with ${child.exitCode}.`);
    const answer = await fetch(`${origin}/api/v1/radars`).catch(() => null);
    if (answer?.ok) return { origin, stop: () => (child.kill('SIGTERM'), ended) };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGKILL');
  throw new Error('The API did not answer within a minute.');
}

/** Begins `perSecond` requests a second for `seconds`, by the clock; the times in ms, sorted, and how many were not answered with 200. */
async function pace(perSecond, ask) {
  const times = [];
  const open = [];
  let errors = 0;
  const begun = performance.now();
  for (let n = 0; n < perSecond * seconds; n++) {
    const due = begun + (n * 1_000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    open.push(
      ask(n)
        .then((ok) => {
          times.push(performance.now() - due);
          if (!ok) errors++;
        })
        .catch(() => errors++),
    );
  }
  await Promise.all(open);
  return { times: times.sort((a, b) => a - b), errors };
}

const quantile = (times, share) => times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? NaN;
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const folder = mkdtempSync(join(tmpdir(), 'trend-universe-sign-in-'));
const provided = await provideStore({ dataDir: folder, poolSize: 2, log: () => {} });
let api = null;
try {
  for (const step of ['ingest', 'read', 'discover', 'place']) {
    const child = fork(here('../scale/step.mjs'), [step, String(signals)], {
      env: { ...process.env, DATABASE_URL: provided.url },
    });
    if ((await new Promise((resolve) => child.once('exit', resolve))) !== 0)
      throw new Error(`Filling the store failed at "${step}".`);
  }
  const passwordHash = await hashPassword(PASSWORD);
  for (let n = 0; n < ACCOUNTS; n++)
    await provided.store.accounts.create({ email: `person${n}@example.org`, name: 'P', passwordHash, consented: true });
  api = await serve({ DATABASE_URL: provided.url, DATA_DIR: folder, TRUST_PROXY: '1' });
  // Browsers do not share connections: whoever reads must not wait, on this side, for somebody who signs in.
  const readers = new Pool(api.origin, { connections: 64 });
  const people = new Pool(api.origin, { connections: 256 });
  const { radars } = await (await fetch(`${api.origin}/api/v1/radars`)).json();
  const trends = radars.flatMap((radar) => radar.blips.slice(0, 2).map((blip) => blip.trendId));
  // What pages read: radars (kept answers), trend cards and signals (the database).
  const paths = [
    ...radars.slice(0, 4).map(({ ecosystem }) => `/api/v1/radars/${ecosystem}`),
    ...trends.slice(0, 8).map((id) => `/api/v1/trends/${encodeURIComponent(id)}`),
    '/api/v1/signals?limit=20',
    '/api/v1/signals?q=energy',
  ];
  const read = async (n) => {
    const { statusCode, body } = await readers.request({ path: paths[n % paths.length], method: 'GET' });
    await body.arrayBuffer();
    return statusCode === 200;
  };
  let next = 0;
  const signIn = async () => {
    const n = next++ % ACCOUNTS;
    const email = `person${n}@example.org`;
    const { statusCode, body } = await people.request({
      path: '/api/v1/session',
      method: 'POST',
      // Each from an address of its own: what one address may try is bounded.
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.1.${n >> 8}.${n & 255}` },
      body: JSON.stringify({ email, password: PASSWORD, deliver: 'body' }),
    });
    await body.arrayBuffer();
    return statusCode === 200;
  };
  for (let warm = 0; warm < paths.length * 3; warm++) await read(warm);
  for (let warm = 0; warm < 10; warm++) await signIn();

  const found = [];
  for (let round = 0; round < rounds; round++) {
    const quiet = await pace(reads, read);
    const [busy, signedIn] = await Promise.all([pace(reads, read), pace(rate, signIn)]);
    found.push({ quiet, busy, signedIn });
    const row = [quiet, busy, signedIn].map(
      ({ times }) => `${quantile(times, 0.5).toFixed(1)} / ${quantile(times, 0.95).toFixed(1)}`,
    );
    console.log(
      `round ${round + 1}: p50 / p95 ms: quiet ${row[0]}, with sign-ins ${row[1]}; sign-in ${row[2]}; load ${loadavg()[0].toFixed(1)}`,
    );
  }
  const ratio = (share) =>
    median(found.map(({ quiet, busy }) => quantile(busy.times, share) / quantile(quiet.times, share)));
  const of = (kind, share) => median(found.map((one) => quantile(one[kind].times, share))).toFixed(1);
  const errors = found.reduce((sum, one) => sum + one.quiet.errors + one.busy.errors + one.signedIn.errors, 0);
  console.log(`\n| ${reads} reads a second | p50, ms | p95, ms |\n| --- | ---: | ---: |`);
  console.log(`| quiet | ${of('quiet', 0.5)} | ${of('quiet', 0.95)} |`);
  console.log(`| with ${rate} sign-ins a second | ${of('busy', 0.5)} | ${of('busy', 0.95)} |`);
  console.log(`| median of the ratios of ${rounds} rounds | ${ratio(0.5).toFixed(2)} | ${ratio(0.95).toFixed(2)} |`);
  console.log(`| a sign-in itself | ${of('signedIn', 0.5)} | ${of('signedIn', 0.95)} |`);
  console.log(`\nErrors: ${errors} of ${rounds * seconds * (2 * reads + rate)}.`);
  await Promise.all([readers.close(), people.close()]);
} finally {
  await api?.stop();
  await provided.close();
  rmSync(folder, { recursive: true, force: true });
}
