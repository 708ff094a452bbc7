import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { totpCode } from '#libs/platform';
import { PASSWORD, type PeopleApi, startPeopleApi, waitForMinutes } from '../../support/people.js';

describe('the second factor', () => {
  let api: PeopleApi;
  let count = 0;
  let email: string;
  let token: string;
  beforeAll(async () => {
    api = await startPeopleApi({ TRUST_PROXY: '1' });
    waitForMinutes(api);
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    email = `ada${count++}@example.org`;
    await api.person(email);
    token = await api.signIn(email);
  });
  const step = () => Math.floor(Date.now() / 30_000);
  /** The code of a step that lies `steps` from now. */
  const codeAt = (secret: string, steps: number) => totpCode(secret, (step() + steps) * 30_000);
  const signIn = (code?: string, address = '198.51.100.1', password = PASSWORD) =>
    api.call('post', '/session').set('X-Forwarded-For', address).send({ email, password, deliver: 'body', code });
  /** Confirms it with the code of the step before this one, so that those of this one and the next are still good. */
  async function confirm(secret: string) {
    for (;;) {
      const begun = step();
      const answer = await api
        .as(token, 'post', '/account/second-factor/confirmation')
        .send({ code: codeAt(secret, -1) });
      // When a step has ended on the way, the code was too old by then: that is no fault, and the next one is tried.
      if (answer.status === 200 || step() === begun) return answer;
    }
  }
  async function setUp(): Promise<{ secret: string; recoveryCodes: string[] }> {
    const { body } = await api.as(token, 'post', '/account/second-factor').send({ password: PASSWORD }).expect(200);
    expect(body.uri).toContain(`secret=${body.secret}`);
    const confirmed = await confirm(body.secret);
    expect(confirmed.status).toBe(200);
    return { secret: body.secret, recoveryCodes: confirmed.body.recoveryCodes };
  }

  it('counts only once it is confirmed, then no password opens the account alone', async () => {
    await api.as(token, 'post', '/account/second-factor').send({ password: 'wrong' }).expect(403);
    const { body } = await api.as(token, 'post', '/account/second-factor').send({ password: PASSWORD }).expect(200);
    await signIn().expect(200);
    await api.as(token, 'post', '/account/second-factor/confirmation').send({ code: '000000' }).expect(400);
    await signIn().expect(200);
    expect((await confirm(body.secret)).status).toBe(200);
    const refusal = await signIn().expect(401);
    expect(refusal.body.details).toEqual([{ path: 'code', message: 'is needed' }]);
    // Whoever does not know the password learns nothing of the second factor.
    expect((await signIn(undefined, '198.51.100.1', 'wrong').expect(401)).body.details).toEqual([]);
    await signIn(codeAt(body.secret, 0), '198.51.100.1', 'wrong').expect(401);
    await signIn(codeAt(body.secret, 0)).expect(200);
    await api.as(token, 'post', '/account/second-factor').send({ password: PASSWORD }).expect(409);
  });

  it('takes each code once, and none of yesterday', async () => {
    const { secret } = await setUp();
    await signIn(codeAt(secret, -10)).expect(401);
    const code = codeAt(secret, 0);
    await signIn(code).expect(200);
    await signIn(code).expect(401);
    await signIn(codeAt(secret, 1)).expect(200);
    await signIn(codeAt(secret, 0)).expect(401);
  });

  it('takes a recovery code once, however it is typed', async () => {
    const { recoveryCodes } = await setUp();
    expect(recoveryCodes).toHaveLength(10);
    await signIn(recoveryCodes[0]!.toUpperCase().replaceAll('-', ' ')).expect(200);
    await signIn(recoveryCodes[0]!).expect(401);
    expect((await api.as(token, 'get', '/account/security')).body).toMatchObject({
      secondFactor: true,
      recoveryCodesLeft: 9,
      password: true,
    });
    const renewed = await api
      .as(token, 'post', '/account/second-factor/recovery-codes')
      .send({ password: PASSWORD, code: recoveryCodes[1] })
      .expect(200);
    await signIn(recoveryCodes[2]!).expect(401);
    await signIn(renewed.body.recoveryCodes[2]).expect(200);
  });

  it('goes only with password and code, and its owner hears of it', async () => {
    const { secret } = await setUp();
    const remove = (body: object) => api.as(token, 'post', '/account/second-factor/removal').send(body);
    await remove({ password: PASSWORD, code: '000000' }).expect(403);
    await remove({ password: 'wrong', code: codeAt(secret, 0) }).expect(403);
    await remove({ password: PASSWORD, code: codeAt(secret, 0) }).expect(204);
    await signIn().expect(200);
    const subjects = (await api.mail.mailTo(email, 2)) && api.mail.received.filter((mail) => mail.to.includes(email));
    expect((subjects as { raw: string }[]).map(({ raw }) => /Subject: (.*)/.exec(raw)![1])).toEqual(
      expect.arrayContaining([expect.stringContaining('second factor was taken away')]),
    );
  });

  it('cannot be guessed, while its owner gets in from where they are known', async () => {
    const { secret } = await setUp();
    await signIn(codeAt(secret, 0), '192.0.2.7').expect(200);
    for (let machine = 0; machine < 10; machine++) await signIn('000000', `10.1.0.${machine}`).expect(401);
    await signIn(codeAt(secret, 1), '10.2.0.1').expect(429);
    await signIn(codeAt(secret, 1), '192.0.2.7').expect(200);
    for (let times = 0; times < 5; times++) await signIn('000000', '192.0.2.7').expect(401);
    await signIn('000000', '192.0.2.7').expect(401);
    await signIn('000000', '192.0.2.7').expect(429);
    const told = await api.mail.mailTo(email, 1);
    expect(told.text).toContain('right password');
    expect(api.mail.received.filter((mail) => mail.to.includes(email))).toHaveLength(1);
  });

  it('is out of reach of personal access tokens', async () => {
    const { body } = await api
      .as(token, 'post', '/account/tokens')
      .send({ name: 'script', scopes: ['read', 'write', 'edit'] })
      .expect(201);
    await api.as(body.token, 'get', '/account/security').expect(403);
    await api.as(body.token, 'post', '/account/second-factor').send({ password: PASSWORD }).expect(403);
  });
});
