/**
 * Patents and papers of the same inventions: how many are linked, how many links are right, and that none are merged. Needs `npm run build`
 * and the optional folder of test data: `node test/bench/duplicates/pairs.mjs [patent-paper-pairs.jsonl]`.
 */
import { existsSync, readFileSync } from 'node:fs';
import { evidenceKeys, linkAcrossKinds } from '#libs/text';

const path = process.argv[2] ?? '../shared/corpora/signals/patent-paper-pairs.jsonl';
if (!existsSync(path)) {
  console.log(`Skipped: the test data ${path} are not here.`);
  process.exit(0);
}
const pairs = readFileSync(path, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const unique = (things) => [...new Map(things.map((thing) => [thing.id, thing])).values()];
const describe = ({ id, title, abstract }) => ({ id, text: `${title ?? ''}\n${abstract ?? ''}` });
const patents = unique(pairs.map(({ patent }) => describe(patent)));
const papers = unique(pairs.map(({ paper }) => describe(paper)));
const truth = new Set(pairs.map(({ patent, paper }) => `${patent.id} ${paper.id}`));
const linkable = new Set(pairs.map(({ patent }) => patent.id)).size;
for (const options of [
  { threshold: 0.1, lead: 0 },
  { threshold: 0.2, lead: 0.1 },
  { threshold: 0.3, lead: 0.2 },
]) {
  const started = performance.now();
  const links = linkAcrossKinds(patents, papers, options);
  const right = links.filter(({ a, b }) => truth.has(`${a} ${b}`)).length;
  console.log(
    `${patents.length} patents, ${papers.length} papers, threshold ${options.threshold}, lead ${options.lead}: ${links.length} links in ${Math.round(performance.now() - started)} ms, ` +
      `precision ${(right / links.length).toFixed(3)}, recall ${(right / linkable).toFixed(3)}`,
  );
}
const keysOf = (thing, kind) =>
  evidenceKeys({
    id: thing.id,
    kind,
    title: thing.title ?? '',
    date: thing.date ?? '',
    url: thing.id.startsWith('http') ? thing.id : null,
    organisations: [],
    codes: [],
    amountEur: null,
  });
const merged = pairs.filter(({ patent, paper }) => {
  const keys = new Set(keysOf(patent, 'patent'));
  return keysOf(paper, 'publication').some((key) => keys.has(key));
});
console.log(`${merged.length} of ${pairs.length} pairs merged by a shared evidence key`);
