// Texts for the grouping benchmarks, from the optional folder of test data. Nothing of it is kept in the project.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Hits, Lexer, PhraseMatcher, phraseSymbols, Tokens, Vocabulary } from '#libs/text';

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

const folder = (name) =>
  readdirSync(`${root}data/${name}`).map((file) => JSON.parse(readFileSync(`${root}data/${name}/${file}`, 'utf8')));

/**
 * The mixed signals by ecosystem, with a quick stand-in for the tagger: weighted phrases decide the ecosystem, and a signal with a strong
 * phrase of a curated trend (in `trends`) counts as explained.
 */
export function mixedSignals() {
  const ecosystems = folder('ecosystems');
  const lexer = new Lexer({ vocabulary: new Vocabulary(), grow: false });
  const book = new Map();
  const add = (phrase, owner) => {
    const key = phraseSymbols(lexer, phrase).join(' ');
    if (!book.has(key)) book.set(key, { phrase, owners: [] });
    book.get(key).owners.push(owner);
  };
  const tiers = [
    ['strong', 3],
    ['medium', 1.5],
    ['weak', 0.7],
  ];
  for (const { id, phrases } of ecosystems)
    for (const [tier, weight] of tiers) for (const phrase of phrases[tier]) add(phrase, { ecosystem: id, weight });
  for (const { trends } of folder('trends'))
    for (const { id, phrases } of trends) for (const phrase of phrases.strong) add(phrase, { trend: id });
  const entries = [...book.values()];
  const matcher = new PhraseMatcher(
    lexer,
    entries.map(({ phrase }) => phrase),
  );
  const tokens = new Tokens();
  const hits = new Hits();
  const signals = new Map(ecosystems.map(({ id }) => [id, []]));
  jsonLines(`${corpora}signals/mixed-real-13k.jsonl`).forEach((signal, i) => {
    tokens.clear();
    hits.count = 0;
    lexer.lex(`${signal.title}\n${signal.text ?? ''}`, tokens);
    matcher.match(tokens, hits);
    const evidence = new Map();
    const trends = new Set();
    for (const phrase of hits.phrase.subarray(0, hits.count)) {
      for (const { ecosystem, trend, weight } of entries[phrase].owners) {
        if (trend) trends.add(trend);
        else evidence.set(ecosystem, (evidence.get(ecosystem) ?? 0) + weight);
      }
    }
    const ranked = [...evidence].sort((a, b) => b[1] - a[1]).slice(0, 2);
    for (const [ecosystem, weight] of ranked) {
      if (weight < 3 || weight < 0.7 * ranked[0][1]) continue;
      signals.get(ecosystem).push({ ...discoverable(signal, i + 1), trends });
    }
  });
  return signals;
}

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
