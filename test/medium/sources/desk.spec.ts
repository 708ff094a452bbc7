import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ReplayServer, startReplayServer } from '../../support/replay-server.js';
import { type SourcesApi, startSourcesApi } from '../../support/sources.js';
import { until } from '../../support/until.js';

const item = (id: string, title: string, date: string) =>
  `<item><guid isPermaLink="false">${id}</guid><title>${title}</title><link>https://kelp.example/${id}</link>${date && `<pubDate>${date}</pubDate>`}</item>`;
const feed = (items: string) =>
  `<rss version="2.0"><channel><title>Kelp Weekly</title><link>https://kelp.example/</link><language>nl-NL</language>${items}</channel></rss>`;
const FIRST = feed(
  item('k1', 'Kelp farms grow', 'Tue, 03 Mar 2026 10:00:00 GMT') + item('k2', 'Kelp without a date', ''),
);
const PAGE =
  '<html><head><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body>Kelp</body></html>';

describe('the desk of sources', () => {
  let api: SourcesApi;
  let server: ReplayServer;

  beforeAll(async () => {
    server = await startReplayServer(({ path }) =>
      path.startsWith('/feed')
        ? { body: FIRST, headers: { 'content-type': 'text/plain' } }
        : path === '/page'
          ? { body: PAGE }
          : { status: 404, body: 'no' },
    );
    api = await startSourcesApi([server.host]);
  });
  afterAll(async () => {
    await api.close();
    await server.close();
  });

  const check = async (url: string) => {
    const { body } = await api.edit('post', '/source-checks').send({ options: { url } }).expect(202);
    return api.answer(`/source-checks/${body.id}`);
  };

  it('lists the connectors, with where to get the key they lack', async () => {
    const { body } = await api.call('get', '/connectors').expect(200);
    expect(body.map(({ id }: { id: string }) => id)).toEqual([
      'feed',
      'openalex',
      'crossref',
      'epo-ops',
      'uspto-odp',
      'cordis',
      'gdelt',
      'eu-calls',
      'eurostat',
      'deals-csv',
      'table',
    ]);
    const epo = body.find(({ id }: { id: string }) => id === 'epo-ops');
    expect(epo).toMatchObject({ status: 'needs a key', missing: ['EPO_OPS_KEY', 'EPO_OPS_SECRET'] });
    expect(epo.where).toContain('developers.epo.org');
    expect(body[0].options.properties.url).toBeDefined();
  });

  it('looks at a feed before it is added, and stores nothing', async () => {
    const before = (await api.store.sources.list()).length;
    const { state, result } = await check(server.url('/feed.xml'));
    expect(state).toBe('done');
    expect(result).toMatchObject({ ok: true, title: 'Kelp Weekly', language: 'nl', items: 2, refused: 0 });
    expect(result.sample[0]).toMatchObject({ title: 'Kelp farms grow', date: '2026-03-03', lang: 'nl' });
    expect(await api.store.sources.list()).toHaveLength(before);
    expect((await api.store.signals.page({}, 'newest', 5)).items).toEqual([]);
  });

  it.each([
    ['/page', /names one at/],
    ['/gone', /404/],
  ])('says why %s is no source', async (path, why) => {
    const { result } = await check(server.url(path));
    expect(result).toMatchObject({ ok: false, error: expect.stringMatching(why) });
  });

  it('does not look inside the own network, however the address is written', async () => {
    for (const url of [
      'http://127.0.0.1:1/feed',
      'http://[::ffff:127.0.0.1]/',
      'http://0x7f000001/',
      'http://169.254.169.254/latest/meta-data/',
    ])
      expect((await check(url)).result).toMatchObject({ ok: false, error: expect.stringMatching(/not fetched/) });
  });

  it('names the fault of options that do not fit, and of a connector that is not there', async () => {
    const ask = async (connector: string, options: object) => {
      const { body } = await api.edit('post', '/source-checks').send({ connector, options }).expect(202);
      return (await api.answer(`/source-checks/${body.id}`)).result.error;
    };
    expect(await ask('gdelt', {})).toMatch(/query/);
    expect(await ask('nothing', {})).toMatch(/no connector/i);
    expect(await ask('epo-ops', { cql: 'ta=steel' })).toMatch(/EPO_OPS_KEY/);
  });

  it('adds what was checked, pulls it, and shows the mix of what came', async () => {
    const looked = await api.edit('post', '/source-checks').send({ options: { url: server.url('/feed.xml') } });
    await api.answer(`/source-checks/${looked.body.id}`);
    const { body } = await api
      .edit('post', '/sources')
      .send({ checkId: looked.body.id, ecosystems: ['agri-food'], country: 'NL' })
      .expect(201);
    expect(body).toMatchObject({ name: 'Kelp Weekly', own: true, enabled: true });
    const pulled = await until('the first pull', async () => {
      const source = await api.store.sources.get(body.id);
      return (source.lastOk ?? source.lastError) !== null && source;
    });
    expect(pulled).toMatchObject({ lastError: null, errorCount: 0 });
    const { body: shown } = await api.call('get', `/sources/${body.id}`).expect(200);
    expect(shown).toMatchObject({
      status: 'ok',
      options: null,
      politeness: { gapMs: 2000, concurrency: 1 },
      lastPull: { items: 2, languages: { nl: 2 }, countries: { NL: 2 } },
      kept: { payloads: 1, bytes: Buffer.byteLength(FIRST) },
    });
    const { body: own } = await api.edit('get', `/sources/${body.id}`).expect(200);
    expect(own.options).toEqual({ url: server.url('/feed.xml') });
    const { body: runs } = await api.call('get', `/sources/${body.id}/runs`).expect(200);
    expect(runs.items[0]).toMatchObject({ status: 'done', new: 2 });
    await api
      .edit('post', '/sources')
      .send({ url: server.url('/feed.xml') })
      .expect(400);
  });

  it('reads what is kept again without asking the source, and finds what a better parser finds', async () => {
    const { id } = (await api.store.sources.list()).find(({ name }) => name === 'Kelp Weekly')!;
    const asked = server.requests.length;
    const again = async (query = '') => {
      const { body } = await api.edit('post', `/sources/${id}/rereading${query}`).expect(202);
      return api.over(body.id);
    };
    expect(await again()).toMatchObject({ status: 'done', read: 2, new: 0, changed: 0, duplicate: 2 });
    // As if the parser of the day had got a title wrong.
    const { items } = await api.store.signals.page({}, 'newest', 5);
    const signal = items.find(({ title }) => title === 'Kelp farms grow')!;
    const { default: pg } = await import('pg');
    const db = new pg.Client({ connectionString: api.databaseUrl });
    await db.connect();
    await db.query(`update signal set title = 'garbled', content_hash = '\\x00' where id = $1`, [signal.id]);
    await db.end();
    expect(await again('?dryRun=true')).toMatchObject({ dryRun: true, changed: 1, duplicate: 1 });
    expect((await api.store.signals.page({}, 'newest', 5)).items.map(({ title }) => title)).toContain('garbled');
    expect(await again()).toMatchObject({ changed: 1, duplicate: 1 });
    expect((await api.store.signals.page({}, 'newest', 5)).items.map(({ title }) => title)).not.toContain('garbled');
    expect(server.requests).toHaveLength(asked);
  });

  it('changes what is known of a source, and asks a new address from the beginning', async () => {
    const { id } = (await api.store.sources.list()).find(({ name }) => name === 'Kelp Weekly')!;
    await api.edit('patch', `/sources/${id}`).send({ name: 'Kelp Daily', lang: null }).expect(200);
    const { body } = await api
      .edit('patch', `/sources/${id}`)
      .send({ url: server.url('/feed2.xml') })
      .expect(200);
    expect(body).toMatchObject({
      name: 'Kelp Daily',
      lang: null,
      options: { url: server.url('/feed2.xml') },
      nextCheck: null,
    });
    expect((await api.store.sources.get(id)).state).toEqual({});
    await api.edit('patch', `/sources/${id}`).send({}).expect(400);
    await api.edit('patch', `/sources/${id}`).send({ state: {} }).expect(400);
    await api
      .edit('patch', '/sources/openalex-hydrogen')
      .send({ url: 'https://x.example/' })
      .expect((r) => {
        if (![400, 404].includes(r.status)) throw new Error(`status ${r.status}`);
      });
  });

  it('keeps an edit of a preset over the next start, and takes only own sources away', async () => {
    await api.edit('patch', '/sources/sifted').send({ name: 'Sifted (EU)' }).expect(200);
    await api.store.sources.sync([{ ...(await api.store.sources.get('sifted')), name: 'Sifted' }]);
    expect((await api.call('get', '/sources/sifted').expect(200)).body.name).toBe('Sifted (EU)');
    await api.edit('delete', '/sources/sifted').expect(400);
    const { id } = (await api.store.sources.list()).find(({ name }) => name === 'Kelp Daily')!;
    await api.edit('delete', `/sources/${id}`).expect(204);
    await api.call('get', `/sources/${id}`).expect(404);
    expect((await api.store.signals.page({}, 'newest', 5)).items).toHaveLength(2);
  });

  const importList = async (body: Buffer | string, query: string) => {
    const { body: asked } = await api
      .edit('post', `/source-lists?${query}`)
      .set('content-type', 'application/octet-stream')
      .send(body as string)
      .expect(202);
    return api.answer(`/source-lists/${asked.id}`);
  };

  it('imports a list row by row: first dry, then for good, then nothing more', async () => {
    const list = `<opml><head><title>Mine</title></head><body><outline text="Food & drink">
      <outline text="Kelp" xmlUrl="https://kelp.example/feed"/><outline text="Twice" xmlUrl="https://kelp.example/feed"/>
      <outline text="No address"/><outline text="Bad" xmlUrl="javascript:alert(1)"/></outline></body></opml>`;
    const dry = await importList(list, 'dryRun=true&enabled=false');
    expect(dry.result).toMatchObject({ title: 'Mine', read: 4, new: 1, known: 0, refused: 3 });
    expect((await api.store.sources.list()).some(({ name }) => name === 'Kelp')).toBe(false);
    const real = await importList(list, 'enabled=false&ecosystems=agri-food&kind=article');
    expect(real.result.rows.map(({ row, outcome }: { row: number; outcome: string }) => [row, outcome])).toEqual([
      [2, 'new'],
      [3, 'refused'],
      [4, 'refused'],
      [5, 'refused'],
    ]);
    expect((await api.store.sources.list()).find(({ name }) => name === 'Kelp')).toMatchObject({
      enabled: false,
      own: true,
      kind: 'article',
      ecosystems: ['agri-food'],
    });
    expect((await importList(list, 'enabled=false')).result).toMatchObject({ new: 0, known: 1, refused: 3 });
  });

  it('says what a document is that is no list', async () => {
    expect((await importList('<html></html>', 'dryRun=true')).result).toMatchObject({
      read: 0,
      error: expect.stringContaining('no OPML'),
    });
    await api.edit('post', '/source-lists').set('content-type', 'application/octet-stream').expect(400);
    await api.edit('post', '/source-lists?kind=nonsense').send('x').expect(400);
  });

  it('is for editors only', async () => {
    for (const [method, path] of [
      ['post', '/source-checks'],
      ['post', '/source-lists'],
      ['patch', '/sources/sifted'],
      ['delete', '/sources/sifted'],
      ['post', '/sources/sifted/rereading'],
    ] as const)
      await api
        .call(method as 'post', path)
        .send({})
        .expect(401);
  });
});
