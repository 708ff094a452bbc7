import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PeopleApi, PASSWORD, startPeopleApi } from '../../support/people.js';
import { linkIn } from '../../support/smtp.js';
import { routesOf } from '../../support/probes/routes-of.js';

type Schema = Record<string, unknown>;

/** Paths inside a schema at which a body may carry more than is described. */
function open(schema: Schema, path = ''): string[] {
  const kinds = [...((schema['oneOf'] ?? schema['anyOf'] ?? schema['allOf'] ?? []) as Schema[])];
  if (kinds.length > 0) return kinds.flatMap((one, index) => open(one, `${path}|${index}`));
  if (schema['type'] !== 'object') return [];
  const inner = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>).flatMap(([name, one]) =>
    open(one, `${path}.${name}`),
  );
  return schema['additionalProperties'] === false ? inner : [path || '(body)', ...inner];
}

/** What a browser hands on from its authenticator, whose shape its library checks; free maps of names to values. */
const FREE = [/passkey/];

describe('bodies that say more than they may (mass assignment)', () => {
  let api: PeopleApi;
  beforeAll(async () => {
    api = await startPeopleApi();
  });
  afterAll(() => api.close());

  it('are described as closed, on every route of people, organisations and administration', () => {
    const findings = routesOf(api.app)
      .filter(({ path, body }) => body && !FREE.some((free) => free.test(path)))
      .filter(({ path }) => /^\/(?:account|admin|session|sign-up|password|organisations|invitations)/.test(path))
      .flatMap(({ method, path, body }) => open(body!).map((at) => `${method} ${path} ${at}`));
    expect(findings).toEqual([]);
  });

  it('would be found: an open description is', () => {
    expect(
      open({ type: 'object', properties: { a: { type: 'object', properties: {} } }, additionalProperties: false }),
    ).toEqual(['.a']);
    expect(open({ type: 'object', properties: {} })).toEqual(['(body)']);
  });

  it('make nobody an administrator, a manager, or somebody else', async () => {
    await api
      .call('post', '/sign-up')
      .send({ email: 'eve@example.org', name: 'Eve', roles: ['administrator'] })
      .expect(400);
    await api.call('post', '/sign-up').send({ email: 'eve@example.org', name: 'Eve' }).expect(202);
    const token = linkIn(await api.mail.mailTo('eve@example.org'));
    const confirm = (more: object) =>
      api.call('post', '/sign-up/confirmation').send({ token, password: PASSWORD, consent: true, ...more });
    for (const more of [{ granted: ['administrator'] }, { id: '1' }, { email: 'boss@example.org' }])
      await confirm(more).expect(400);
    await confirm({}).expect(204);
    const eve = await api.signIn('eve@example.org');
    for (const more of [
      { roles: ['editor'] },
      { granted: ['administrator'] },
      { email: 'boss@example.org' },
      { erasedAt: null },
    ])
      await api
        .as(eve, 'patch', '/account')
        .send({ name: 'Eve', ...more })
        .expect(400);
    await api
      .as(eve, 'post', '/organisations')
      .send({ kind: 'firm', name: 'Hers', id: '1', position: 'manager' })
      .expect(400);
    // A body whose prototype is attacked changes nothing for others.
    await api
      .as(eve, 'patch', '/account')
      .set('Content-Type', 'application/json')
      .send('{"name":"Eve","__proto__":{"roles":["administrator"]}}');
    expect(({} as { roles?: unknown }).roles).toBeUndefined();
    expect((await api.as(eve, 'get', '/account').expect(200)).body.roles).toEqual(['member']);
  });
});
