/** One step of `scale.mjs` in a process of its own: `node step.mjs STEP SIZE`, with a migrated database in DATABASE_URL. Sends its cost to the parent, or prints it. */
import { randomUUID } from 'node:crypto';
import { demoRows, today } from './universe.mjs';
import { loadReader } from '../../../dist/apps/worker/src/reader.js';
import {
  DiscoverTrends,
  Ingest,
  PublishEdition,
  ReadSignals,
  TextDiscoverer,
} from '../../../dist/libs/pipeline/src/index.js';
import { loadCatalogue } from '../../../dist/libs/platform/src/index.js';
import { openStore } from '../../../dist/libs/store/src/index.js';

const [step, size] = [process.argv[2], Number(process.argv[3])];
const store = await openStore(process.env.DATABASE_URL, { poolSize: 4 });
const catalogue = loadCatalogue();
await store.trends.syncCatalogue(catalogue.trends);

const ingest = async (rows, label) => {
  const run = await store.runs.create({ id: randomUUID(), origin: 'demo', label, synthetic: true });
  const done = await new Ingest({ runs: store.runs, writer: store.writer }).run(run.id, rows, {
    latestDay: today(),
    synthetic: true,
  });
  return { new: done.new, duplicate: done.duplicate, refused: done.refused };
};
async function listOf(rows) {
  const list = [];
  for await (const row of rows) list.push(row);
  return list;
}
const reading = () => new ReadSignals({ readings: store.readings }, loadReader(catalogue));
const discovery = () =>
  new DiscoverTrends(
    { trends: store.trends, residuals: store.residuals, universe: store.universe },
    new TextDiscoverer(catalogue.trends, catalogue.radar),
  );
const placing = (radar = catalogue.radar) =>
  new PublishEdition({ trends: store.trends, evidence: store.evidence, editions: store.editions }, radar);

/** Each step is prepared (models loaded, tables analysed), then timed. Gives `() => Promise<facts>`. */
const STEPS = {
  ingest: () => () => ingest(demoRows(catalogue, size, 'bench-1'), 'all'),
  read: () => {
    const read = reading();
    return async () => ({ read: await read.run() });
  },
  discover: () => {
    const discover = discovery();
    return async () => ({ discovered: await discover.run() });
  },
  place: () => async () => publish(placing()),
  // The same evidence gives no second edition; another method version does.
  'place-again': () => async () =>
    publish(
      placing({
        ...catalogue.radar,
        placement: { ...catalogue.radar.placement, version: `${catalogue.radar.placement.version}-bench` },
      }),
    ),
  // Made before the clock starts: to make a thousand rows costs as much as to take them in.
  update: async () => {
    const fresh = [];
    for (let time = 0; time < 3; time++) fresh.push(await listOf(demoRows(catalogue, 1_000, `bench-new-${time}`)));
    const [read, discover, publisher] = [reading(), discovery(), placing()];
    return median(3, async (time) => {
      const parts = { ingest: 0, read: 0, discover: 0, publish: 0 };
      const timed = async (part, work) => {
        const start = performance.now();
        const result = await work();
        parts[part] = Math.round(performance.now() - start) / 1_000;
        return result;
      };
      await timed('ingest', () => ingest(fresh[time], `update ${time}`));
      await timed('read', () => read.run());
      await timed('discover', () => discover.run());
      const { published } = await timed('publish', () => publisher.run(today()));
      return { published, ...parts };
    });
  },
  search: () => () => reads(),
};

async function publish(publisher) {
  const { edition, published } = await publisher.run(today());
  return { published, edition: edition.number };
}

/** Runs `work` several times; the seconds of the median run count. */
function median(times, work) {
  return async () => {
    const runs = [];
    for (let time = 0; time < times; time++) {
      const start = performance.now();
      const facts = await work(time);
      runs.push({ seconds: (performance.now() - start) / 1_000, ...facts });
    }
    return runs.sort((a, b) => a.seconds - b.seconds)[Math.floor(times / 2)];
  };
}

/** Median milliseconds of what screens ask for. */
async function reads() {
  const { items } = await store.signals.page({}, 'newest', 20);
  const counts = new Map();
  for (const { trendId, n } of await store.evidence.trendCounts()) counts.set(trendId, (counts.get(trendId) ?? 0) + n);
  const [largest] = [...counts].sort((a, b) => b[1] - a[1])[0];
  const { trendReads, signals } = store;
  const asked = {
    'newest signals': () => signals.page({}, 'newest', 20),
    'newest of an ecosystem': () => signals.page({ ecosystem: ['health'] }, 'newest', 20),
    'newest of the largest trend': () => signals.page({ trend: largest }, 'newest', 20),
    'search, rare words': () => signals.page({ q: '"solid state battery"' }, 'relevance', 20),
    'search, a common word': () => signals.page({ q: 'energy' }, 'relevance', 20),
    'facets of everything': () => signals.facets({}),
    'facets of a common word': () => signals.facets({ q: 'energy' }),
    'facets of an ecosystem': () => signals.facets({ ecosystem: ['health'] }),
    'one signal': () => signals.get(items[0].id),
    'card of the largest trend': () =>
      Promise.all([
        trendReads.series(largest),
        trendReads.evidence(largest, 20),
        trendReads.origins(largest, 10),
        trendReads.sharing(largest, 10),
      ]),
    'its series by country': () => trendReads.finer(largest, 'country'),
    'coverage of an ecosystem': () => store.coverage.of('health'),
  };
  const result = {};
  for (const [name, ask] of Object.entries(asked)) {
    const times = [];
    for (let time = 0; time < 15; time++) {
      const start = performance.now();
      await ask();
      times.push(performance.now() - start);
    }
    result[name] = times.sort((a, b) => a - b)[7];
  }
  return { reads: result, databaseBytes: await databaseBytes() };
}

async function databaseBytes() {
  const { Client } = (await import('pg')).default;
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const { rows } = await client.query('select pg_database_size(current_database())::float8 as n');
  await client.end();
  return rows[0].n;
}

const work = await STEPS[step]();
const start = performance.now();
const facts = await work();
const seconds = (performance.now() - start) / 1_000;
const cost = { seconds, peakMb: process.resourceUsage().maxRSS / 1024, ...facts };
if (process.send) process.send(cost);
else console.log(JSON.stringify(cost));
await store.close();
