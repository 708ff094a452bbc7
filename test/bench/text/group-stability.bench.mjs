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
  return discoverTrends({ ecosystem: 'digital', texts, known, newId: () => `${prefix}${(number += 1)}` });
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

console.log('Stability (mixed signals no curated trend explains, as the product tags them)');
const sums = { warm: [], scratch: [], churn: [] };
for (const [ecosystem, signals] of mixedSignals()) {
  const texts = signals.filter(({ trends }) => trends.size === 0);
  const full = run(texts);
  if (full.trends.length === 0) {
    // Agreement on nothing is no agreement: left out of the means.
    console.log(`  ${ecosystem.padEnd(18)} n ${texts.length}, no trend is steady and coherent enough to be proposed`);
    continue;
  }
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

/** Builds on 2,100 preprints without a subject, then brings 200 more and those of the subject: is it found as a new trend? */
function hide(name, rest, hidden) {
  const asText = (row, i) => discoverable({ ...row, kind: 'publication', publisher: 'arXiv' }, i + 1);
  const texts = [...rest.slice(0, 2_300), ...hidden].map(asText);
  const old = texts.slice(0, 2_100);
  const isHidden = new Set(texts.slice(2_300).map(({ seq }) => seq));
  const before = run(old);
  const after = run([...carried(old, before), ...texts.slice(2_100)], profilesOf(before), 'n');
  const spawned = after.trends.filter(({ isNew }) => isNew);
  const found = spawned.map((trend) => {
    const taken = texts.filter(({ seq }) => after.assignments.get(seq)?.trendId === trend.id);
    const right = taken.filter(({ seq }) => isHidden.has(seq)).length;
    return { name: trend.name, right, taken: taken.length, f1: (2 * right) / (taken.length + isHidden.size) };
  });
  const best = found.sort((a, b) => b.f1 - a.f1)[0] ?? { name: '(none)', right: 0, taken: 0, f1: 0 };
  const [was, is] = [labels(old, before), labels(old, after)];
  const moved = was.filter((label, i) => label !== is[i]).length / old.length;
  console.log(
    `  ${name.padEnd(20)} ${hidden.length} hidden: "${best.name}" ${best.right} of ${best.taken} right, F1 ${round(best.f1)}; ` +
      `other new trends ${Math.max(0, found.length - 1)}; old moved ${round(moved)}`,
  );
  return best.f1;
}

const SUBJECTS = [
  'gaussian splatting',
  'autonomous driving',
  'remote sensing',
  'machine translation',
  'sign language',
  'federated learning',
  'point cloud',
  'hate speech',
  'deepfake',
  'code generation',
];
console.log('Hidden subjects (preprints that bear the subject in the title; none of the others mentions it)');
const pool = preprints(['cs.CV', 'cs.CL', 'cs.AI', 'cs.LG']);
const scores = SUBJECTS.map((subject) => {
  const pattern = new RegExp(subject.replace(' ', '[ -]'), 'i');
  const isAbout = ({ title, text }) => pattern.test(`${title} ${text}`);
  const hidden = pool.filter(({ title }) => pattern.test(title)).slice(0, 120);
  return hide(
    subject,
    pool.filter((row) => !isAbout(row)),
    hidden,
  );
});
const clear = scores.filter((score) => score >= 0.8).length;
console.log(`  mean F1 ${round(mean(scores))} (aim 0.8); F1 from 0.8 on: ${clear} of ${scores.length}`);
console.log('Hidden classes (first subject class of the authors: broader than a trend)');
const common = preprints(['cs.CV', 'cs.CL']);
const classes = ['cs.GT', 'cs.IT', 'cs.RO', 'cs.CE'].map((name) => hide(name, common, preprints([name]).slice(0, 120)));
console.log(`  mean F1 ${round(mean(classes))}`);
