import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type PeopleApi, startPeopleApi } from '../../support/people.js';
import { ingest } from '../../support/collections.js';
import { rawRow } from '../../support/store.js';

interface Item {
  readonly id: string;
  readonly ref: string;
  readonly sectionId: string | null;
  readonly note: string;
  readonly tags: readonly string[];
}

describe('a collection', () => {
  let api: PeopleApi;
  let ada: string;
  let bo: string;
  let count = 0;
  let id: string;
  beforeAll(async () => {
    api = await startPeopleApi();
    await ingest(
      api.store,
      Array.from({ length: 12 }, (_, n) => rawRow(n + 1)),
    );
    await api.person('ada@example.org');
    await api.person('bo@example.org');
    [ada, bo] = (await Promise.all(['ada@example.org', 'bo@example.org'].map((email) => api.signIn(email)))) as [
      string,
      string,
    ];
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    const { body } = await api
      .as(ada, 'post', '/collections')
      .send({ title: `List ${++count}` })
      .expect(201);
    id = body.id;
  });

  const save = async (n: number, token = ada) =>
    (
      await api
        .as(token, 'post', '/saves')
        .send({ kind: 'signal', ref: `test:${n}`, collectionId: id })
        .expect(200)
    ).body;
  const read = async (token = ada) => (await api.as(token, 'get', `/collections/${id}`).expect(200)).body;
  const refs = async () => ((await read()).items as Item[]).map(({ ref }) => ref);
  const on = (method: 'post' | 'patch' | 'delete' | 'put', path: string, token = ada) =>
    api.as(token, method, `/collections/${id}${path}`);
  /** Makes Bo an editor. */
  const together = async () => {
    const account = await api.store.accounts.byEmail('bo@example.org');
    await on('post', '/invitations').send({ email: 'bo@example.org', role: 'editor' }).expect(202);
    const mail = await api.mail.mailTo('bo@example.org', count0 + 1);
    count0++;
    const token = /#(tu_link_[\w-]{43})/.exec(mail.text)![1]!;
    await api.as(bo, 'post', '/collection-invitations/acceptance').send({ token }).expect(200);
    return account!.id;
  };
  let count0 = 0;

  it('takes a signal with one click, into the collection last used, once', async () => {
    const first = await save(1);
    expect(first).toMatchObject({ collectionId: id, already: false });
    const usual = await api.as(ada, 'post', '/saves').send({ kind: 'signal', ref: 'test:2' }).expect(200);
    expect(usual.body.collectionId).toBe(id);
    expect((await save(2)).already).toBe(true);
    expect(await refs()).toEqual(['test:1', 'test:2']);
    await api.as(ada, 'post', '/saves').send({ kind: 'signal', ref: 'test:nothing', collectionId: id }).expect(404);
    const held = await api
      .as(ada, 'post', '/saves/lookup')
      .send({ signals: ['test:1', 'test:9'] })
      .expect(200);
    expect(held.body.held).toEqual([{ kind: 'signal', ref: 'test:1', collectionId: id, itemId: first.itemId }]);
    expect((await api.as(bo, 'post', '/saves/lookup').send({ signals: ['test:1'] })).body.held).toEqual([]);
  });

  it('begins a reading list for somebody who has none', async () => {
    const { body } = await api.as(bo, 'post', '/saves').send({ kind: 'signal', ref: 'test:1' }).expect(200);
    expect(body.title).toBe('My reading list');
  });

  it('takes trends, too, and shows what they are', async () => {
    const [trend] = await api.store.trends.active();
    if (!trend) await api.store.trends.syncCatalogue((await import('#libs/platform')).loadCatalogue().trends);
    const { id: ref, name } = (await api.store.trends.active())[0]!;
    await api.as(ada, 'post', '/saves').send({ kind: 'trend', ref, collectionId: id }).expect(200);
    expect((await read()).items).toMatchObject([
      { kind: 'trend', ref, title: name, state: 'here', trend: { status: 'active' } },
    ]);
  });

  it('keeps notes and tags, is searched, and takes every change back', async () => {
    const { itemId, version } = await save(1);
    await save(2);
    const noted = await on('patch', `/items/${itemId}`)
      .send({ version, note: 'Ask <b>Ada</b>\nabout it', tags: ['steel', 'steel', 'Q3'] })
      .expect(200);
    const [item] = (await read()).items;
    expect(item).toMatchObject({ note: 'Ask <b>Ada</b>\nabout it', tags: ['steel', 'Q3'] });
    for (const [q, found] of [
      ['ada', 1],
      ['q3', 1],
      ['specific matter', 2],
      ['100%', 0],
      ['nothing of it', 0],
    ] as const) {
      const { body } = await api.as(ada, 'get', `/collections/${id}?q=${encodeURIComponent(q)}`).expect(200);
      expect({ q, found: body.items.length }).toEqual({ q, found });
    }
    await on('post', `/history/${noted.body.version}/reversal`).expect(200);
    expect((await read()).items[0]).toMatchObject({ note: '', tags: [] });
    const gone = await on('post', '/removals')
      .send({ items: [itemId] })
      .expect(200);
    expect(await refs()).toEqual(['test:2']);
    await on('post', `/history/${gone.body.version}/reversal`).expect(200);
    expect(await refs()).toEqual(['test:1', 'test:2']);
    await on('post', `/history/${gone.body.version}/reversal`).expect(400);
    const { body } = await api.as(ada, 'get', `/collections/${id}/history`).expect(200);
    expect(body.items.map(({ action }: { action: string }) => action)).toEqual([
      'items.restored',
      'items.removed',
      'item.changed',
      'item.changed',
      'items.added',
      'items.added',
      'collection.created',
    ]);
  });

  it('has sections and an order that stays', async () => {
    for (const n of [1, 2, 3]) await save(n);
    const [a, b, c] = (await read()).items as [Item, Item, Item];
    const { body: section } = await on('post', '/sections').send({ title: 'Later' }).expect(201);
    await on('post', `/items/${a.id}/move`).send({ sectionId: section.id, after: null }).expect(200);
    const moved = await on('post', `/items/${c.id}/move`).send({ sectionId: null, after: null }).expect(200);
    expect((await read()).items.map((item: Item) => [item.ref, item.sectionId])).toEqual([
      ['test:3', null],
      ['test:1', section.id],
      ['test:2', null],
    ]);
    await on('post', `/history/${moved.body.version}/reversal`).expect(200);
    expect((await refs()).indexOf('test:3')).toBeGreaterThan((await refs()).indexOf('test:2'));
    const gone = await on('delete', `/sections/${section.id}`).expect(200);
    expect((await read()).items.every((item: Item) => item.sectionId === null)).toBe(true);
    await on('post', `/history/${gone.body.version}/reversal`).expect(200);
    expect((await read()).items.find((item: Item) => item.id === a.id).sectionId).toBe(section.id);
    await on('post', `/items/${a.id}/move`).send({ sectionId: null, after: a.id }).expect(400);
    await on('post', `/items/${b.id}/move`)
      .send({ sectionId: '00000000-0000-4000-8000-000000000000', after: null })
      .expect(404);
  });

  it('finds room for a hundred moves to one place', async () => {
    for (const n of [1, 2, 3, 4]) await save(n);
    const items = (await read()).items as Item[];
    for (let n = 0; n < 100; n++) {
      const [moved, anchor] = n % 2 ? [items[2]!, items[0]!] : [items[3]!, items[0]!];
      await api.store.collectionItems.move(
        id,
        (await api.store.accounts.byEmail('ada@example.org'))!.id,
        moved.id,
        null,
        anchor.id,
      );
      const order = await api.store.collectionItems.read(id);
      expect(order.findIndex((item) => item.id === moved.id)).toBe(
        order.findIndex((item) => item.id === anchor.id) + 1,
      );
    }
  });

  it('loses nothing when two people edit and reorder at once', async () => {
    await together();
    const versions: number[] = [];
    for (const n of [1, 2, 3, 4, 5, 6]) versions.push((await save(n)).version);
    const { items, version } = (await read()) as { items: Item[]; version: number };
    // Different items, and different fields of one item, at the same moment, all from the same version.
    const answers = await Promise.all([
      on('patch', `/items/${items[0]!.id}`).send({ version, note: 'by Ada' }),
      on('patch', `/items/${items[0]!.id}`, bo).send({ version, tags: ['by-bo'] }),
      on('patch', `/items/${items[1]!.id}`, bo).send({ version, note: 'by Bo' }),
      on('post', `/items/${items[5]!.id}/move`).send({ sectionId: null, after: null }),
      on('post', `/items/${items[4]!.id}/move`, bo).send({ sectionId: null, after: items[1]!.id }),
      on('post', '/removals', bo).send({ items: [items[3]!.id] }),
      api.as(bo, 'post', '/saves').send({ kind: 'signal', ref: 'test:7', collectionId: id }),
      api.as(ada, 'post', '/saves').send({ kind: 'signal', ref: 'test:8', collectionId: id }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const after = (await read()).items as Item[];
    expect(after[0]!.ref).toBe('test:6');
    expect(after.map(({ ref }) => ref).sort()).toEqual([
      'test:1',
      'test:2',
      'test:3',
      'test:5',
      'test:6',
      'test:7',
      'test:8',
    ]);
    expect(after.find(({ ref }) => ref === 'test:1')).toMatchObject({ note: 'by Ada', tags: ['by-bo'] });
    expect(after.find(({ ref }) => ref === 'test:2')).toMatchObject({ note: 'by Bo' });
    const order = after.map(({ ref }) => ref);
    expect(order.indexOf('test:5')).toBe(order.indexOf('test:2') + 1);

    // The same field at the same moment: one is written, the other is told what stands there, and nothing is overwritten.
    const clash = await Promise.all([
      on('patch', `/items/${items[2]!.id}`).send({ version, note: 'first?' }),
      on('patch', `/items/${items[2]!.id}`, bo).send({ version, note: 'second?' }),
    ]);
    expect(clash.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = clash.find(({ status }) => status === 409)!;
    const stands = (await read()).items.find((item: Item) => item.id === items[2]!.id).note;
    expect(refused.body.details).toContainEqual({ path: 'note', message: JSON.stringify(stands) });
    const newest = Number(refused.body.details[0].message);
    await on('patch', `/items/${items[2]!.id}`, bo).send({ version: newest, note: 'both' }).expect(200);
    await on('patch', `/items/${items[2]!.id}`, bo).send({ version: 9_999, note: 'x' }).expect(400);
  });

  it('takes many moves of two people at once and keeps each item once', async () => {
    await together();
    for (let n = 1; n <= 10; n++) await save(n);
    const items = (await read()).items as Item[];
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        on('post', `/items/${items[n % 10]!.id}/move`, n % 2 ? ada : bo).send({
          sectionId: null,
          after: n % 10 === 0 ? null : items[(n * 7) % 10]!.id,
        }),
      ),
    );
    expect(answers.every(({ status }) => status === 200 || status === 400)).toBe(true);
    expect((await refs()).sort()).toEqual(items.map(({ ref }) => ref).sort());
  });

  it('tells what changed since the last visit', async () => {
    await together();
    const visit = (token: string) => on('post', '/visits', token).expect(200);
    expect((await visit(ada)).body).toEqual({ since: null, events: [], withdrawn: [], moved: [] });
    await api.store.collectionVisits.look(id, (await api.store.accounts.byEmail('ada@example.org'))!.id);
    await backdate('ada@example.org');
    await api.as(bo, 'post', '/saves').send({ kind: 'signal', ref: 'test:4', collectionId: id }).expect(200);
    await save(5);
    const { body } = await visit(ada);
    expect(body.events).toMatchObject([
      { action: 'items.added', by: 'bo', mine: false, titles: [expect.stringContaining('number 4')] },
    ]);
    // A second look of the same visit shows the same.
    expect((await visit(ada)).body.events).toHaveLength(1);
    const list = (await api.as(ada, 'get', '/collections').expect(200)).body;
    expect(list.find((head: { id: string }) => head.id === id)).toMatchObject({ items: 2, unseen: 0, role: 'owner' });
  });

  it('is put away and brought back', async () => {
    await save(1);
    await api.as(ada, 'delete', `/collections/${id}`).expect(204);
    await api.as(ada, 'get', `/collections/${id}`).expect(404);
    await api.as(bo, 'post', `/collections/${id}/restoration`).expect(404);
    await on('post', '/restoration').expect(204);
    expect(await refs()).toEqual(['test:1']);
  });

  it.each([
    ['post', '', { title: '' }],
    ['post', '', { title: 'x'.repeat(201) }],
    ['post', '', { title: 'x', owner: 'me' }],
  ] as const)('refuses %s %s %j', async (method, path, body) => {
    await api.as(ada, method, `/collections${path}`).send(body).expect(400);
  });

  /** Lets a visit have been an hour ago. */
  async function backdate(email: string): Promise<void> {
    const { id: account } = (await api.store.accounts.byEmail(email))!;
    const pg = (await import('pg')).default;
    const db = new pg.Client({ connectionString: api.databaseUrl });
    await db.connect();
    await db.query(
      `update collection_visit set seen_at = now() - interval '1 hour' where account_id = $1 and collection_id = $2`,
      [account, id],
    );
    await db.query(`update collection_event set at = at - interval '2 hours' where collection_id = $1`, [id]);
    await db.end();
  }
});
