import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Mail } from '#libs/platform';
import pg from 'pg';
import { runDigests } from '../../../apps/worker/src/digests/run-digests.js';
import { ingest, markRead } from '../../support/collections.js';
import { type PeopleApi, startPeopleApi } from '../../support/people.js';
import { bytesOf, readPdfText, readWorkbook } from '../../support/read-files.js';
import { rawRow } from '../../support/store.js';

const BASE = 'https://universe.example';
const morning = (day: number) => new Date(Date.UTC(2026, 10, day, 6));

describe('watching', () => {
  let api: PeopleApi;
  let db: pg.Client;
  let ada: string;
  let bo: string;
  beforeAll(async () => {
    api = await startPeopleApi();
    db = new pg.Client({ connectionString: api.databaseUrl });
    await db.connect();
    await bring([1, 2, 3]);
    await api.person('ada@example.org');
    await api.person('bo@example.org');
    [ada, bo] = [await api.signIn('ada@example.org'), await api.signIn('bo@example.org')];
  });
  afterAll(async () => {
    await db.end();
    await api.close();
  });
  /** Signals come in and settle. */
  const bring = async (numbers: readonly number[], fields = {}) => {
    await ingest(
      api.store,
      numbers.map((n) => rawRow(n, fields)),
    );
    await markRead(api.store);
    await db.query(`update signal set created_at = now() - interval '1 hour'`);
  };
  const watch = async (body: object, token = ada) =>
    (await api.as(token, 'post', '/watches').send(body).expect(200)).body;
  const list = async (token = ada) => (await api.as(token, 'get', '/watches').expect(200)).body;
  const news = async (id: string, token = ada) => (await list(token)).find((one: { id: string }) => one.id === id).news;

  it('a search tells what came since one looked', async () => {
    const { id, news: first } = await watch({
      kind: 'search',
      name: 'Matters',
      query: { q: 'specific matter', kind: ['news'] },
    });
    expect(first).toMatchObject({ count: 0, lost: false });
    expect(
      (await watch({ kind: 'search', name: 'Matters!', query: { kind: ['news'], q: 'specific matter' } })).id,
    ).toBe(id);
    await bring([4, 5]);
    await bring([6], { kind: 'article' });
    const found = await news(id);
    expect(found).toMatchObject({ count: 2, entries: [{ of: 'signal', id: 'test:5' }, { id: 'test:4' }] });
    await api.as(ada, 'post', `/watches/${id}/seen`).send({ mark: found.mark }).expect(204);
    expect(await news(id)).toMatchObject({ count: 0 });
    // What is not read yet is told when it is: before, nothing is known of its ecosystems and trends.
    await ingest(api.store, [rawRow(7)]);
    await db.query(`update signal set created_at = now() - interval '1 hour'`);
    expect(await news(id)).toMatchObject({ count: 0 });
    await markRead(api.store);
    expect(await news(id)).toMatchObject({ count: 1, entries: [{ id: 'test:7' }] });
    for (const query of [{}, { q: '' }, { kind: [] }, { kind: ['poem'] }, { sql: 'x' }])
      await api.as(ada, 'post', '/watches').send({ kind: 'search', name: 'x', query }).expect(400);
  });

  it('a trend tells when its ring changes', async () => {
    await api.store.trends.syncCatalogue((await import('#libs/platform')).loadCatalogue().trends);
    const trend = (await api.store.trends.active())[0]!;
    await edition(trend.id, trend.ecosystem, 'watch', 'new');
    const { id } = await watch({ kind: 'trend', trendId: trend.id });
    await edition(trend.id, trend.ecosystem, 'watch', 'none');
    expect(await news(id)).toMatchObject({ count: 0 });
    await edition(trend.id, trend.ecosystem, 'prepare', 'in');
    expect(await news(id)).toMatchObject({
      count: 1,
      entries: [{ of: 'move', from: 'watch', to: 'prepare', movement: 'in' }],
    });
    await api.as(ada, 'post', '/watches').send({ kind: 'trend', trendId: 'no-such' }).expect(404);
    const feed = (await api.as(ada, 'post', `/watches/${id}/feed`).expect(200)).body.address as string;
    const { text } = await fetchText(feed);
    expect(text).toContain(`${trend.name}: prepare`.replace('&', '&amp;'));
  });

  it('a collection is followed while one may read it, by page and by secret feed', async () => {
    const id = (await api.as(bo, 'post', '/collections').send({ title: 'Of Bo' }).expect(201)).body.id;
    await api.as(bo, 'put', `/collections/${id}/sharing`).send({ visibility: 'public' }).expect(200);
    const followed = await watch({ kind: 'collection', collectionId: id });
    const address = (await api.as(ada, 'post', `/watches/${followed.id}/feed`).expect(200)).body.address as string;
    await api.as(bo, 'post', '/saves').send({ kind: 'signal', ref: 'test:1', collectionId: id }).expect(200);
    expect(await news(followed.id)).toMatchObject({
      count: 1,
      entries: [{ of: 'change', action: 'items.added', by: '', count: 1 }],
    });
    expect((await fetchText(address)).text).toContain('Signal number 1');
    expect((await fetchText(address.replace(/key=.*/, 'key=tu_feed_guess'))).status).toBe(404);
    await api.as(bo, 'put', `/collections/${id}/sharing`).send({ visibility: 'private' }).expect(200);
    await api.as(bo, 'patch', `/collections/${id}`).send({ version: 4, title: 'Now a secret' }).expect(200);
    expect(await news(followed.id)).toMatchObject({ count: 0, lost: true, entries: [] });
    expect(JSON.stringify(await list())).not.toContain('Now a secret');
    expect((await fetchText(address)).status).toBe(404);
    await api.as(bo, 'put', `/collections/${id}/sharing`).send({ visibility: 'public' }).expect(200);
    expect((await fetchText(address)).status).toBe(200);
    await api.as(ada, 'delete', `/watches/${followed.id}/feed`).expect(204);
    expect((await fetchText(address)).status).toBe(404);
  });

  it('is nobody else’s business', async () => {
    const { id } = await watch({ kind: 'search', name: 'Private', query: { q: 'mine' } });
    for (const [method, path, body] of [
      ['patch', '', { frequency: 'daily' }],
      ['delete', '', undefined],
      ['post', '/seen', { mark: 1 }],
      ['post', '/feed', undefined],
      ['delete', '/feed', undefined],
    ] as const) {
      const call = api.as(bo, method, `/watches/${id}${path}`);
      await (body ? call.send(body) : call).expect(404);
    }
    expect((await list(bo)).map((one: { id: string }) => one.id)).not.toContain(id);
    await api.as(ada, 'delete', `/watches/${id}`).expect(204);
  });

  it('brings one digest a day, however many workers try, and stops by its link', async () => {
    const dee = await api.person('dee@example.org');
    const token = await api.signIn('dee@example.org');
    const { id } = await watch(
      { kind: 'search', name: 'Daily\nnews', query: { q: 'matter' }, frequency: 'daily' },
      token,
    );
    await watch({ kind: 'search', name: 'Weekly', query: { q: 'number' }, frequency: 'weekly' }, token);
    const sent: Mail[] = [];
    const post = async (mail: Mail) => void sent.push(mail);
    const run = (day: number) =>
      Promise.all(Array.from({ length: 5 }, () => runDigests(api.store, BASE, post, morning(day))));
    await run(24);
    expect(sent).toEqual([]);
    await bring([20, 21]);
    await run(24);
    expect(sent).toEqual([]);
    const outcome = await run(25);
    expect(outcome.reduce((sum, { written }) => sum + written, 0)).toBe(1);
    expect(sent).toHaveLength(1);
    const [mail] = sent as [Mail];
    expect(mail).toMatchObject({
      to: 'dee@example.org',
      subject: '2 things new in what you watch',
      name: `${dee.id}.daily.2026-11-25`,
    });
    expect(mail.text).toContain('Daily news\n');
    expect(mail.text).toContain(`${BASE}/signals/test%3A20`);
    await run(25);
    await run(26);
    expect(sent).toHaveLength(1);
    // The week's digest has the news of the week, told by the daily one or not.
    await run(30);
    expect(sent.map(({ name }) => name?.split('.').slice(1).join())).toEqual(['daily,2026-11-25', 'weekly,2026-W49']);
    const { rows } = await db.query('select text, unsubscribe_secret from digest where account_id = $1', [dee.id]);
    expect(rows.every((row) => row.text === null && row.unsubscribe_secret === null)).toBe(true);

    const secret = /unsubscribe#(tu_uns_[\w-]+)/.exec(mail.text)![1]!;
    expect(mail.unsubscribe).toContain(secret);
    await api.call('post', '/watches/unsubscription').send({ token: 'tu_uns_guess' }).expect(400);
    await api
      .call('post', `/watches/one-click-unsubscription?token=${secret}`)
      .type('form')
      .send('List-Unsubscribe=One-Click')
      .expect(200);
    expect((await list(token)).map((one: { name: string; frequency: string }) => [one.name, one.frequency])).toEqual([
      ['Weekly', 'weekly'],
      ['Daily news', 'none'],
    ]);
    expect(id).toBeDefined();
  });

  it('sends again what the mail server refused, and loses nothing', async () => {
    await api.person('eve@example.org');
    const token = await api.signIn('eve@example.org');
    await watch({ kind: 'search', name: 'Eve', query: { q: 'matter' }, frequency: 'daily' }, token);
    await bring([30]);
    const sent: Mail[] = [];
    const refuse = async () => Promise.reject(new Error('451 later'));
    const later = (minutes: number) => new Date(morning(30).getTime() + minutes * 60_000);
    expect(await runDigests(api.store, BASE, refuse, later(1))).toMatchObject({ sent: 0 });
    expect(sent).toEqual([]);
    expect(await runDigests(api.store, BASE, async (mail) => void sent.push(mail), later(2))).toMatchObject({
      sent: 1,
      failed: 0,
    });
    expect(sent).toMatchObject([{ to: 'eve@example.org' }]);
  });

  const fetchText = async (address: string) => {
    const url = new URL(address);
    const response = await fetch(`${api.origin}${url.pathname}${url.search}`);
    return { status: response.status, text: await response.text() };
  };

  async function edition(trendId: string, ecosystem: string, ring: string, movement: string): Promise<void> {
    await db.query(
      `with e as (insert into edition (as_of, method_version, parameters, evidence_hash, input_hash, hash, signal_count, synthetic)
         values ('2026-11-20', 'test', '{}', gen_random_uuid()::text, '', gen_random_uuid()::text, 0, false) returning number)
       insert into placement (edition, ecosystem, trend_id, name, segment, origin, radius, ring, placement, explanation)
       select number, $2, $1, 'x', 'x', 'curated', 0.5, $3, json_build_object('movement', $4::text), '{}' from e`,
      [trendId, ecosystem, ring, movement],
    );
  }

  it('tells of a signal that its source took back: tombstone in the collection, its feeds, the digest and the files', async () => {
    await bring([40, 41]);
    const id = (await api.as(bo, 'post', '/collections').send({ title: 'With a loss' }).expect(201)).body.id;
    await api.as(bo, 'put', `/collections/${id}/sharing`).send({ visibility: 'public' }).expect(200);
    await api.person('flo@example.org');
    const flo = await api.signIn('flo@example.org');
    const followed = await watch({ kind: 'collection', collectionId: id, frequency: 'daily' }, flo);
    await watch({ kind: 'search', name: 'All', query: { q: 'specific matter' }, frequency: 'daily' }, flo);
    const secret = (await api.as(flo, 'post', `/watches/${followed.id}/feed`).expect(200)).body.address as string;
    const searched = (await list(flo)).find((one: { name: string }) => one.name === 'All').id;
    const found = (await api.as(flo, 'post', `/watches/${searched}/feed`).expect(200)).body.address as string;
    for (const n of [40, 41])
      await api
        .as(bo, 'post', '/saves')
        .send({ kind: 'signal', ref: `test:${n}`, collectionId: id })
        .expect(200);
    expect((await fetchText(found)).text).toContain('Signal number 40 ');
    await bring([42]);
    await ingest(api.store, [{ id: 'test:40', withdrawn: true, reason: 'Retracted <by> its source' }]);

    // The collection keeps its place, without its text.
    const { items } = (await api.as(flo, 'get', `/collections/${id}`).expect(200)).body;
    expect(items).toMatchObject([
      { ref: 'test:40', state: 'withdrawn', withdrawnWhy: 'Retracted <by> its source', signal: { excerpt: '' } },
      { ref: 'test:41', state: 'here' },
    ]);
    await api.call('get', '/signals/test%3A40').expect(404);
    // Both feeds of the collection say so, the feed of the search has it no more.
    for (const address of [secret, `${api.origin}/api/v1/collections/${id}/feed`]) {
      const { text } = await fetchText(address);
      expect(text).toContain('<title>Withdrawn: Signal number 40 ');
      expect(text).toContain('Withdrawn by its source: Retracted &lt;by&gt; its source');
      expect(text.match(/A text that says a little more/g)).toHaveLength(1);
    }
    const search = (await fetchText(found)).text;
    expect(search).toContain('Signal number 42 ');
    expect(search).not.toContain('Signal number 40 ');
    // One digest: the collection names it as withdrawn, the search does not name it.
    const sent: Mail[] = [];
    await runDigests(api.store, BASE, async (mail) => void sent.push(mail), new Date(Date.now() + 86_400_000));
    const { text } = sent.find(({ to }) => to === 'flo@example.org')!;
    expect(text).toMatch(/Signal number 40 [^\n]*\(withdrawn by its source\)/);
    expect(text).not.toContain(`${BASE}/signals/test%3A40`);
    expect(text).toContain(`${BASE}/signals/test%3A42`);
    // Files keep it and say so.
    for (const format of ['csv', 'json', 'ris', 'bib']) {
      const file = (await bytesOf(api.as(flo, 'get', `/collections/${id}/export/${format}`))).toString();
      expect(file).toMatch(/withdrawn/i);
      expect(file).toContain('Signal number 40 ');
    }
    const { sheets } = readWorkbook(await bytesOf(api.as(flo, 'get', `/collections/${id}/export/xlsx`)));
    expect(
      Object.values(sheets)
        .flat()
        .find((row) => row.join(' ').includes('Signal number 40 '))!
        .join(' '),
    ).toMatch(/withdrawn/i);
    const pdf = readPdfText(await bytesOf(api.as(flo, 'get', `/collections/${id}/export/pdf`))).replace(/\s+/g, ' ');
    expect(pdf).toContain('Signal number 40 ');
    expect(pdf).toMatch(/withdrawn/i);
  });
});
