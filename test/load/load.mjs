/**
 * What an API process does under load, at saturation, and after it: a mix of what visitors ask for, more connections than it takes, and again the
 * mix. With `--soak MINUTES` the mix goes on for so long, and memory and connections at its end are set beside those at its beginning.
 *
 * Needs `npm run build`: `node test/load/load.mjs [--signals 11000] [--seconds 10] [--soak 10] [--base http://127.0.0.1:3000]`. Without `--base` it
 * starts a demo universe of its own in a temporary folder. Sends to this machine only.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';

const { values } = parseArgs({
  options: {
    signals: { type: 'string', default: '11000' },
    seconds: { type: 'string', default: '10' },
    soak: { type: 'string', default: '0' },
    base: { type: 'string' },
  },
});
const seconds = Number(values.seconds);

/** A universe of its own, or the one that was named. */
async function open() {
  if (values.base) {
    if (!/^http:\/\/(localhost|127\.0\.0\.1):\d+$/.test(values.base))
      throw new Error('--base must be on this machine.');
    return { base: values.base, close: () => {} };
  }
  const folder = mkdtempSync(join(tmpdir(), 'trend-universe-load-'));
  const child = spawn(process.execPath, ['dist/apps/universe/src/main.js', '--demo', values.signals], {
    env: { ...process.env, PORT: '0', DATA_DIR: folder, DATABASE_URL: '', REDIS_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const base = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk) => {
      const match = /ready: (\S+)/.exec((text += chunk));
      if (match) resolve(match[1].replace('localhost', '127.0.0.1'));
    });
    child.once('exit', (code) => reject(new Error(`the universe ended with ${code}`)));
  });
  const close = () =>
    new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill();
    }).finally(() => rmSync(folder, { recursive: true, force: true }));
  return { base, close };
}

/** What visitors ask for, in about the shares they do. */
async function mix(base) {
  const get = async (path) => (await fetch(base + path)).json();
  const { radars } = await get('/api/v1/radars');
  const ids = radars.map(({ id, ecosystem }) => ecosystem ?? id);
  const { placements } = await get(`/api/v1/radars/${ids[0]}`);
  const trend = placements[0].trendId;
  return [
    '/api/v1/radars',
    ...ids.slice(0, 6).map((id) => `/api/v1/radars/${id}`),
    `/api/v1/radars/${ids[0]}`,
    `/api/v1/trends/${encodeURIComponent(trend)}`,
    `/api/v1/radars/${ids[0]}/trends/${encodeURIComponent(trend)}/explanation`,
    '/api/v1/signals?q=battery',
    '/api/v1/signals?limit=20',
    '/api/v1/signals/facets?q=hydrogen',
    '/api/v1/status',
  ].map((path) => ({ method: 'GET', path }));
}

const run = (base, requests, connections, duration) =>
  autocannon({ url: base, connections, duration, requests, timeout: 30 });

const { base, close } = await open();
try {
  const requests = await mix(base);
  const look = async () => {
    const { memoryBytes, database } = await (await fetch(`${base}/api/v1/operations`)).json();
    return { megabytes: Math.round(memoryBytes / 1e6), connections: database.connections };
  };
  const row = (name, outcome) => {
    const answers = outcome['2xx'] + outcome.non2xx;
    const cells = [
      name,
      outcome.connections,
      Math.round(answers / outcome.duration),
      outcome.latency.p50,
      outcome.latency.p99,
    ];
    console.log(`| ${[...cells, outcome['5xx'], outcome.errors + outcome.timeouts].join(' | ')} |`);
  };
  console.log(`${cpus()[0].model}, ${availableParallelism()} processors, Node ${process.versions.node}\n`);
  console.log('| phase | connections | answers a second | p50, ms | p99, ms | sent away (503) | broken |');
  console.log('|---|---|---|---|---|---|---|');
  await run(base, requests, 4, 3); // warm
  const before = await look();
  row('quiet', await run(base, requests, 1, seconds));
  row('busy', await run(base, requests, 16, seconds));
  row('saturated', await run(base, requests, 600, seconds));
  row('quiet again', await run(base, requests, 1, seconds));
  if (Number(values.soak) > 0) row(`soak, ${values.soak} min`, await run(base, requests, 8, Number(values.soak) * 60));
  const after = await look();
  console.log(
    `\nmemory ${before.megabytes} -> ${after.megabytes} MB, database connections ${before.connections} -> ${after.connections}`,
  );
} finally {
  await close();
}
