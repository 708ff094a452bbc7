import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { Ingest } from '#libs/pipeline';
import { openInput, SafeHttp } from '#libs/sources';
import type { Store } from '#libs/store';
import { SourceRunner } from '../../../apps/worker/src/source-runner.js';
import type { Steps } from '../../../apps/worker/src/steps.js';
import { type ReplayAnswer, type ReplayServer, startReplayServer } from '../../support/replay-server.js';
import { testStore } from '../../support/store.js';

const DAY = 'Tue, 03 Mar 2026 10:00:00 GMT';
const item = (title: string, more = '') =>
  `<item><guid>${Math.random()}</guid><title>${title}</title><pubDate>${DAY}</pubDate>${more}</item>`;
const rss = (items: string, prolog = '') =>
  `${prolog}<rss version="2.0"><channel><title>Plant News</title><link>https://plant.example/</link>${items}</channel></rss>`;
const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>`;
const xml = (body: string | Uint8Array, contentType = 'application/rss+xml'): ReplayAnswer => ({
  body,
  headers: { 'content-type': contentType },
});
const lols = Array.from({ length: 12 }, (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i || ''};`.repeat(10)}">`).join('');
const members = Buffer.concat(Array.from({ length: 20_000 }, () => gzipSync('')));

interface Case {
  readonly answer: ReplayAnswer;
  /** Titles that are there afterwards, in any order. */
  readonly titles?: readonly (string | RegExp)[];
  /** Reasons of the items that are refused. */
  readonly refused?: readonly RegExp[];
  /** Why there was nothing to be had. */
  readonly error?: RegExp;
}

/** What a hostile or broken server may send, and what must become of it: an item's error or the run's, and the neighbours are there. */
const CASES: Readonly<Record<string, Case>> = {
  'UTF-16 with a byte-order mark': {
    answer: xml(iconv.encode(rss(item('Dělo z oceli'), declared('utf-16')), 'utf-16le', { addBOM: true })),
    titles: ['Dělo z oceli'],
  },
  'UTF-16 without one': {
    answer: xml(iconv.encode(rss(item('Dělo z oceli dvě'), declared('utf-16')), 'utf-16be', { addBOM: false })),
    titles: ['Dělo z oceli dvě'],
  },
  'windows-1250 as declared': {
    answer: xml(iconv.encode(rss(item('Źródło energii łódź'), declared('windows-1250')), 'windows-1250'), 'text/xml'),
    titles: ['Źródło energii łódź'],
  },
  'Shift_JIS by the header alone': {
    answer: xml(iconv.encode(rss(item('水素で鉄をつくる工場')), 'shift_jis'), 'text/xml; charset=Shift_JIS'),
    titles: ['水素で鉄をつくる工場'],
  },
  'a header that lies about the encoding': {
    answer: xml(rss(item('Überschüssige Wärme'), declared('us-ascii')), 'text/xml; charset=iso-8859-1'),
    titles: ['Überschüssige Wärme'],
  },
  'a feed called a picture': { answer: xml(rss(item('In a picture')), 'image/png'), titles: ['In a picture'] },
  'a page called a feed': {
    answer: xml('<!DOCTYPE html><html><head><title>Sign in</title></head><body><form></form></body></html>'),
    error: /no feed at .*HTML page/,
  },
  'a binary called a feed': {
    answer: xml(Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')),
    error: /no feed at/,
  },
  'a gzip file called a feed': { answer: xml(gzipSync(rss(item('zipped')))), error: /compressed \(gzip\)/ },
  'nested entities': {
    answer: xml(rss(item('Sea &lol9; farm') + item('Beside the bomb'), `<!DOCTYPE r [<!ENTITY lol "lol">${lols}]>`)),
    titles: [/^Sea .* farm$/, 'Beside the bomb'],
  },
  'an entity that names a file or an address': {
    answer: xml(
      rss(
        item('Read &f; and &h; here'),
        '<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY h SYSTEM "http://169.254.169.254/">]>',
      ),
    ),
    titles: ['Read &f; and &h; here'],
  },
  'a gzip bomb': {
    answer: { body: gzipSync(Buffer.alloc(40_000_000)), headers: { 'content-encoding': 'gzip' } },
    error: /sent more than/,
  },
  'a gzip bomb in a gzip bomb': {
    answer: { body: gzipSync(gzipSync(Buffer.alloc(40_000_000))), headers: { 'content-encoding': 'gzip, gzip' } },
    error: /compressed more than once/,
  },
  'members of gzip that hold nothing': {
    answer: { body: gzipSync(members), headers: { 'content-encoding': 'gzip' } },
    error: /no feed at .*compressed/,
  },
  'a stream without end': { answer: { body: item('x').repeat(2_000), endless: true }, error: /sent more than/ },
  'markup and scripts in titles': {
    answer: xml(
      rss(
        item('<![CDATA[<script>alert(1)</script><img src=x onerror=alert(2)>Steel <b>plant</b>]]>') +
          item('&lt;svg/onload=alert(3)&gt;Heat pump&lt;/svg&gt;') +
          item('<![CDATA[<a href="javascript:alert(4)">Kelp</a>]]>', '<link>javascript:alert(5)</link>'),
      ),
    ),
    titles: ['Steel plant', 'Heat pump', 'Kelp'],
  },
  'titles that are nothing but markup': {
    answer: xml(rss(item('<![CDATA[<script>alert(1)</script>]]>') + item('Next to nothing'))),
    titles: ['Next to nothing'],
    refused: [/title is missing/],
  },
  'dates of every kind': {
    answer: xml(
      rss(
        ['2026-03-03', '3 mars 2026', 'Tuesday', '31 Feb 2026', '0000-00-00', '1712-05-01', '2126-01-01', '1772532000']
          .map((date) => `<item><guid>d${date}</guid><title>Dated ${date}</title><pubDate>${date}</pubDate></item>`)
          .join(''),
      ),
    ),
    // What names no day is of the day on which it came.
    titles: ['2026-03-03', '3 mars 2026', 'Tuesday', '31 Feb 2026', '0000-00-00', '1712-05-01', '1772532000'].map(
      (date) => `Dated ${date}`,
    ),
    refused: [/lies in the future/],
  },
  'items without ids, dates and links': {
    answer: xml(rss('<item><title>Bare one</title></item><item><title>Bare two</title></item><item/>')),
    titles: ['Bare one', 'Bare two'],
    refused: [/title is missing/],
  },
  'an item of 30 MB': {
    answer: xml(rss(item('Huge', `<description>${'x'.repeat(30_000_000)}</description>`) + item('After the huge one'))),
    titles: ['Huge', 'After the huge one'],
  },
  'an item of 40 MB, over the limit of a feed': {
    answer: xml(rss(item('Huge', `<description>${'x'.repeat(40_000_000)}</description>`))),
    error: /sent more than 32 MB/,
  },
  'NUL bytes and lone surrogates in XML': {
    answer: xml(rss(item('Nul\0 &#0;&#xD800;inside') + item('After nul'))),
    titles: ['Nul inside', 'After nul'],
  },
  'NUL bytes and lone surrogates in JSON': {
    answer: xml(
      `{"version":"https://jsonfeed.org/version/1.1","title":"J\\u0000","items":[{"id":"i\\u0000\\udc00","title":"Json \\u0000 and \\ud800 inside"},{"id":"\\ud800","title":"After json"}]}`,
      'application/feed+json',
    ),
    titles: ['Json and inside', 'After json'],
  },
  'NUL bytes and lone surrogates in an error': {
    answer: { status: 400, body: 'bad \0 request \ud800 here' },
    error: /does not understand the request/,
  },
  'an error page with status 200': { answer: xml('<error>database is down</error>'), error: /begins with <error>/ },
  'an empty answer': { answer: xml(''), error: /the document is empty/ },
  'a redirect to the metadata of a cloud': {
    answer: { status: 302, headers: { location: 'http://169.254.169.254/latest/meta-data/' } },
    error: /not fetched/,
  },
  'a redirect to a mapped address': {
    answer: { status: 307, headers: { location: 'http://[::ffff:10.0.0.1]/' } },
    error: /not fetched/,
  },
  'a redirect to a file': {
    answer: { status: 301, headers: { location: 'file:///etc/passwd' } },
    error: /not fetched/,
  },
};

describe('hostile sources', () => {
  let store: Store;
  let close: () => Promise<void>;
  let server: ReplayServer;
  let http: SafeHttp;
  const names = Object.keys(CASES);
  const idOf = (name: string) => `hostile-${names.indexOf(name)}`;
  const runner = (given: Pick<SafeHttp, 'send'> = http) =>
    new SourceRunner(
      { store, steps: { ingest: new Ingest({ runs: store.runs, writer: store.writer }) } as Steps },
      {},
      // A retry would only wait: politeness has its own tests.
      { send: (request) => given.send({ ...request, timeoutMs: 20_000 }) },
    );
  const add = (id: string, url: string) =>
    store.sources.add({
      id,
      name: id,
      connector: 'feed',
      options: { url },
      ecosystems: [],
      kind: 'news',
      publisher: id,
      lang: null,
      country: null,
      licenceNote: 'made for this test',
      enabled: true,
      needsKey: null,
    });

  beforeAll(async () => {
    ({ store, close } = await testStore());
    server = await startReplayServer(({ path }) => CASES[names[Number(path.slice(1))]!]!.answer);
    http = new SafeHttp({ allow: [server.host] });
    for (const [at, name] of names.entries()) await add(idOf(name), server.url(`/${at}`));
  });
  afterAll(async () => {
    await http?.close();
    await server?.close();
    await close?.();
  });

  it.each(Object.entries(CASES))('%s', async (name, { titles = [], refused = [], error }) => {
    const id = idOf(name);
    const outcome = await runner()
      .pull(id)
      .then(
        (run) => ({ run }),
        (failure: Error) => ({ failure }),
      );
    const source = await store.sources.get(id);
    if (error) {
      expect(outcome).toMatchObject({ failure: { name: 'SourceError', message: expect.stringMatching(error) } });
      expect(source).toMatchObject({ errorCount: 1, lastError: expect.stringMatching(error) });
      return;
    }
    if ('failure' in outcome) throw outcome.failure;
    const { run } = outcome;
    expect(run).toMatchObject({ status: 'done', new: titles.length, refused: refused.length });
    const { items } = await store.signals.page({ publisher: id } as never, 'newest', 50);
    const kept = items.filter(({ publisher }) => publisher === id).map(({ title }) => title);
    for (const title of titles)
      expect(kept).toContainEqual(typeof title === 'string' ? title : expect.stringMatching(title));
    const reasons = (await store.runs.refusals(run.id, 50)).map(({ reason }) => reason);
    for (const [at, reason] of refused.entries()) expect(reasons[at]).toMatch(reason);
    expect(source).toMatchObject({ errorCount: 0, lastError: null });
    expect(JSON.stringify(items)).not.toMatch(/alert\(|root:|onerror/);
  });

  /** The parts of a file, then what became of it. */
  async function ingest(name: string, parts: Iterable<string>) {
    const stream = (async function* () {
      for (const part of parts) yield Buffer.from(part);
    })();
    const opened = await openInput({ stream, name });
    const run = await store.runs.create({ id: randomUUID(), origin: 'file', label: name });
    const done = await new Ingest({ runs: store.runs, writer: store.writer }).run(run.id, opened.rows, {
      latestDay: '2026-10-07',
      kind: 'news',
      publisher: name,
    });
    return { done, refusals: (await store.runs.refusals(run.id, 10)).map(({ row, reason }) => [row, reason]) };
  }

  const row = (id: string, more: object = {}) =>
    JSON.stringify({ id, title: `Row ${id}`, date: '2026-03-03', ...more });
  /** Row `id` with a text of 100 MB, in parts of 1 MB. */
  function* huge(id: string): Generator<string> {
    yield row(id, { text: '' }).slice(0, -2);
    for (let part = 0; part < 100; part++) yield 'x'.repeat(1_000_000);
    yield '"}';
  }

  it('refuses an item of 100 MB in a file alone, whatever the format', async () => {
    const lines = function* () {
      yield `${row('l1')}\n`;
      yield* huge('l2');
      yield `\n${row('l3')}\n`;
    };
    expect(await ingest('huge.jsonl', lines())).toMatchObject({
      done: { status: 'done', new: 2, refused: 1 },
      refusals: [[2, 'the line is longer than 16 MB']],
    });
    const list = function* () {
      yield `[${row('j1')},`;
      yield* huge('j2');
      yield `,${row('j3')}]`;
    };
    expect(await ingest('huge.json', list())).toMatchObject({
      done: { status: 'done', new: 2, refused: 1 },
      refusals: [[2, 'the item is longer than 16 MB']],
    });
    const table = function* () {
      yield 'id,title,date,text\nc1,Row c1,2026-03-03,\nc2,Row c2,2026-03-03,"';
      for (let part = 0; part < 100; part++) yield 'x'.repeat(1_000_000);
      yield '"\nc3,Row c3,2026-03-03,\n';
    };
    const { done, refusals } = await ingest('huge.csv', table());
    expect(done).toMatchObject({ status: 'done', new: 2, refused: 1 });
    expect(refusals).toHaveLength(1);
  });

  it('refuses rows whose fault holds what Postgres does not take, and keeps their neighbours', async () => {
    const lines = [
      row('n1'),
      '{"id":"n2","title":"\0 and \ud800"',
      row('n3', { amountEur: '\0\ud800' }),
      row('n4', { kind: 'a\0\udc00' }),
      row('n5\0\ud800', {
        title: 'a\0b',
        codes: ['\0', '\ud800'],
        organisations: ['\0'],
        country: '\0',
        url: 'http://a.example/\0',
      }),
    ];
    const { done, refusals } = await ingest('nul.jsonl', [lines.join('\n')]);
    expect(done).toMatchObject({ status: 'done', read: 5, new: 2, refused: 3 });
    expect(refusals.map(([at]) => at)).toEqual([2, 3, 4]);
  });

  it('says of a file that is compressed twice what to do', () =>
    expect(openInput({ stream: Readable.from([gzipSync(gzipSync(row('z')))]), name: 'z.jsonl.gz' })).rejects.toThrow(
      /compressed twice/,
    ));
});
