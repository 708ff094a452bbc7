import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type PeopleApi, startPeopleApi } from '../../support/people.js';
import { linkIn } from '../../support/smtp.js';

describe('organisations', () => {
  let api: PeopleApi;
  let count = 0;
  /** Tokens of three people and the id of a cluster that the first of them has founded. */
  let [manager, guest, stranger, id, guestMail] = ['', '', '', '', ''];
  beforeAll(async () => {
    api = await startPeopleApi();
  });
  afterAll(() => api.close());
  beforeEach(async () => {
    count++;
    guestMail = `guest${count}@example.org`;
    const emails = [`manager${count}@example.org`, guestMail, `stranger${count}@example.org`];
    for (const email of emails) await api.person(email);
    [manager, guest, stranger] = (await Promise.all(emails.map((email) => api.signIn(email)))) as [
      string,
      string,
      string,
    ];
    const { body } = await api
      .as(manager, 'post', '/organisations')
      .send({ kind: 'cluster', name: 'Hydrogen Valley', country: 'DE' })
      .expect(201);
    id = body.id;
  });
  const invite = (token: string, email: string, position = 'member') =>
    api.as(token, 'post', `/organisations/${id}/invitations`).send({ email, position });
  const accept = (token: string, link: string) =>
    api.as(token, 'post', '/invitations/acceptance').send({ token: link });
  const join = async (position = 'member') => {
    await invite(manager, guestMail, position).expect(202);
    await accept(guest, linkIn(await api.mail.mailTo(guestMail))).expect(200);
  };
  const accountIdOf = async (token: string) => (await api.as(token, 'get', '/account').expect(200)).body.id as string;

  it('make their founder a cluster manager', async () => {
    const { body } = await api.as(manager, 'get', '/account').expect(200);
    expect(body.roles).toEqual(['member', 'cluster-manager']);
    const agency = await api
      .as(guest, 'post', '/organisations')
      .send({ kind: 'agency', name: 'Agency of the North' })
      .expect(201);
    expect(agency.body).toMatchObject({ country: null, people: 1 });
    expect((await api.as(guest, 'get', '/account')).body.roles).toEqual(['member', 'agency-facilitator']);
  });

  it('let in who was invited by mail, with that address only, once', async () => {
    await invite(manager, guestMail).expect(202);
    const mail = await api.mail.mailTo(guestMail);
    expect(mail.text).toContain('Hydrogen Valley');
    expect((await api.as(manager, 'get', `/organisations/${id}/invitations`)).body).toEqual([
      { email: guestMail, position: 'member', expiresAt: expect.any(String) },
    ]);
    await accept(stranger, linkIn(mail)).expect(403);
    await accept(guest, linkIn(mail)).expect(200);
    await accept(guest, linkIn(mail)).expect(400);
    const { body } = await api.as(guest, 'get', `/organisations/${id}/people`).expect(200);
    expect(body.map((person: { position: string }) => person.position)).toEqual(['manager', 'member']);
    expect((await api.as(guest, 'get', '/organisations')).body).toMatchObject([{ id, position: 'member' }]);
  });

  it('do not exist for those outside, whatever they ask', async () => {
    for (const [method, path] of [
      ['get', ''],
      ['put', ''],
      ['delete', ''],
      ['get', '/people'],
      ['get', '/invitations'],
      ['post', '/invitations'],
      ['delete', '/membership'],
    ] as const) {
      const answer = await api.as(stranger, method, `/organisations/${id}${path}`).send({}).expect(404);
      const missing = await api
        .as(stranger, method, `/organisations/00000000-0000-4000-8000-000000000000${path}`)
        .send({})
        .expect(404);
      expect(answer.body.message).toBe(missing.body.message);
    }
  });

  it('obey their managers, not their members', async () => {
    await join();
    const [managerId, guestId] = [await accountIdOf(manager), await accountIdOf(guest)];
    await invite(guest, 'friend@example.org').expect(403);
    await api.as(guest, 'put', `/organisations/${id}`).send({ name: 'Mine' }).expect(403);
    await api.as(guest, 'put', `/organisations/${id}/people/${guestId}`).send({ position: 'manager' }).expect(403);
    await api.as(guest, 'delete', `/organisations/${id}/people/${managerId}`).expect(403);
    await api.as(guest, 'delete', `/organisations/${id}`).expect(403);
    await api.as(manager, 'put', `/organisations/${id}`).send({ name: 'Hydrogen Hills', country: 'PL' }).expect(200);
    await api.as(manager, 'delete', `/organisations/${id}/people/${guestId}`).expect(204);
    await api.as(guest, 'get', `/organisations/${id}`).expect(404);
  });

  it('never are without a manager', async () => {
    await join();
    const [managerId, guestId] = [await accountIdOf(manager), await accountIdOf(guest)];
    await api.as(manager, 'delete', `/organisations/${id}/membership`).expect(409);
    await api.as(manager, 'put', `/organisations/${id}/people/${managerId}`).send({ position: 'member' }).expect(409);
    await api.as(manager, 'put', `/organisations/${id}/people/${guestId}`).send({ position: 'manager' }).expect(204);
    const both = await Promise.all(
      [manager, guest].map((token) => api.as(token, 'delete', `/organisations/${id}/membership`)),
    );
    expect(both.map((answer) => answer.status).sort()).toEqual([204, 409]);
  });

  it('take nothing that is not theirs to take', async () => {
    await api.as(manager, 'post', '/organisations').send({ kind: 'ministry', name: 'X' }).expect(400);
    await api.as(manager, 'post', '/organisations').send({ kind: 'firm', name: 'X', id }).expect(400);
    await api.as(manager, 'put', `/organisations/${id}`).send({ name: 'X', kind: 'agency' }).expect(400);
    await api.as(manager, 'put', `/organisations/${id}/people/not-an-id`).send({ position: 'manager' }).expect(400);
    await api
      .as(manager, 'put', `/organisations/${id}/people/${await accountIdOf(stranger)}`)
      .send({ position: 'manager' })
      .expect(404);
  });
});
