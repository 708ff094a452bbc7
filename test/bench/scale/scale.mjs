/**
 * What the pipeline costs as the store grows: ingest, tagging, discovery, placing all 14 radars again over everything, and an update with
 * 1,000 new signals, for demo universes of 11,000 and 110,000 signals, with `--large` also 1,100,000. Each step runs in a process of its
 * own on an embedded Postgres in a temporary folder, so that its time and memory are its own. The exponent says how the cost grows from
 * one size to the next: 1 is in proportion, 0 is not at all.
 *
 * Needs `npm run build`: `node test/bench/scale/scale.mjs [--large] [--sizes 11000,110000] [--json FILE]`.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { provideStore } from '../../../dist/libs/store/src/index.js';

const { values } = parseArgs({
  options: { large: { type: 'boolean', default: false }, sizes: { type: 'string' }, json: { type: 'string' } },
});
const sizes = (values.sizes ?? `11000,110000${values.large ? ',1100000' : ''}`).split(',').map(Number);

/** Step of `step.mjs` -> what it is called here, and over how many signals its rate is counted. */
const STEPS = [
  { step: 'ingest', name: 'ingest', per: (size) => size },
  { step: 'read', name: 'tagging', per: (size) => size },
  { step: 'discover', name: 'discovery', per: (size) => size },
  { step: 'place', name: 'first placing', per: (size) => size },
  { step: 'place-again', name: 'placing again', per: (size) => size },
  { step: 'update', name: 'update with 1,000 new', per: () => 1_000 },
  { step: 'search', name: 'reads', per: null },
];

/** Runs one step in a process of its own. Returns `{ seconds, peakMb, ...facts }`. */
function run(step, url, size) {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('step.mjs', import.meta.url), [step, String(size)], {
      env: { ...process.env, DATABASE_URL: url },
    });
    let outcome;
    child.on('message', (message) => (outcome = message));
    child.on('exit', (code) =>
      code === 0 && outcome ? resolve(outcome) : reject(new Error(`${step} over ${size} signals ended with ${code}.`)),
    );
  });
}

async function measure(size) {
  const folder = mkdtempSync(join(tmpdir(), 'trend-universe-scale-'));
  const provided = await provideStore({ dataDir: folder, poolSize: 2, log: () => {} });
  try {
    const outcomes = {};
    for (const { step, name } of STEPS) {
      outcomes[step] = await run(step, provided.url, size);
      const { seconds, peakMb, ...facts } = outcomes[step];
      console.error(`${size} ${name}: ${seconds.toFixed(2)} s, ${Math.round(peakMb)} MB ${JSON.stringify(facts)}`);
    }
    return outcomes;
  } finally {
    await provided.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const exponent = (costs, at) =>
  at === 0 ? '' : (Math.log(costs[at] / costs[at - 1]) / Math.log(sizes[at] / sizes[at - 1])).toFixed(2);
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);
const number = (value) => value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });

const measured = [];
for (const size of sizes) measured.push(await measure(size));

console.log(
  `${availableParallelism()} x ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}\n`,
);
row('step', 'signals', 'seconds', 'signals/s', 'exponent', 'peak RSS, MB');
row('---', '---:', '---:', '---:', '---:', '---:');
for (const { step, name, per } of STEPS.filter(({ per }) => per)) {
  const costs = measured.map((outcomes) => outcomes[step].seconds);
  for (const [at, size] of sizes.entries()) {
    row(
      name,
      number(size),
      number(costs[at]),
      number(per(size) / costs[at]),
      exponent(costs, at),
      number(measured[at][step].peakMb),
    );
  }
}
const facts = measured.at(-1).search;
console.log();
row('read, ms (median of 15)', ...sizes.map(number), 'exponent');
row('---', ...sizes.map(() => '---:'), '---:');
for (const name of Object.keys(facts.reads)) {
  const costs = measured.map((outcomes) => outcomes.search.reads[name]);
  row(name, ...costs.map(number), exponent(costs, sizes.length - 1));
}
console.log();
row('database', 'MB', 'bytes a signal');
row('---', '---:', '---:');
for (const [at, size] of sizes.entries()) {
  const { databaseBytes } = measured[at].search;
  row(number(size), number(databaseBytes / 1e6), number(databaseBytes / size));
}
if (values.json) writeFileSync(values.json, JSON.stringify({ sizes, measured }, null, 2));
