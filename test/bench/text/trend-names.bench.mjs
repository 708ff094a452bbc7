// Discovered trends to be read and judged: `node test/bench/text/trend-names.bench.mjs` after `npm run build`.
import { discoverTrends } from '#libs/text';
import { mixedSignals, needCorpora } from './group-data.mjs';
needCorpora();
let n = 0;
for (const [ecosystem, signals] of mixedSignals()) {
  // ALL=1: also signals of curated trends.
  const texts = process.env.ALL ? signals : signals.filter(({ trends }) => trends.size === 0);
  let number = 0;
  const { trends, assignments } = discoverTrends({
    ecosystem,
    texts,
    known: [],
    newId: () => `a${(number += 1)}`,
  });
  const by = new Map();
  for (const t of texts) {
    const a = assignments.get(t.seq);
    if (a) by.set(a.trendId, [...(by.get(a.trendId) ?? []), { t, score: a.score }]);
  }
  console.log(`== ${ecosystem}: ${texts.length} signals, ${trends.length} trends`);
  for (const trend of trends) {
    n++;
    const own = (by.get(trend.id) ?? []).sort((a, b) => b.score - a.score);
    const step = Math.max(1, own.length / 7);
    console.log(
      `${n}. [${trend.name}] size ${trend.size} coh ${trend.coherence.toFixed(2)} | ${trend.keyphrases.slice(0, 6).join('; ')}`,
    );
    for (let i = 0, k = 0; k < 7 && Math.floor(i) < own.length; i += step, k++) {
      const { t } = own[Math.floor(i)];
      console.log(`     ${t.kind.slice(0, 4)} ${t.title.slice(0, 105)}`);
    }
  }
}
