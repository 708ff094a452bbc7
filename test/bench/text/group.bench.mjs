// Groupings beside peers in one run: `node test/bench/text/group.bench.mjs` after `npm run build`.
// NMI and ARI against the truth, mean of three seeds. scikit-learn takes part when a python3 has it (Debian: python3-sklearn).
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { kmeans } from 'ml-kmeans';
import {
  agreement,
  compact,
  CsrBuilder,
  documentFrequency,
  groupTexts,
  inverseDocumentFrequency,
  Lexer,
  normaliseRows,
  rowOf,
  sphericalKMeans,
  tfIdf,
  Tokens,
  truncatedSvd,
  Vocabulary,
} from '#libs/text';
import { benchmark, needCorpora } from './group-data.mjs';

needCorpora();
const SEEDS = [1, 2, 3];
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Runs a grouping for each seed: mean NMI, ARI and milliseconds. */
function measure(truth, group) {
  const runs = SEEDS.map((seed) => {
    const started = performance.now();
    const groups = group(seed);
    return { ...agreement(groups, truth), ms: performance.now() - started };
  });
  return Object.fromEntries(['nmi', 'ari', 'ms'].map((key) => [key, mean(runs.map((run) => run[key]))]));
}

/** Latent rows as both k-means get them. */
function latent(texts) {
  const lexer = new Lexer({ vocabulary: new Vocabulary() });
  const builder = new CsrBuilder();
  const tokens = new Tokens();
  for (const text of texts) {
    tokens.clear();
    lexer.lex(text, tokens);
    for (const id of tokens.ids.subarray(0, tokens.count)) if (id >= 0) builder.add(id, 1);
    builder.endRow();
  }
  const counts = builder.build(lexer.vocabulary.size);
  const idf = inverseDocumentFrequency(documentFrequency(counts), counts.rows, { minDf: 2, maxDf: 0.25 });
  return normaliseRows(truncatedSvd(compact(tfIdf(counts, idf)).matrix, 64).rows);
}

function scikitLearn(request) {
  for (const python of ['python3', '/usr/bin/python3']) {
    const outcome = spawnSync(python, [fileURLToPath(new URL('group-sklearn.py', import.meta.url))], {
      input: JSON.stringify(request),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, OMP_NUM_THREADS: '1' },
    });
    if (outcome.status === 0) return JSON.parse(outcome.stdout);
  }
  console.log('  (scikit-learn is not installed: left out)');
  return {};
}

const show = (name, { nmi, ari, ms }) =>
  console.log(`  ${name.padEnd(44)} NMI ${nmi.toFixed(3)}  ARI ${ari.toFixed(3)}  ${Math.round(ms)} ms`);

for (const name of ['StackOverflow', 'SearchSnippets']) {
  const { texts, truth } = benchmark(name);
  const k = new Set(truth).size;
  console.log(`${name}: ${texts.length} texts, ${k} groups`);
  const own = measure(truth, (seed) => groupTexts(texts, { k, seed }).groups);
  show('groupTexts', own);
  const auto = groupTexts(texts, { k: 'auto' });
  console.log(`  groupTexts, k auto: ${auto.k} groups, NMI ${agreement(auto.groups, truth).nmi.toFixed(3)}`);
  const rows = latent(texts);
  show(
    'spherical k-means on latent rows, best of 4',
    measure(truth, (seed) => sphericalKMeans(rows, k, { seed, restarts: 4 }).groups),
  );
  const lists = Array.from({ length: rows.rows }, (_, r) => Array.from(rowOf(rows, r)));
  show(
    'ml-kmeans on the same rows',
    measure(truth, (seed) => kmeans(lists, k, { seed, maxIterations: 50 }).clusters),
  );
  const peers = scikitLearn({ texts, truth, k });
  for (const [peer, result] of Object.entries(peers)) show(`scikit-learn ${peer} + KMeans(n_init=10)`, result);
  for (const [peer, result] of Object.entries(peers)) {
    const ahead = (own.nmi + own.ari - result.nmi - result.ari) / 2;
    console.log(
      `  against ${peer}: mean of NMI and ARI ${ahead >= 0 ? '+' : ''}${ahead.toFixed(3)}, NMI ${(own.nmi - result.nmi).toFixed(3)}, ARI ${(own.ari - result.ari).toFixed(3)}`,
    );
  }
}
