import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EDITOR_TOKEN, PASSWORD, type PeopleApi, startPeopleApi } from '../../support/people.js';

/** Cookies of an answer, by name, with their attributes. */
function cookiesOf(answer: {
  headers: Record<string, unknown>;
}): Record<string, { value: string; attributes: string }> {
  const lines = (answer.headers['set-cookie'] ?? []) as string[];
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value, attributes] = /^([^=]+)=([^;]*);?(.*)$/.exec(line)!;
      return [name!, { value: value!, attributes: attributes! }];
    }),
  );
}
const cookieHeader = (cookies: ReturnType<typeof cookiesOf>): string =>
  Object.entries(cookies)
    .map(([name, { value }]) => `${name}=${value}`)
    .join('; ');

describe('sessions', () => {
  let api: PeopleApi;
  beforeAll(async () => {
    api = await startPeopleApi();
    await api.person('ada@example.org');
  });
  afterAll(() => api.close());
  const credentials = { email: 'ada@example.org', password: PASSWORD };
  const browse = (method: 'get' | 'post' | 'patch' | 'delete', path: string, cookies: string) =>
    api.call(method, path).set('Cookie', cookies).set('Origin', api.origin);
  const signIn = async () => {
    const answer = await api.call('post', '/session').set('Origin', api.origin).send(credentials).expect(200);
    return { answer, cookies: cookiesOf(answer), header: cookieHeader(cookiesOf(answer)) };
  };

  it('give browsers cookies that no script reads and no other site sends', async () => {
    const { answer, cookies } = await signIn();
    expect(cookies['tu_access']!.attributes).toMatch(/Max-Age=900; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(cookies['tu_refresh']!.attributes).toMatch(/Path=\/api\/v1\/session; HttpOnly; SameSite=Strict$/);
    expect(answer.body).toEqual({ expiresIn: 900 });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('are secure and bound to the host where the installation is reached by HTTPS', async () => {
    const secure = await startPeopleApi({ PUBLIC_URL: 'https://universe.example' });
    try {
      await secure.person('ada@example.org');
      const answer = await secure
        .call('post', '/session')
        .set('Origin', 'https://universe.example')
        .send(credentials)
        .expect(200);
      const cookies = cookiesOf(answer);
      expect(Object.keys(cookies)).toEqual(['__Host-tu_access', '__Secure-tu_refresh']);
      for (const { attributes } of Object.values(cookies)) expect(attributes).toContain('Secure');
      expect(answer.headers['strict-transport-security']).toBeDefined();
    } finally {
      await secure.close();
    }
  });

  it('let no page of another site act: with cookies one proves where one comes from', async () => {
    const { header } = await signIn();
    const rename = (origin?: string) => {
      const call = api.call('patch', '/account').set('Cookie', header).send({ name: 'Mallory' });
      return origin === undefined ? call : call.set('Origin', origin);
    };
    await rename('https://evil.example').expect(403);
    await rename('null').expect(403);
    await rename().expect(403);
    await rename(`${api.origin}.evil.example`).expect(403);
    await rename(api.origin).expect(200);
    await api.call('post', '/session').set('Origin', 'https://evil.example').send(credentials).expect(403);
    await api.call('post', '/session/renewal').set('Cookie', header).set('Origin', 'https://evil.example').expect(403);
    await api.call('delete', '/session').set('Cookie', header).set('Origin', 'https://evil.example').expect(403);
    await browse('get', '/account', header).expect(200);
  });

  it('are renewed with a token that is good once; a copy of it ends the session', async () => {
    const { cookies, header } = await signIn();
    const renewed = await browse('post', '/session/renewal', header).expect(200);
    const next = cookieHeader(cookiesOf(renewed));
    expect(next).not.toBe(header);
    await browse('get', '/account', next).expect(200);
    // The thief comes with the copy ...
    await browse('post', '/session/renewal', `tu_refresh=${cookies['tu_refresh']!.value}`).expect(401);
    // ... and nobody goes on with this session.
    await browse('get', '/account', next).expect(401);
    await browse('post', '/session/renewal', next).expect(401);
    const events = await api.store.accountEvents.page(5);
    expect(events.map((event) => event.action)).toContain('session.stolen');
  });

  it('renew once when the same token comes twice at the same moment', async () => {
    const { body } = await api
      .call('post', '/session')
      .send({ ...credentials, deliver: 'body' })
      .expect(200);
    const answers = await Promise.all(
      [1, 2, 3].map(() => api.call('post', '/session/renewal').send({ refreshToken: body.refreshToken })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401, 401]);
  });

  it('cannot be fixed beforehand: signing in ignores what was sent and makes its own', async () => {
    const planted = 'tu_at_'.padEnd(49, 'A');
    const answer = await api
      .call('post', '/session')
      .set('Origin', api.origin)
      .set('Cookie', `tu_access=${planted}; tu_refresh=${planted}`)
      .send(credentials)
      .expect(200);
    expect(cookiesOf(answer)['tu_access']!.value).not.toBe(planted);
    await browse('get', '/account', `tu_access=${planted}`).expect(401);
  });

  it('end here, elsewhere or everywhere', async () => {
    const [one, two, three] = [await signIn(), await signIn(), await signIn()];
    const listed = await browse('get', '/account/sessions', one.header).expect(200);
    expect(listed.body.filter((session: { current: boolean }) => session.current)).toHaveLength(1);

    const out = await browse('delete', '/session', one.header).expect(204);
    expect(cookiesOf(out)['tu_access']).toMatchObject({ value: '', attributes: expect.stringContaining('Max-Age=0') });
    await browse('get', '/account', one.header).expect(401);

    const { body } = await browse('get', '/account/sessions', two.header).expect(200);
    const current = body.find((session: { current: boolean }) => session.current);
    await browse('delete', `/account/sessions/${current.id}`, three.header).expect(204);
    await browse('get', '/account', two.header).expect(401);

    await browse('delete', '/account/sessions', three.header).expect(204);
    await browse('get', '/account', three.header).expect(401);
  });

  it('of others cannot be ended', async () => {
    await api.person('bo@example.org');
    const bo = await api.signIn('bo@example.org');
    const { body } = await api.as(bo, 'get', '/account/sessions').expect(200);
    const ada = await api.signIn('ada@example.org');
    await api.as(ada, 'delete', `/account/sessions/${body[0].id}`).expect(404);
    await api.as(ada, 'delete', `/account/sessions/1'%20or%20true--`).expect(400);
    await api.as(bo, 'get', '/account').expect(200);
  });

  it('know no signature that could be forged', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const { id } = (await api.store.accounts.byEmail('ada@example.org'))!;
    for (const alg of ['none', 'HS256']) {
      await api
        .as(`${part({ alg, typ: 'JWT' })}.${part({ sub: id, roles: ['administrator'], exp: 4e9 })}.`, 'get', '/account')
        .expect(401);
    }
    await api.as('tu_pat_made-up', 'get', '/radars').expect(401);
  });

  it('give a refresh token no other power, and an access token none to renew', async () => {
    const { body } = await api
      .call('post', '/session')
      .send({ ...credentials, deliver: 'body' })
      .expect(200);
    await api.as(body.refreshToken, 'get', '/account').expect(401);
    await api.call('post', '/session/renewal').send({ refreshToken: body.accessToken }).expect(401);
  });

  it('keep the editor token for what editors do, not for accounts', async () => {
    await api.as(EDITOR_TOKEN, 'post', '/sources').send({}).expect(400);
    await api.as(EDITOR_TOKEN, 'get', '/account').expect(401);
    await api.as(EDITOR_TOKEN, 'get', '/admin/accounts').expect(403);
    await api.as(`${EDITOR_TOKEN}x`, 'post', '/sources').send({}).expect(401);
  });
});
