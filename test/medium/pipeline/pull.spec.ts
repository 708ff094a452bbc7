import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ingest } from '#libs/pipeline';
import { SafeHttp } from '#libs/sources';
import type { Store } from '#libs/store';
import { SourceRunner } from '../../../apps/worker/src/source-runner.js';
import type { Steps } from '../../../apps/worker/src/steps.js';
import { run as runProgram } from '../../support/processes.js';
import { testStore } from '../../support/store.js';

const feed = `<?xml version="1.0"?><rss version="2.0"><channel><title>Plant News</title><link>https://plant.example/</link>
<item><guid>p1</guid><title>A plant makes steel with hydrogen in the north</title><link>https://plant.example/1</link><pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate></item>
<item><guid>p2</guid><title>An <b>electrolyser</b> the size of a football field</title><link>https://plant.example/2</link><pubDate>Wed, 04 Mar 2026 10:00:00 GMT</pubDate></item>
<item><guid>p3</guid><title></title><pubDate>not a day</pubDate></item></channel></rss>`;

describe('pulling a feed from a real server', () => {
  let store: Store;
  let close: () => Promise<void>;
  let url: string;
  let server: Server;
  let address: string;
  let broken = false;
  let requests = 0;

  beforeAll(async () => {
    ({ store, close, url } = await testStore());
    server = createServer((request, response) => {
      requests++;
      if (broken) return void response.writeHead(404).end('gone');
      if (request.headers['if-none-match'] === '"v1"') return void response.writeHead(304).end();
      response.writeHead(200, { 'content-type': 'application/rss+xml', etag: '"v1"' }).end(feed);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    await store.sources.add({
      id: 'plant-news',
      name: 'Plant News',
      connector: 'feed',
      options: { url: `http://${address}/feed.xml` },
      ecosystems: ['energy-intensive'],
      kind: 'news',
      publisher: 'Plant News',
      lang: 'en',
      country: 'SE',
      licenceNote: 'made for this test',
      enabled: true,
      needsKey: null,
    });
  });
  afterAll(async () => {
    server.close();
    await close();
  });

  const runner = (allow: string[]) => {
    const ingest = new Ingest({ runs: store.runs, writer: store.writer });
    return new SourceRunner({ store, steps: { ingest } as Steps }, {}, new SafeHttp({ allow }));
  };

  it('takes what is there, keeps the payload, and says how it went', async () => {
    const run = await runner([address]).pull('plant-news');
    expect(run).toMatchObject({ status: 'done', new: 2, origin: 'source:plant-news' });
    const { items } = await store.signals.page({}, 'newest', 10);
    expect(items.map((item) => [item.title, item.country, item.lang, item.publisher])).toEqual([
      ['An electrolyser the size of a football field', 'SE', 'en', 'Plant News'],
      ['A plant makes steel with hydrogen in the north', 'SE', 'en', 'Plant News'],
    ]);
    expect(await store.sources.get('plant-news')).toMatchObject({ errorCount: 0, lastError: null, lastRun: run.id });
    const payloads = [];
    for await (const payload of store.sources.payloads('plant-news'))
      payloads.push(Buffer.from(payload.bytes).toString());
    expect(payloads).toEqual([feed]);
    expect(await store.sources.takeDue(10, 1_000)).toEqual([]);
  });

  it('asks conditionally the next time', async () => {
    const run = await runner([address]).pull('plant-news');
    expect(run).toMatchObject({ status: 'done', read: 0 });
    expect(requests).toBe(2);
  });

  it('is read again by command, without asking the source', async () => {
    const again = async (...options: string[]) => {
      const program = runProgram('apps/worker/src/cli/reread.js', options, { DATABASE_URL: url });
      const code = await program.ended;
      return { code, output: program.output() };
    };
    await store.writer.remove((await store.signals.page({}, 'newest', 1)).items.map(({ id }) => id));
    const before = requests;
    expect(await again('--no-update', '--dry-run', 'plant-news')).toMatchObject({
      code: 0,
      output: expect.stringMatching(
        /^plant-news: 1 payloads, 3 read = 1 new \+ 0 changed \+ 1 duplicate \+ 1 refused \(dry run/m,
      ),
    });
    expect((await again('--no-update', '--all')).output).toContain(
      '3 read = 1 new + 0 changed + 1 duplicate + 1 refused',
    );
    expect(requests).toBe(before);
    expect(await again('no-such-source')).toMatchObject({ code: 1, output: expect.stringContaining('no-such-source') });
  });

  it('writes down a failure beside the source, and when it is asked again', async () => {
    broken = true;
    await expect(runner([address]).pull('plant-news')).rejects.toThrow();
    const source = await store.sources.get('plant-news');
    expect(source).toMatchObject({ errorCount: 1, lastError: expect.stringContaining('404') });
    expect(new Date(source.nextCheck!).getTime()).toBeGreaterThan(Date.now() + 10 * 60_000);
  });

  it('does not ask addresses inside the own network', async () => {
    const before = requests;
    await expect(runner([]).pull('plant-news')).rejects.toThrow(/not fetched/);
    expect(requests).toBe(before);
  });

  it('knows the presets, and which of them need a key', async () => {
    await runner([]).syncPresets();
    const sources = await store.sources.list();
    expect(sources.length).toBeGreaterThan(70);
    expect(sources.find((source) => source.connector === 'epo-ops')).toMatchObject({
      enabled: false,
      needsKey: { present: false },
    });
    await store.sources.setEnabled('stat-news', false);
    await runner([]).syncPresets();
    expect(await store.sources.get('stat-news')).toMatchObject({ enabled: false });
  });
});
