import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PeopleApi, startPeopleApi } from '../../support/people.js';

describe('personal access tokens', () => {
  let api: PeopleApi;
  let session: string;
  beforeAll(async () => {
    api = await startPeopleApi();
    await api.person('ada@example.org', ['editor']);
    session = await api.signIn('ada@example.org');
  });
  afterAll(() => api.close());
  const make = async (scopes: string[], days?: number) =>
    (
      await api
        .as(session, 'post', '/account/tokens')
        .send({ name: 'a script', scopes, ...(days && { days }) })
        .expect(201)
    ).body;

  it('are shown once and kept as a hash', async () => {
    const { token, ...rest } = await make(['read']);
    expect(token).toMatch(/^tu_pat_[\w-]{43}$/);
    const { body, text } = await api.as(session, 'get', '/account/tokens').expect(200);
    expect(body).toContainEqual(rest);
    expect(text).not.toContain(token);
  });

  it('do what their scopes say', async () => {
    const [read, write, edit] = [
      (await make(['read'])).token,
      (await make(['write'])).token,
      (await make(['edit'])).token,
    ];
    await api.as(read, 'get', '/account').expect(200);
    await api.as(write, 'get', '/account').expect(403);
    await api.as(read, 'post', '/organisations').send({ kind: 'firm', name: 'Firm' }).expect(403);
    await api.as(write, 'post', '/organisations').send({ kind: 'firm', name: 'Firm' }).expect(201);
    await api.as(write, 'post', '/sources').send({}).expect(403);
    await api.as(edit, 'post', '/sources').send({}).expect(400);
  });

  it('make no tokens, change no password, delete no account: whatever their scopes', async () => {
    const { token } = await make(['read', 'write', 'edit']);
    for (const [method, path] of [
      ['post', '/account/tokens'],
      ['get', '/account/tokens'],
      ['put', '/account/password'],
      ['post', '/account/deletion'],
      ['get', '/account/export'],
      ['get', '/account/sessions'],
      ['get', '/admin/accounts'],
    ] as const)
      await api.as(token, method, path).send({}).expect(403);
  });

  it('never do more than their owner may at that moment', async () => {
    const bo = await api.person('bo@example.org', ['editor']);
    const own = await api.signIn('bo@example.org');
    const { body } = await api
      .as(own, 'post', '/account/tokens')
      .send({ name: 'x', scopes: ['edit'] })
      .expect(201);
    await api.as(body.token, 'post', '/sources').send({}).expect(400);
    await api.store.accounts.setGranted(bo.id, []);
    await api.as(body.token, 'post', '/sources').send({}).expect(403);
  });

  it('end when withdrawn, and are withdrawn by their owner only', async () => {
    const { token, id } = await make(['read']);
    await api.person('cy@example.org');
    const other = await api.signIn('cy@example.org');
    await api.as(other, 'delete', `/account/tokens/${id}`).expect(404);
    await api.as(token, 'get', '/account').expect(200);
    await api.as(session, 'delete', `/account/tokens/${id}`).expect(204);
    await api.as(token, 'get', '/account').expect(401);
    expect((await api.store.accountEvents.page(1))[0]).toMatchObject({ action: 'token.deleted' });
  });

  it.each([
    { scopes: [] },
    { scopes: ['admin'] },
    { scopes: ['read'], days: 367 },
    { scopes: ['read'], days: 0 },
    { scopes: ['read'], accountId: 'x' },
  ])('refuses %j', async (body) => {
    await api
      .as(session, 'post', '/account/tokens')
      .send({ name: 'x', ...body })
      .expect(400);
  });
});
