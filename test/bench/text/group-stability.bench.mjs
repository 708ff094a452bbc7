// Stability of discovered trends: `node test/bench/text/group-stability.bench.mjs` after `npm run build`.
// Warm: two runs on different 90 % samples from the same known trends. Scratch: the same without known trends. Churn: signals that change
// their trend when 10 % new ones come. Hidden: a subject that was absent comes with the new signals; is it found, and how exactly?
import { agreement, discoverTrends } from '#libs/text';
import { discoverable, mixedSignals, needCorpora, preprints, seeded } from './group-data.mjs';

needCorpora();
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const round = (value) => value.toFixed(3);
const run = (texts, known = [], prefix = 'a') => {
  let number = 0;
  return discoverTrends({ ecosystem: 'digital', texts, known, newId: () => `${prefix}${(number += 1)}`, seed: 1 });
};
const profilesOf = ({ trends }) => trends.filter(({ status }) => status === 'active').map(({ profile }) => profile);
const carried = (texts, { assignments }) =>
  texts.map((text) => ({ ...text, trendId: assignments.get(text.seq)?.trendId ?? null }));
const labels = (texts, { assignments }) => texts.map(({ seq }) => assignments.get(seq)?.trendId ?? 'none');
const numbers = (names) => {
  const known = [...new Set(names)];
  return names.map((name) => known.indexOf(name));
};
const ariOf = (texts, a, b) => agreement(numbers(labels(texts, a)), numbers(labels(texts, b))).ari;

console.log('Stability (mixed signals no curated trend explains, by a stand-in for the tagger)');
const sums = { warm: [], scratch: [], churn: [] };
for (const [ecosystem, signals] of mixedSignals()) {
  const texts = signals.filter(({ trends }) => trends.size === 0);
  if (texts.length < 200) continue;
  const full = run(texts);
  const warm = carried(texts, full);
  const sample = (seed, all) => {
    const random = seeded(seed);
    return all.filter(() => random() < 0.9);
  };
  const pairs = [
    [1, 2],
    [3, 4],
    [5, 6],
  ];
  const both = (a, b) => {
    const inside = new Set(a.map(({ seq }) => seq));
    return b.filter(({ seq }) => inside.has(seq));
  };
  const compare = (all, known) =>
    mean(
      pairs.map(([s, t]) => {
        const [a, b] = [sample(s, all), sample(t, all)];
        return ariOf(both(a, b), run(a, known, 'x'), run(b, known, 'y'));
      }),
    );
  const random = seeded(7);
  const isNew = new Set(texts.filter(() => random() < 0.1).map(({ seq }) => seq));
  // New signals have later numbers.
  const old = texts.filter(({ seq }) => !isNew.has(seq)).map((text, i) => ({ ...text, seq: String(i + 1) }));
  const late = texts
    .filter(({ seq }) => isNew.has(seq))
    .map((text, i) => ({ ...text, seq: String(old.length + i + 1) }));
  const before = run(old);
  const after = run([...carried(old, before), ...late], profilesOf(before), 'n');
  const [was, is] = [labels(old, before), labels(old, after)];
  const moved = was.filter((name, i) => name !== is[i]).length / old.length;
  const results = { warm: compare(warm, profilesOf(full)), scratch: compare(texts, []), churn: moved };
  for (const key of Object.keys(sums)) sums[key].push(results[key]);
  console.log(
    `  ${ecosystem.padEnd(18)} n ${texts.length}, trends ${full.trends.length}: ARI warm ${round(results.warm)}, scratch ${round(results.scratch)}; moved by 10 % new ${round(moved)}`,
  );
}
console.log(
  `  mean: ARI warm ${round(mean(sums.warm))} (aim 0.95), scratch ${round(mean(sums.scratch))} (aim 0.75), moved ${round(mean(sums.churn))} (aim < 0.06)`,
);

console.log("Hidden subjects (preprints; the truth is the authors' first subject class)");
const common = preprints(['cs.CV', 'cs.CL']).slice(0, 2_300);
const scores = [];
for (const topic of ['cs.GT', 'cs.IT', 'cs.RO', 'cs.CR', 'cs.SD', 'cs.IR']) {
  const hidden = preprints([topic]).slice(0, 120);
  const asText = (row, i) => ({
    ...discoverable({ ...row, kind: 'publication', publisher: 'arXiv' }, i + 1),
    first: row.first,
  });
  const old = common.slice(0, 2_100).map(asText);
  const late = [...common.slice(2_100), ...hidden].map((row, i) => asText(row, 2_100 + i));
  const before = run(old);
  const after = run([...carried(old, before), ...late], profilesOf(before), 'n');
  const found = after.trends
    .filter(({ isNew }) => isNew)
    .map(({ id, name }) => {
      const taken = [...old, ...late].filter(({ seq }) => after.assignments.get(seq)?.trendId === id);
      const right = taken.filter(({ first }) => first === topic).length;
      return { name, f1: (2 * right) / (taken.length + hidden.length) };
    });
  const best = found.sort((a, b) => b.f1 - a.f1)[0] ?? { name: '(none)', f1: 0 };
  scores.push(best.f1);
  const [was, is] = [labels(old, before), labels(old, after)];
  console.log(
    `  ${topic}: ${hidden.length} of ${late.length} new; new trends ${found.length}; "${best.name}" F1 ${round(best.f1)}; old moved ${round(was.filter((name, i) => name !== is[i]).length / old.length)}`,
  );
}
console.log(`  mean F1 ${round(mean(scores))} (aim 0.8)`);
