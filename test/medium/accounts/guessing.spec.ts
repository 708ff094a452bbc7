import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PASSWORD, type PeopleApi, startPeopleApi, waitForMinutes } from '../../support/people.js';

describe('guessing passwords', () => {
  let api: PeopleApi;
  beforeAll(async () => {
    // One proxy in front, so that requests can come from many addresses.
    api = await startPeopleApi({ TRUST_PROXY: '1' });
    waitForMinutes(api);
    for (const name of ['ada', 'bo', 'cy', 'dee']) await api.person(`${name}@example.org`);
  });
  afterAll(() => api.close());
  const signIn = (email: string, password: string, address: string) =>
    api.call('post', '/session').set('X-Forwarded-For', address).send({ email, password, deliver: 'body' });

  it('gets slower for whoever guesses, and locks out nobody else', async () => {
    for (let times = 0; times < 6; times++) await signIn('ada@example.org', 'wrong', '198.51.100.1').expect(401);
    const { headers, body } = await signIn('ada@example.org', PASSWORD, '198.51.100.1').expect(429);
    expect(Number(headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(body.code).toBe('RATE_LIMITED');
    await signIn('ada@example.org', PASSWORD, '198.51.100.2').expect(200);
    await signIn('bo@example.org', PASSWORD, '198.51.100.1').expect(200);
  });

  it('tells nobody whether there is an account: same words, same slowing down, about the same time', async () => {
    const wrong = await signIn('cy@example.org', 'wrong', '198.51.100.9').expect(401);
    const missing = await signIn('missing@example.org', 'wrong', '198.51.100.9').expect(401);
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
    for (let times = 0; times < 5; times++) await signIn('missing@example.org', 'wrong', '198.51.100.9').expect(401);
    await signIn('missing@example.org', 'wrong', '198.51.100.9').expect(429);

    const took: Record<string, number[]> = { 'cy@example.org': [], 'nobody@example.org': [] };
    for (let round = 0; round < 15; round++)
      for (const [email, times] of Object.entries(took)) {
        const begun = performance.now();
        await signIn(email, 'wrong', `203.0.113.${round}`).expect(401);
        times.push(performance.now() - begun);
      }
    // Without the made-up hash, a missing account would answer ten times faster. Taken in turns: what else the machine does slows both.
    const [known, unknown] = Object.values(took).map((times) => times.sort((a, b) => a - b)[7]!);
    expect(unknown).toBeGreaterThan(known! / 3);
  });

  it('by many machines together ends for strangers, while known places stay open', async () => {
    await signIn('dee@example.org', PASSWORD, '192.0.2.7').expect(200);
    for (let machine = 0; machine < 50; machine++)
      await signIn('dee@example.org', 'wrong', `10.1.0.${machine}`).expect(401);
    await signIn('dee@example.org', PASSWORD, '10.2.0.1').expect(429);
    await signIn('dee@example.org', PASSWORD, '192.0.2.7').expect(200);
  });

  it('with one list over many accounts ends too', async () => {
    for (let account = 0; account < 100; account++)
      await signIn(`somebody${account}@example.org`, 'hunter2', '10.9.9.9').expect(401);
    await signIn('one-more@example.org', 'hunter2', '10.9.9.9').expect(429);
  });
});
