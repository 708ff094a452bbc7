// The language gap: the same sentences in many European languages (SIB-200), read without their topic:
// `node test/bench/text/languages.bench.mjs` after `npm run build`. Needs the optional folder of test data. A sentence about travel should
// be tagged tourism, one about health health, one about entertainment cultural-creative; recall is given as a share of English's.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createReader } from '#libs/text';
import { loadLanguages } from '../../../dist/apps/worker/src/reader.js';
import { corpora, ecosystems, model, trends } from './tag-data.mjs';

const EXPECTED = { travel: 'tourism', health: 'health', entertainment: 'cultural-creative' };
/** By native speakers in the European Union, with English beside them. */
const LARGEST = ['deu', 'fra', 'ita', 'spa', 'pol', 'ron', 'nld', 'por', 'hun', 'swe'];
const GOAL = 0.8;
const folder = `${corpora}multilingual/`;
if (!existsSync(folder)) {
  console.log(`Skipped: the optional folder of test data has no ${folder}. Set CORPORA to its path.`);
  process.exit(0);
}

const reader = createReader({ ecosystems, trends, model, languages: loadLanguages() });

/** Recall and precision by topic, and on their mean, of one file. */
function measure(file) {
  const lines = readFileSync(`${folder}${file}`, 'utf8').split(/\r?\n/).filter(Boolean).slice(1);
  const counts = Object.fromEntries(Object.keys(EXPECTED).map((topic) => [topic, { there: 0, found: 0, said: 0 }]));
  for (const line of lines) {
    const [, topic, text] = line.split('\t');
    const tags = reader.read({ title: '', text, codes: [] }).tags.map(({ id }) => id);
    for (const [name, id] of Object.entries(EXPECTED)) {
      const own = counts[name];
      if (topic === name) own.there++;
      if (tags.includes(id)) own.said++;
      if (topic === name && tags.includes(id)) own.found++;
    }
  }
  const recalls = Object.values(counts).map(({ found, there }) => found / there);
  return { counts, recalls, mean: recalls.reduce((a, b) => a + b, 0) / recalls.length };
}

const english = measure('eng_Latn.tsv');
const share = (value, of) => `${Math.round((value / of) * 100)} %`;
console.log(
  `English: ${Object.keys(EXPECTED)
    .map((topic, i) => `${topic} ${english.recalls[i].toFixed(2)}`)
    .join(', ')}, mean ${english.mean.toFixed(3)}`,
);
const short = [];
const others = readdirSync(folder).filter((file) => file.endsWith('.tsv') && !file.startsWith('eng'));
const order = (file) => (LARGEST.indexOf(file.slice(0, 3)) + 100) % 100;
for (const file of others.sort((a, b) => order(a) - order(b) || a.localeCompare(b))) {
  const { recalls, mean, counts } = measure(file);
  const large = LARGEST.includes(file.slice(0, 3));
  if (large && mean < GOAL * english.mean) short.push(file.slice(0, 3));
  const by = Object.keys(EXPECTED).map(
    (topic, i) =>
      `${topic} ${recalls[i].toFixed(2)} (${share(recalls[i], english.recalls[i])}, precision ${(counts[topic].found / counts[topic].said).toFixed(2)})`,
  );
  console.log(`${large ? '*' : ' '} ${file.slice(0, 3)}  ${share(mean, english.mean).padStart(5)}  ${by.join('  ')}`);
}
console.log(
  short.length === 0
    ? `All ${LARGEST.length} largest (*) reach ${GOAL * 100} % of English.`
    : `Under ${GOAL * 100} % of English: ${short.join(', ')}.`,
);
process.exitCode = short.length === 0 ? 0 : 1;
