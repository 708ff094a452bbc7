import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ingest } from '../../support/collections.js';
import { PASSWORD, type PeopleApi, startPeopleApi } from '../../support/people.js';
import { rawRow } from '../../support/store.js';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
const NOBODY = '00000000-0000-4000-8000-000000000000';

/** Nobody reads or changes what is not theirs. */
describe('a collection that is shared', () => {
  let api: PeopleApi;
  let db: pg.Client;
  let tokens: Record<'owner' | 'editor' | 'viewer' | 'colleague' | 'stranger', string>;
  let accounts: Record<keyof typeof tokens, string>;
  let organisationId: string;
  let id: string;
  let itemId: string;
  let sectionId: string;
  let commentId: string;

  beforeAll(async () => {
    api = await startPeopleApi();
    db = new pg.Client({ connectionString: api.databaseUrl });
    await db.connect();
    await ingest(
      api.store,
      [1, 2, 3].map((n) => rawRow(n)),
    );
    const names = ['owner', 'editor', 'viewer', 'colleague', 'stranger'] as const;
    tokens = {} as typeof tokens;
    accounts = {} as typeof accounts;
    for (const name of names) {
      accounts[name] = (await api.person(`${name}@example.org`)).id;
      tokens[name] = await api.signIn(`${name}@example.org`);
    }
    organisationId = (
      await api.store.organisations.create(accounts.owner, { kind: 'cluster', name: 'Ours', country: null })
    ).id;
    await api.store.organisations.join(organisationId, accounts.colleague, 'member');
    id = (await as('owner', 'post', '/collections', { title: 'Secret plans' }).expect(201)).body.id;
    itemId = (await as('owner', 'post', '/saves', { kind: 'signal', ref: 'test:1', collectionId: id }).expect(200)).body
      .itemId;
    sectionId = (await as('owner', 'post', `/collections/${id}/sections`, { title: 'Part' }).expect(201)).body.id;
    commentId = (await as('owner', 'post', `/collections/${id}/comments`, { text: 'Hm.' }).expect(201)).body.id;
    for (const role of ['editor', 'viewer'] as const) {
      await as('owner', 'post', `/collections/${id}/invitations`, { email: `${role}@example.org`, role }).expect(202);
      const mail = await api.mail.mailTo(`${role}@example.org`);
      expect(mail.raw).not.toContain('Secret plans');
      const token = /#(tu_link_[\w-]{43})/.exec(mail.text)![1]!;
      await as('stranger', 'post', '/collection-invitations/acceptance', { token }).expect(403);
      await as(role, 'post', '/collection-invitations/acceptance', { token }).expect(200);
      await as(role, 'post', '/collection-invitations/acceptance', { token }).expect(400);
    }
  });
  afterAll(async () => {
    await db.end();
    await api.close();
  });

  const as = (who: keyof typeof tokens, method: Method, path: string, body?: object) => {
    const call = api.as(tokens[who], method, path);
    return body ? call.send(body) : call;
  };
  const share = (sharing: object) => as('owner', 'put', `/collections/${id}/sharing`, sharing).expect(200);

  /** Every route with the id of a collection in it, and a body that would be good. */
  const routes = (c: string, version = 1): readonly (readonly [Method, string, object?])[] => [
    ['get', `/collections/${c}`],
    ['get', `/collections/${c}/people`],
    ['get', `/collections/${c}/comments`],
    ['get', `/collections/${c}/history`],
    ['get', `/collections/${c}/suggestions`],
    ['get', `/collections/${c}/feed`],
    ...['csv', 'xlsx', 'json', 'ris', 'bib', 'pdf'].map(
      (format) => ['get', `/collections/${c}/export/${format}`] as const,
    ),
    ['post', `/collections/${c}/visits`],
    ['post', `/collections/${c}/copies`, {}],
    ['patch', `/collections/${c}`, { version, title: 'Mine' }],
    ['delete', `/collections/${c}`],
    ['post', `/collections/${c}/restoration`],
    ['put', `/collections/${c}/sharing`, { visibility: 'public' }],
    ['post', `/collections/${c}/link`],
    ['post', '/saves', { kind: 'signal', ref: 'test:3', collectionId: c }],
    ['patch', `/collections/${c}/items/${itemId}`, { version, note: 'mine' }],
    ['post', `/collections/${c}/items/${itemId}/move`, { sectionId: null, after: null }],
    ['post', `/collections/${c}/removals`, { items: [itemId] }],
    ['post', `/collections/${c}/sections`, { title: 'x' }],
    ['patch', `/collections/${c}/sections/${sectionId}`, { version, title: 'x' }],
    ['post', `/collections/${c}/sections/${sectionId}/move`, { after: null }],
    ['delete', `/collections/${c}/sections/${sectionId}`],
    ['post', `/collections/${c}/links`, { text: 'https://example.org/' }],
    ['post', `/collections/${c}/merges`, { from: c }],
    ['post', `/collections/${c}/invitations`, { email: 'me@example.org' }],
    ['post', `/collections/${c}/invitations/withdrawal`, { email: 'me@example.org' }],
    ['put', `/collections/${c}/people/${accounts.stranger}`, { role: 'editor' }],
    ['delete', `/collections/${c}/people/${accounts.viewer}`],
    ['post', `/collections/${c}/comments`, { text: 'x' }],
    ['delete', `/collections/${c}/comments/${commentId}`],
    ['post', `/collections/${c}/comments/${commentId}/restoration`],
    ['post', `/collections/${c}/history/1/reversal`],
    ['post', '/watches', { kind: 'collection', collectionId: c }],
  ];
  const state = async () => {
    const tables = [
      'collection',
      'collection_item',
      'collection_section',
      'collection_person',
      'collection_comment',
      'collection_event',
      'collection_invitation',
    ];
    return Promise.all(tables.map(async (table) => (await db.query(`select * from ${table} order by 1, 2`)).rows));
  };

  it('does not exist for strangers, whatever they ask, and stays as it was', async () => {
    const before = await state();
    for (const [method, path, body] of routes(id)) {
      const answer = await as('stranger', method, path, body);
      expect({ method, path, status: answer.status }).toEqual({ method, path, status: 404 });
      // Not even the wording tells it from one that is not there.
      const [, missingPath, missingBody] = routes(NOBODY).find(
        ([m, p]) => m === method && p === path.replaceAll(id, NOBODY),
      )!;
      const missing = await as('stranger', method, missingPath, missingBody);
      expect(answer.body.message.replaceAll(id, '')).toBe(missing.body.message.replaceAll(NOBODY, ''));
    }
    expect(await state()).toEqual(before);
    expect((await as('stranger', 'get', '/collections').expect(200)).body).toEqual([]);
  });

  it('answers visitors without an account with 401 or 404', async () => {
    for (const [method, path, body] of routes(id)) {
      const call = api.call(method, path);
      const { status } = body ? await call.send(body) : await call;
      expect([path, [401, 404].includes(status)]).toEqual([path, true]);
    }
  });

  it('lets viewers read and comment, and change nothing', async () => {
    const allowed = new Set(['comments post', 'visits post', 'copies post', 'watches post']);
    const before = (await state())[1];
    for (const [method, path, body] of routes(id)) {
      if (path.endsWith(`/people/${accounts.viewer}`)) continue;
      const { status } = await as('viewer', method, path, body);
      const name = `${path.split('/').at(-1)} ${method}`;
      if (path.endsWith('/feed')) expect(status).toBe(404);
      else if (path.endsWith('/restoration')) expect([name, [403, 404].includes(status)]).toEqual([name, true]);
      else if (method === 'get' || allowed.has(name)) expect([name, status < 300]).toEqual([name, true]);
      else expect([name, status]).toEqual([name, 403]);
    }
    // Copying made rows of the viewer's own.
    expect((await state())[1]!.filter((row) => row.collection_id === id)).toEqual(before);
    await as('viewer', 'patch', `/collections/${id}/items/${itemId}`, { version: 1, note: 'x' }).expect(403);
  });

  it('lets editors change what stands in it, not who reads it', async () => {
    const { body } = await as('editor', 'get', `/collections/${id}`).expect(200);
    expect(body.role).toBe('editor');
    await as('editor', 'patch', `/collections/${id}/items/${itemId}`, {
      version: body.version,
      note: 'by the editor',
    }).expect(200);
    for (const [method, path, sent] of [
      ['delete', `/collections/${id}`],
      ['put', `/collections/${id}/sharing`, { visibility: 'public' }],
      ['post', `/collections/${id}/link`],
      ['post', `/collections/${id}/invitations`, { email: 'x@example.org' }],
      ['put', `/collections/${id}/people/${accounts.viewer}`, { role: 'editor' }],
      ['delete', `/collections/${id}/people/${accounts.viewer}`],
      ['delete', `/collections/${id}/comments/${commentId}`],
    ] as const)
      expect([path, (await as('editor', method, path, sent)).status]).toEqual([path, 403]);
    expect((await as('editor', 'get', `/collections/${id}/people`).expect(200)).body.invitations).toEqual([]);
  });

  it('takes ids of another collection for nothing', async () => {
    const other = (await as('stranger', 'post', '/collections', { title: 'Other' }).expect(201)).body.id;
    const foreign = (
      await as('stranger', 'post', '/saves', { kind: 'signal', ref: 'test:2', collectionId: other }).expect(200)
    ).body.itemId;
    const before = await state();
    for (const [method, path, body] of [
      ['patch', `/collections/${other}/items/${itemId}`, { version: 1, note: 'x' }],
      ['post', `/collections/${other}/items/${itemId}/move`, { sectionId: null, after: null }],
      ['post', `/collections/${other}/items/${foreign}/move`, { sectionId, after: null }],
      ['post', `/collections/${other}/items/${foreign}/move`, { sectionId: null, after: itemId }],
      ['post', `/collections/${other}/removals`, { items: [itemId] }],
      ['delete', `/collections/${other}/sections/${sectionId}`],
      ['post', `/collections/${other}/comments`, { text: 'x', itemId }],
      ['delete', `/collections/${other}/comments/${commentId}`],
      ['post', `/collections/${other}/merges`, { from: id }],
      ['delete', `/collections/${other}/people/${accounts.viewer}`],
    ] as const)
      expect([path, (await as('stranger', method, path, body)).status]).toEqual([path, 404]);
    expect(await state()).toEqual(before);
  });

  it('is read by the organisation while it is shared with it, and by those who are in it', async () => {
    await as('colleague', 'get', `/collections/${id}`).expect(404);
    await as('owner', 'put', `/collections/${id}/sharing`, {
      visibility: 'organisation',
      organisationId: NOBODY,
    }).expect(400);
    await share({ visibility: 'organisation', organisationId });
    expect((await as('colleague', 'get', `/collections/${id}`).expect(200)).body.role).toBe('viewer');
    await as('colleague', 'post', `/collections/${id}/sections`, { title: 'x' }).expect(403);
    await share({ visibility: 'organisation', organisationId, organisationRole: 'editor' });
    await as('colleague', 'post', `/collections/${id}/sections`, { title: 'x' }).expect(201);
    await as('stranger', 'get', `/collections/${id}`).expect(404);
    await api.store.organisations.setPosition(organisationId, accounts.colleague, null);
    await as('colleague', 'get', `/collections/${id}`).expect(404);
    await api.store.organisations.join(organisationId, accounts.colleague, 'member');
    await share({ visibility: 'private' });
    await as('colleague', 'get', `/collections/${id}`).expect(404);
  });

  it('is read by whoever has its link, until that is renewed or withdrawn', async () => {
    const first = (await share({ visibility: 'link' })).body.link as string;
    const keyOf = (link: string) => link.split('#')[1]!;
    const open = (key: string, path = '') => api.call('get', `/collections/${id}${path}`).set('X-Collection-Key', key);
    const { body } = await open(keyOf(first)).expect(200);
    expect(body).toMatchObject({ role: 'visitor', owner: 'owner', items: [{ addedBy: '', comments: 0 }] });
    await open(keyOf(first), '/export/csv').expect(200);
    await api.call('get', `/collections/${id}`).expect(404);
    await open('tu_col_guess').expect(404);
    await as('stranger', 'get', `/collections/${id}/people`).set('X-Collection-Key', keyOf(first)).expect(404);
    await as('stranger', 'post', `/collections/${id}/copies`, {}).set('X-Collection-Key', keyOf(first)).expect(201);
    const second = (await as('owner', 'post', `/collections/${id}/link`).expect(200)).body.link as string;
    await open(keyOf(first)).expect(404);
    await open(keyOf(second)).expect(200);
    await share({ visibility: 'private' });
    await open(keyOf(second)).expect(404);
    // What was withdrawn does not come to life again.
    const third = (await share({ visibility: 'link' })).body.link as string;
    await open(keyOf(second)).expect(404);
    await open(keyOf(third)).expect(200);
    const { rows } = await db.query(`select 1 from collection where collection::text like '%' || $1 || '%'`, [
      keyOf(third),
    ]);
    expect(rows).toEqual([]);
  });

  it('is read by everybody when it is public, without its people and what they say', async () => {
    await share({ visibility: 'public' });
    const { body } = await api.call('get', `/collections/${id}`).expect(200);
    expect(body).toMatchObject({ role: 'visitor', items: [{ addedBy: '' }] });
    expect((await api.call('get', '/public-collections').expect(200)).body).toMatchObject([
      { id, title: 'Secret plans' },
    ]);
    for (const path of ['people', 'comments', 'history'])
      await as('stranger', 'get', `/collections/${id}/${path}`).expect(403);
    await as('stranger', 'post', `/collections/${id}/comments`, { text: 'x' }).expect(403);
    const feed = await api.call('get', `/collections/${id}/feed`).expect(200);
    expect(feed.headers['content-type']).toContain('application/atom+xml');
    await share({ visibility: 'private' });
    await api.call('get', `/collections/${id}`).expect(404);
    await api.call('get', `/collections/${id}/feed`).expect(404);
    expect((await api.call('get', '/public-collections').expect(200)).body).toEqual([]);
  });

  it('is read by no token without the scope for it', async () => {
    const token = async (scopes: string[]) =>
      (await as('owner', 'post', '/account/tokens', { name: scopes.join(), scopes }).expect(201)).body.token as string;
    await api.as(await token(['read']), 'get', `/collections/${id}`).expect(200);
    await api.as(await token(['write']), 'get', `/collections/${id}`).expect(404);
    await api
      .as(await token(['read']), 'post', `/collections/${id}/sections`)
      .send({ title: 'x' })
      .expect(403);
  });

  it('closes at once to whom the owner takes off, and lets everybody leave', async () => {
    await as('owner', 'put', `/collections/${id}/people/${accounts.editor}`, { role: 'viewer' }).expect(204);
    await as('editor', 'post', `/collections/${id}/sections`, { title: 'x' }).expect(403);
    await as('owner', 'put', `/collections/${id}/people/${accounts.editor}`, { role: 'editor' }).expect(204);
    await as('viewer', 'delete', `/collections/${id}/people/${accounts.viewer}`).expect(204);
    await as('viewer', 'get', `/collections/${id}`).expect(404);
  });

  it('goes with its owner when nobody else takes part, else stays with a nobody as author', async () => {
    const alone = (await as('owner', 'post', '/collections', { title: 'Mine alone' }).expect(201)).body.id;
    await as('owner', 'put', `/collections/${alone}/sharing`, { visibility: 'public' }).expect(200);
    await as('owner', 'post', `/collections/${id}/invitations`, { email: 'owner@example.org', role: 'viewer' }).expect(
      202,
    );
    const exported = (await as('owner', 'get', '/account/export').expect(200)).body.collections;
    expect(exported.own.map(({ title }: { title: string }) => title)).toEqual(['Secret plans', 'Mine alone']);
    expect(exported.own[0].items).toMatchObject([{ ref: 'test:1', note: 'by the editor' }]);
    expect(exported.comments).toMatchObject([{ text: 'Hm.' }]);
    await api.store.organisations.setPosition(organisationId, accounts.colleague, 'manager');
    await as('owner', 'post', '/account/deletion', { password: PASSWORD }).expect(204);
    await api.call('get', `/collections/${alone}`).expect(404);
    const { body } = await as('editor', 'get', `/collections/${id}`).expect(200);
    expect(body).toMatchObject({ role: 'owner', owner: 'editor', items: [{ addedBy: '' }] });
    const comments = (await as('editor', 'get', `/collections/${id}/comments`).expect(200)).body;
    expect(comments).toMatchObject([{ author: '', text: 'Hm.' }, {}]);
    expect((await db.query('select 1 from collection_invitation')).rows).toEqual([]);
  });
});
