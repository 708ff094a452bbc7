import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { softAuthenticator } from '../../support/authenticator.js';
import { PASSWORD, type PeopleApi, startPeopleApi } from '../../support/people.js';

const ORIGIN = 'https://universe.example';

describe('passkeys', () => {
  let api: PeopleApi;
  let token: string;
  beforeAll(async () => {
    api = await startPeopleApi({ PUBLIC_URL: ORIGIN });
    await api.person('ada@example.org');
    await api.person('bo@example.org');
    token = await api.signIn('ada@example.org');
  });
  afterAll(() => api.close());

  const options = async (as: string) =>
    (await api.as(as, 'post', '/account/passkeys/options').send({ password: PASSWORD }).expect(200)).body;
  const add = (as: string, ticket: string, answer: object) =>
    api.as(as, 'post', '/account/passkeys').send({ ticket, name: 'My telephone', answer });
  async function registered() {
    const authenticator = softAuthenticator(ORIGIN);
    const { ticket, options: asked } = await options(token);
    await add(token, ticket, authenticator.create(asked.challenge)).expect(204);
    return authenticator;
  }
  const challenge = async () => (await api.call('post', '/session/passkey/options').send({}).expect(200)).body;
  const signIn = (ticket: string, answer: object) =>
    api.call('post', '/session/passkey').send({ ticket, answer, deliver: 'body' });

  it('open the account they were made for', async () => {
    const authenticator = await registered();
    const { ticket, options: asked } = await challenge();
    expect(asked).toMatchObject({ rpId: 'universe.example', userVerification: 'required' });
    const { body } = await signIn(ticket, authenticator.get(asked.challenge)).expect(200);
    expect((await api.as(body.accessToken, 'get', '/account')).body.email).toBe('ada@example.org');
    const { body: security } = await api.as(token, 'get', '/account/security').expect(200);
    expect(security.passkeys[0]).toMatchObject({ name: 'My telephone', lastUsedOn: expect.any(String) });
  });

  it('answer each challenge once', async () => {
    const authenticator = await registered();
    const { ticket, options: asked } = await challenge();
    const answer = authenticator.get(asked.challenge);
    await signIn(ticket, answer).expect(200);
    await signIn(ticket, answer).expect(401);
    const other = await challenge();
    await signIn(other.ticket, answer).expect(401);
  });

  it('do not open it for another site, for a copy, or without their owner at hand', async () => {
    const authenticator = await registered();
    const attempt = async (answer: (challenge: string) => object) => {
      const { ticket, options: asked } = await challenge();
      return (await signIn(ticket, answer(asked.challenge))).status;
    };
    expect(await attempt((asked) => authenticator.get(asked, 'https://universe.example.evil.test'))).toBe(401);
    expect(await attempt((asked) => authenticator.get(asked, ORIGIN, 1))).toBe(401);
    expect(await attempt((asked) => ({ ...softAuthenticator(ORIGIN).get(asked), id: authenticator.id }))).toBe(401);
    expect(await attempt((asked) => softAuthenticator(ORIGIN).get(asked))).toBe(401);
    expect(await attempt((asked) => authenticator.get(asked))).toBe(200);
  });

  it('are added with the password only, and never to somebody else', async () => {
    await api.as(token, 'post', '/account/passkeys/options').send({ password: 'wrong' }).expect(403);
    const { ticket, options: asked } = await options(token);
    const bo = await api.signIn('bo@example.org');
    await add(bo, ticket, softAuthenticator(ORIGIN).create(asked.challenge)).expect(400);
    // A ticket that was tried is gone.
    await add(token, ticket, softAuthenticator(ORIGIN).create(asked.challenge)).expect(400);
    const again = await options(token);
    await add(token, again.ticket, softAuthenticator(ORIGIN).create('another challenge')).expect(400);
    const { body } = await api.as(bo, 'get', '/account/security').expect(200);
    expect(body.passkeys).toEqual([]);
  });

  it('are withdrawn by their owner alone, and then open nothing', async () => {
    const authenticator = await registered();
    const bo = await api.signIn('bo@example.org');
    await api.as(bo, 'delete', `/account/passkeys/${authenticator.id}`).expect(404);
    await api.as(token, 'delete', `/account/passkeys/${authenticator.id}`).expect(204);
    const { ticket, options: asked } = await challenge();
    await signIn(ticket, authenticator.get(asked.challenge)).expect(401);
  });

  it.each([{}, { id: 'x' }, { id: 'x', rawId: 'x', type: 'public-key', response: { clientDataJSON: '{' } }])(
    'take no nonsense: %j',
    async (answer) => {
      const { ticket } = await challenge();
      expect([400, 401]).toContain((await signIn(ticket, answer)).status);
      const { ticket: adding } = await options(token);
      await add(token, adding, answer).expect(400);
    },
  );
});
