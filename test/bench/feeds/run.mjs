/**
 * Shares of the feed suites in which title, link, date and id come out as the suite expects, ours beside rss-parser in one run, and the
 * speed of both. Needs `npm run build` and the optional folder of test data: `node test/bench/feeds/run.mjs [folder] [--failures]`.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { agrees } from './compare.mjs';
import { expectationOf } from './feedparser.mjs';
import { checksOfReference } from './feedsmith.mjs';
import { READERS } from './readers.mjs';

const folder = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? '../shared/corpora/feeds';
const showFailures = process.argv.includes('--failures');
const BASE = 'http://127.0.0.1:8097/tests/';
const FIELDS = ['title', 'link', 'date', 'id', 'summary', 'author', 'language'];
/** A file comes out whole when these do; the rest is shown beside. */
const WHOLE = new Set(['title', 'link', 'date', 'id']);

if (!existsSync(folder)) {
  console.log(`Skipped: the folder of test data ${folder} is not here.`);
  process.exit(0);
}

const files = (below, ending) =>
  readdirSync(below, { recursive: true })
    .map((name) => join(below, name))
    .filter((path) => ending.test(path) && statSync(path).isFile())
    .sort();

function* cases() {
  const tests = join(folder, 'feedparser/tests');
  for (const path of files(tests, /\.(?:xml|json)$/)) {
    const bytes = readFileSync(path);
    const name = relative(tests, path);
    const { wellFormed, headers, checks } = expectationOf(bytes);
    const url = new URL(headers['content-location'] || `${BASE}${name}`, `${BASE}${name}`).href;
    const suite = `feedparser ${name
      .split('/')
      .slice(0, name.startsWith('wellformed') ? 2 : 1)
      .join('/')}`;
    yield {
      path,
      suite: wellFormed ? suite : 'feedparser, ill-formed',
      bytes,
      hints: { url, ...(headers['content-type'] && { contentType: headers['content-type'] }) },
      checks,
    };
  }
  for (const path of files(join(folder, 'feedsmith/src/feeds'), /\.xml$/)) {
    const reference = JSON.parse(readFileSync(path.replace(/\.xml$/, '.json'), 'utf8'));
    yield {
      path,
      suite: 'feedsmith',
      bytes: readFileSync(path),
      hints: { url: 'http://example.org/' },
      checks: checksOfReference(reference),
    };
  }
  for (const path of files(join(folder, 'miniflux'), /(?:parser|encoding|xml)\/testdata\/.*\.xml$/)) {
    yield { path, suite: 'miniflux', bytes: readFileSync(path), hints: {}, checks: [] };
  }
}

/** suite -> reader -> { files, read, fields: { title: [right, all], ... }, whole: [right, all] } */
const table = new Map();
const rowOf = (suite, reader) => {
  if (!table.has(suite)) table.set(suite, {});
  return (table.get(suite)[reader] ??= {
    files: 0,
    read: 0,
    ms: 0,
    whole: [0, 0],
    fields: Object.fromEntries(FIELDS.map((f) => [f, [0, 0]])),
  });
};

for (const { path, suite, bytes, hints, checks } of cases()) {
  for (const [reader, read] of Object.entries(READERS)) {
    const row = rowOf(suite, reader);
    row.files++;
    let feed = null;
    const start = performance.now();
    try {
      feed = await read(bytes, hints);
      row.read++;
    } catch (error) {
      if (showFailures && reader === 'ours') console.log(`${path}: not read: ${error.message}`);
    }
    const took = performance.now() - start;
    row.ms += took;
    if (took > 2_000) console.log(`${path}: ${reader} took ${Math.round(took)} ms`);
    let right = true;
    for (const { entry, field, expected } of checks) {
      const actual = entry === null ? feed?.[field] : feed?.entries[entry]?.[field];
      const good = feed !== null && agrees(field, expected, actual, hints.url);
      row.fields[field][0] += good ? 1 : 0;
      row.fields[field][1]++;
      if (WHOLE.has(field)) right &&= good;
      if (!good && showFailures && reader === 'ours')
        console.log(
          `${path}: ${entry ?? 'feed'} ${field}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`,
        );
    }
    if (checks.some(({ field }) => WHOLE.has(field))) {
      row.whole[0] += right ? 1 : 0;
      row.whole[1]++;
    }
  }
}

const share = ([right, all]) => (all === 0 ? '-' : `${right}/${all}`);
const total = {};
console.log(['suite', 'reader', 'files', 'read', 'as expected', ...FIELDS, 'ms'].join(' | '));
const line = (suite, reader, row) =>
  console.log(
    [
      suite,
      reader,
      row.files,
      row.read,
      share(row.whole),
      ...FIELDS.map((field) => share(row.fields[field])),
      row.ms.toFixed(0),
    ].join(' | '),
  );
for (const [suite, readers] of table) {
  for (const [reader, row] of Object.entries(readers)) {
    line(suite, reader, row);
    const sum = (total[reader] ??= {
      files: 0,
      read: 0,
      ms: 0,
      whole: [0, 0],
      fields: Object.fromEntries(FIELDS.map((f) => [f, [0, 0]])),
    });
    sum.files += row.files;
    sum.read += row.read;
    sum.ms += row.ms;
    for (const at of [0, 1]) {
      sum.whole[at] += row.whole[at];
      for (const field of FIELDS) sum.fields[field][at] += row.fields[field][at];
    }
  }
}
for (const [reader, row] of Object.entries(total)) line('all', reader, row);

const large = files(join(folder, 'miniflux'), /large_(?:rss|atom)\.xml$/);
for (const path of large) {
  const bytes = readFileSync(path);
  for (const [reader, read] of Object.entries(READERS)) {
    await read(bytes, {});
    const start = performance.now();
    let times = 0;
    for (; performance.now() - start < 1_500; times++) await read(bytes, {});
    const seconds = (performance.now() - start) / 1_000;
    console.log(`speed | ${basename(path)} | ${reader} | ${((bytes.length * times) / seconds / 1e6).toFixed(1)} MB/s`);
  }
}
