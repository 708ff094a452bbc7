// Speed of reading on one thread: 100,000 texts of about 120 words, beside named peers on the same texts in the same run:
// `node test/bench/text/tag-speed.bench.mjs` after `npm run build`. Times are CPU seconds, so that a busy machine does not change ratios.
import { TaggerPool } from '../../../dist/apps/worker/src/cli/text/tagger-pool.js';
import { createReader, FOLD, Lexer, Tokens, Vocabulary } from '#libs/text';
import { ecosystems, model, peer, rows, scikitLearn, trends, truthOf, wholeText } from './tag-data.mjs';

const TEXTS = Number(process.env.TEXTS ?? 100_000);
const words = (row) => wholeText(row).split(/\s+/).length;
const signals = rows('signals/mixed-real-13k.jsonl').filter((row) => words(row) >= 60 && words(row) <= 200);
const texts = Array.from({ length: TEXTS }, (_, i) => signals[i % signals.length]);
const characters = texts.reduce((sum, row) => sum + row.title.length + row.text.length, 0);
const mean = texts.slice(0, signals.length).reduce((sum, row) => sum + words(row), 0) / signals.length;
console.log(
  `${TEXTS} texts (${signals.length} distinct), ${mean.toFixed(0)} words and ${(characters / TEXTS).toFixed(0)} characters each.`,
);

/** CPU seconds, user and system. */
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const results = [];
const timed = (name, list, run) => {
  const started = cpu();
  run(list);
  const rate = list.length / (cpu() - started);
  results.push({ name, rate });
  console.log(`${name.padEnd(64)} ${Math.round(rate).toLocaleString('en-GB').padStart(9)} texts a CPU second`);
  return rate;
};

const started = performance.now();
const reader = createReader({ ecosystems, trends, model });
console.log(`Model ready after ${Math.round(performance.now() - started)} ms.`);
const before = process.memoryUsage().rss;
const full = timed('ours: language, tags with words, trends', texts, (list) => list.forEach((row) => reader.read(row)));
console.log(
  `  ${((full * characters) / TEXTS / 1e6).toFixed(0)} MB a second; memory grew by ${Math.round((process.memoryUsage().rss - before) / 1e6)} MB`,
);
const plain = timed('ours: tags without explanation', texts, (list) => list.forEach((row) => reader.score(row)));
const english = texts.map((row) => ({ ...row, lang: 'en' }));
const tagging = timed('ours: tags with words (tokenise, vectorise, score, explain)', english, (list) =>
  list.forEach((row) => reader.tag(row)),
);
const lexer = new Lexer({ vocabulary: new Vocabulary() });
const tokens = new Tokens();
const lexing = timed('ours: lexer alone', texts, (list) =>
  list.forEach((row) => {
    tokens.clear();
    lexer.lex(row.text, tokens);
  }),
);

// A long batch: `npm run text -- tag` without its file. Seconds on the clock here: the question is whether all cores work.
const batch = english.map(({ id, title, text, codes, kind }, i) => ({ id: `${id}-${i}`, title, text, codes, kind }));
const chunks = Array.from({ length: Math.ceil(TEXTS / 400) }, (_, i) => batch.slice(i * 400, (i + 1) * 400));
const pool = new TaggerPool();
await pool.tag(chunks[0]);
// The first ten chunks are read before threads are started.
for (const chunk of chunks.slice(0, 9)) await pool.tag(chunk);
const together = { clock: performance.now(), cpu: cpu() };
const pending = [];
for (const chunk of chunks) {
  pending.push(pool.tag(chunk));
  if (pending.length > pool.size * 2) await pending.shift();
}
await Promise.all(pending);
const clock = (performance.now() - together.clock) / 1_000;
await pool.close();
console.log(
  `${`ours: a batch on ${pool.size} threads, everything, as lines of JSON`.padEnd(64)} ${Math.round(TEXTS / clock)
    .toLocaleString('en-GB')
    .padStart(9)} texts a second on the clock`,
);
console.log(`  ${((cpu() - together.cpu) / clock).toFixed(2)} cores at work`);

let checksum = 0;
const scan = timed('limit: one table look-up for each character', texts, (list) => {
  for (const { text } of list)
    for (let i = 0; i < text.length; i++) checksum = (checksum + FOLD[text.charCodeAt(i)]) | 0;
});
console.log(
  `  lexing reaches ${((lexing / scan) * 100).toFixed(0)} % of a bare scan, reading ${((full / scan) * 100).toFixed(1)} % (${checksum & 1})`,
);

const ratio = (name, rate) =>
  console.log(
    `  => ours is ${(full / rate).toFixed(1)} times as fast as ${name} (tags with words ${(tagging / rate).toFixed(1)}, without ${(plain / rate).toFixed(1)})`,
  );
const natural = await peer(
  'natural',
  async () => (await import('natural/lib/natural/stemmers/porter_stemmer.js')).default,
);
if (natural)
  ratio(
    'natural, tokenising and stemming only',
    timed('natural PorterStemmer.tokenizeAndStem alone', texts.slice(0, 4_000), (list) =>
      list.forEach((row) => natural.tokenizeAndStem(wholeText(row))),
    ),
  );

const wink = await peer('wink-nlp', async () => {
  const [{ default: nlp }, { default: english }] = await Promise.all([
    import('wink-nlp'),
    import('wink-eng-lite-web-model'),
  ]);
  return nlp(english, []);
});
if (wink)
  ratio(
    'wink-nlp, tokenising and stemming only',
    timed('wink-nlp tokens and stems alone', texts.slice(0, 4_000), (list) =>
      list.forEach((row) => wink.readDoc(wholeText(row)).tokens().out(wink.its.stem)),
    ),
  );

const labelled = rows('gold/train.jsonl');
const sk = scikitLearn('speed', {
  texts: texts.slice(0, 20_000).map(wholeText),
  train: labelled.map(wholeText),
  labels: labelled.map(truthOf),
});
if (sk) {
  const rate = 20_000 / sk.seconds;
  console.log(
    `${`scikit-learn ${sk.version} HashingVectorizer + TF-IDF + LinearSVC`.padEnd(64)} ${Math.round(rate).toLocaleString('en-GB').padStart(9)} texts a CPU second`,
  );
  ratio('scikit-learn without explanation, language and trends', rate);
}
