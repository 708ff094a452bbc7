/**
 * 50,000 headlines through near-duplicate detection: speed, memory, precision and recall on pairs judged by hand. Needs `npm run build` and
 * the optional folder of test data: `node test/bench/duplicates/run.mjs [headlines.jsonl]`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { NearDuplicates } from '#libs/text';

const path = process.argv[2] ?? '../shared/corpora/signals/headlines-2024-2026.jsonl';
if (!existsSync(path)) {
  console.log(`Skipped: the test data ${path} are not here.`);
  process.exit(0);
}
const labels = JSON.parse(readFileSync(new URL('labels.json', import.meta.url), 'utf8'));
const rows = readFileSync(path, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const before = process.memoryUsage().rss;
const started = performance.now();
const finder = new NearDuplicates();
/** Number of the first title of the group. */
const first = new Int32Array(rows.length);
/** What each title was matched with. */
const match = new Int32Array(rows.length).fill(-1);
const order = rows.map((_, at) => at).sort((a, b) => (rows[a].first_seen < rows[b].first_seen ? -1 : 1));
for (const at of order) {
  const row = rows[at];
  const found = finder.add({
    id: String(at),
    title: row.title,
    date: row.first_seen.slice(0, 10),
    publisher: row.source,
  });
  first[at] = found ? Number(found.first) : at;
  match[at] = found ? Number(found.id) : -1;
}
const seconds = (performance.now() - started) / 1000;
const groups = new Set(first).size;
console.log(
  `${rows.length} headlines in ${seconds.toFixed(1)} s (${Math.round(rows.length / seconds)}/s), ${Math.round((process.memoryUsage().rss - before) / 1e6)} MB more memory`,
);
console.log(`${groups} pieces, ${rows.length - groups} duplicates`);
for (const [name, pairs] of [
  ['tune', labels.tune],
  ['test', labels.test],
]) {
  let right = 0,
    wrong = 0,
    all = 0;
  for (const [stratum, size] of Object.entries(labels.strata)) {
    const here = pairs.filter((pair) => pair.stratum === Number(stratum));
    const weight = size / here.length;
    for (const { a, b, same } of here) {
      const found = first[a] === first[b];
      if (same) all += weight;
      if (found && same) right += weight;
      if (found && !same) wrong += weight;
    }
  }
  console.log(
    `${name}: ${pairs.length} pairs, weighted to all pairs of similarity 0.25 and more: precision ${(right / (right + wrong)).toFixed(3)}, recall ${(right / all).toFixed(3)}`,
  );
}
if (process.argv.includes('--sample')) {
  let seed = 7;
  const matched = order.filter((at) => match[at] >= 0);
  for (let n = 0; n < 60; n++) {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    const at = matched[seed % matched.length];
    console.log(`${match[at]}-${at} | ${rows[match[at]].title} || ${rows[at].title}`);
  }
}
