// Texts for the grouping benchmarks, from the optional folder of test data. Nothing of it is kept in the project.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadCatalogue, modelPath, readLanguages, readModel } from '#libs/platform';
import { createReader } from '#libs/text';

const root = fileURLToPath(new URL('../../../', import.meta.url));
export const corpora = process.env.CORPORA ?? `${root}../shared/corpora/`;

/** Ends the program kindly when the test data is not there. */
export function needCorpora() {
  if (existsSync(corpora)) return;
  console.log(`Skipped: the optional folder of test data is not at ${corpora}. Set CORPORA to its path.`);
  process.exit(0);
}

export const jsonLines = (path) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** A benchmark of short texts with the group of each. */
export function benchmark(name) {
  const lines = readFileSync(`${corpora}grouping/${name}.txt`, 'utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
  const truth = readFileSync(`${corpora}grouping/${name}_gnd.txt`, 'utf8').trim().split(/\s+/).map(Number);
  return { texts: lines.slice(0, truth.length), truth };
}

/** The mixed signals by ecosystem, as the product tags them, with the curated trends of each (in `trends`). */
export function mixedSignals() {
  const { ecosystems, trends } = loadCatalogue();
  const reader = createReader({ ecosystems, trends, model: readModel(modelPath()), languages: readLanguages() });
  const signals = new Map(ecosystems.map(({ id }) => [id, []]));
  jsonLines(`${corpora}signals/mixed-real-13k.jsonl`).forEach((signal, i) => {
    const { title, text = '', kind, codes = [], lang } = signal;
    const reading = reader.read({ title, text, kind, codes, lang });
    const curated = new Set(reading.trends.map(({ id }) => id));
    const seen = discoverable({ ...signal, text: text.slice(0, BODY), lang: lang ?? reading.lang }, i + 1);
    for (const { id } of reading.tags) signals.get(id).push({ ...seen, trends: curated });
  });
  return signals;
}

/** Characters of a text that discovery is given by the store. */
const BODY = 1_500;

/** A signal as `discoverTrends` takes it. */
export const discoverable = ({ id, title, text, kind, publisher, date, lang }, seq) => ({
  seq: String(seq),
  id,
  title,
  text: text ?? '',
  kind,
  publisher,
  date: date ?? '2026-01-01',
  lang: lang ?? null,
  trendId: null,
});

/** Preprints of the given first subject classes, in the order of the file. */
export const preprints = (classes) =>
  jsonLines(`${corpora}signals/publications-arxiv-20k.jsonl`).flatMap(({ id, title, summary, categories }) => {
    const first = (Array.isArray(categories) ? categories : categories.split(' '))[0];
    return classes.includes(first) ? [{ id, title, text: summary, first }] : [];
  });

/** The same numbers each time (Mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
