// 1,500 clusters by 200 trends: peers chosen by structure, shrinkage fitted, every cluster judged in every trend, as the policy page does for an
// ecosystem. `node test/bench/clusters/benchmark.mjs` after `npm run build`. Counts are drawn from a gamma-Poisson field with a fixed seed.
import { benchmarkCluster, PRIOR_CLUSTERS, priorOfField, randomFrom } from '#libs/domain';
import { peersOf } from '../../../dist/apps/api/src/clusters/benchmark-field.js';

const CLUSTERS = 1_500;
const TRENDS = 200;
const source = randomFrom('bench/clusters');
const random = () => source.next();
const poisson = (mean) => {
  const limit = Math.exp(-mean);
  let n = 0;
  for (let p = random(); p > limit; p *= random()) n += 1;
  return n;
};

const trends = Array.from({ length: TRENDS }, (_, i) => `trend-${i}`);
const market = trends.map(() => 200 + Math.floor(random() * 2_000));
const all = market.reduce((a, b) => a + b, 0);
const countries = ['DE', 'FR', 'IT', 'ES', 'PL', 'NL', 'AT', 'SE'];
const field = {
  ecosystem: 'energy-renewables',
  trends,
  relatedness: null,
  version: '1',
  clusters: Array.from({ length: CLUSTERS }, (_, i) => ({
    id: `cluster-${i}`,
    country: countries[i % countries.length],
    peers: null,
    ecosystems: [{ ecosystem: 'energy-renewables', weight: 0.5 + random() / 2 }],
    structure: {
      members: 20 + Math.floor(random() * 200),
      medianEmployees: 5 + Math.floor(random() * 80),
      manufacturing: random(),
      knowledge: random(),
    },
  })),
};
const counts = new Map(
  field.clusters.map(({ id }) => {
    const evidence = 50 + random() * 400;
    return [id, market.map((n) => poisson((evidence * n * (0.3 + 1.4 * random())) / all))];
  }),
);

const began = performance.now();
const step = Math.max(1, Math.floor(CLUSTERS / PRIOR_CLUSTERS));
const prior = priorOfField(
  field.clusters.filter((_, i) => i % step === 0).map(({ id }) => counts.get(id)),
  market,
);
const fitted = performance.now();
let [peersMs, judged] = [0, 0];
const verdicts = { strength: 0, gap: 0, 'not distinguishable': 0 };
for (const cluster of field.clusters) {
  const start = performance.now();
  const peers = peersOf(cluster, field).ids.map((id) => counts.get(id));
  peersMs += performance.now() - start;
  for (const { verdict } of benchmarkCluster({ trends, own: counts.get(cluster.id), peers, market }, { prior })) {
    verdicts[verdict] += 1;
    judged += 1;
  }
}
const seconds = (ms) => (ms / 1_000).toFixed(1);
const end = performance.now();
console.log(
  `${CLUSTERS} clusters by ${TRENDS} trends, ${judged} judgements: ${seconds(end - began)} s (prior ${seconds(fitted - began)} s, peers ${seconds(peersMs)} s, judging ${seconds(end - fitted - peersMs)} s)`,
);
console.log(
  Object.entries(verdicts)
    .map(([name, n]) => `${name} ${((100 * n) / judged).toFixed(1)} %`)
    .join(', '),
);
