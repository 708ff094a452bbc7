import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PASSWORD, type PeopleApi, startPeopleApi } from '../../support/people.js';
import { linkIn } from '../../support/smtp.js';

describe('becoming somebody', () => {
  let api: PeopleApi;
  beforeAll(async () => {
    api = await startPeopleApi({ PUBLIC_URL: 'https://universe.example/' });
  });
  afterAll(() => api.close());
  const signUp = (email: string, name = 'Ada') => api.call('post', '/sign-up').send({ email, name });
  const confirm = (token: string, password = PASSWORD) =>
    api.call('post', '/sign-up/confirmation').send({ token, password, consent: true });

  it('takes a mailed link and a password, once', async () => {
    await signUp('ada@example.org').expect(202);
    const mail = await api.mail.mailTo('ada@example.org');
    expect(mail.text).toContain('https://universe.example/sign-up/confirm#tu_link_');
    expect(await api.store.accounts.byEmail('ada@example.org')).toBeNull();
    await confirm(linkIn(mail)).expect(204);
    await confirm(linkIn(mail)).expect(400);
    const { body } = await api.as(await api.signIn('Ada@Example.org'), 'get', '/account').expect(200);
    expect(body).toMatchObject({ email: 'ada@example.org', name: 'Ada', roles: ['member'], memberships: [] });
  });

  it('needs a decent password and consent, and the link stays good meanwhile', async () => {
    await signUp('bo@example.org').expect(202);
    const token = linkIn(await api.mail.mailTo('bo@example.org'));
    const short = await confirm(token, 'short').expect(400);
    expect(short.body.details).toEqual([{ path: 'password', message: 'must have at least 12 characters' }]);
    await api.call('post', '/sign-up/confirmation').send({ token, password: PASSWORD, consent: false }).expect(400);
    await confirm(token).expect(204);
  });

  it('lets only the newest of several mails work, and puts nothing a stranger typed into it', async () => {
    await signUp('cy@example.org', 'Claim your prize at evil dot example').expect(202);
    // Each mail goes its own way: sent at once, the second may be there first.
    await api.mail.mailTo('cy@example.org', 1);
    await signUp('cy@example.org', 'Cy').expect(202);
    const [first, second] = [await api.mail.mailTo('cy@example.org', 1), await api.mail.mailTo('cy@example.org', 2)];
    expect(first.text).not.toContain('prize');
    await confirm(linkIn(first)).expect(400);
    await confirm(linkIn(second)).expect(204);
  });

  it('answers alike whether an address has an account or not; the mailbox learns the truth', async () => {
    await api.person('dee@example.org');
    const known = await signUp('dee@example.org').expect(202);
    const unknown = await signUp('nobody@example.org').expect(202);
    expect(known.body).toEqual(unknown.body);
    expect((await api.mail.mailTo('dee@example.org')).text).toContain('has an account already');

    const reset = (email: string) => api.call('post', '/password-reset').send({ email }).expect(202);
    expect((await reset('dee@example.org')).body).toEqual((await reset('missing@example.org')).body);
    expect((await api.mail.mailTo('missing@example.org')).text).toContain('no account of this address');
  });

  it('changes a forgotten password, which ends every session and every other link', async () => {
    await api.person('eve@example.org');
    const before = await api.signIn('eve@example.org');
    await api.call('post', '/password-reset').send({ email: 'eve@example.org' }).expect(202);
    const token = linkIn(await api.mail.mailTo('eve@example.org'));
    const fresh = 'another good password';
    await api.call('post', '/password-reset/confirmation').send({ token, password: fresh }).expect(204);
    await api.call('post', '/password-reset/confirmation').send({ token, password: fresh }).expect(400);
    await api.as(before, 'get', '/account').expect(401);
    await api.call('post', '/session').send({ email: 'eve@example.org', password: PASSWORD }).expect(401);
    await api.as(await api.signIn('eve@example.org', fresh), 'get', '/account').expect(200);
    expect((await api.mail.mailTo('eve@example.org', 2)).text).toContain('was changed just now');
  });

  it('moves an account to a new address when both the password and the new mailbox agree', async () => {
    await api.person('fay@example.org');
    const token = await api.signIn('fay@example.org');
    const ask = (password: string) =>
      api.as(token, 'post', '/account/email').send({ email: 'fay@new.example', password });
    await ask('not it').expect(403);
    await ask(PASSWORD).expect(202);
    expect((await api.mail.mailTo('fay@example.org')).text).toContain('this one will no longer work');
    const link = linkIn(await api.mail.mailTo('fay@new.example'));
    // A link for one purpose opens nothing else.
    await api.call('post', '/password-reset/confirmation').send({ token: link, password: PASSWORD }).expect(400);
    await api.call('post', '/account/email/confirmation').send({ token: link }).expect(204);
    await api.signIn('fay@new.example');
    await api.call('post', '/session').send({ email: 'fay@example.org', password: PASSWORD }).expect(401);
  });

  it('floods nobody with mail, and says so to nobody', async () => {
    for (let times = 0; times < 8; times++) await signUp('gil@example.org').expect(202);
    await signUp('last@example.org').expect(202);
    await api.mail.mailTo('last@example.org');
    await api.mail.mailTo('gil@example.org', 5);
    expect(api.mail.received.filter((mail) => mail.to.includes('gil@example.org'))).toHaveLength(5);
  });

  it.each([
    ['no address', { email: 'nobody', name: 'N' }],
    ['a second header in the address', { email: 'a@example.org\r\nBcc: b@example.org', name: 'N' }],
    ['an address of the web as name', { email: 'a@example.org', name: 'see https://evil.example' }],
    ['markup as name', { email: 'a@example.org', name: '<b>N</b>' }],
    ['a field that is not ours to set', { email: 'a@example.org', name: 'N', granted: ['administrator'] }],
  ])('refuses %s', async (_, body) => {
    await api.call('post', '/sign-up').send(body).expect(400);
  });
});
