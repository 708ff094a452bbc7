import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PeopleApi, startPeopleApi } from '../../support/people.js';
import { startRedis, type TestRedis, whyNoRedis } from '../../support/redis.js';

const reason = whyNoRedis();
if (reason) console.warn(`limits through Redis are not tested: ${reason}`);

/** The n-th answers that are refused, when `count` requests come from an address. */
async function refused(apis: readonly PeopleApi[], count: number, headers: Record<string, string>): Promise<number> {
  let refusals = 0;
  for (let n = 0; n < count; n++) {
    const { status } = await apis[n % apis.length]!.call('get', '/health/live').set(headers);
    if (status === 429) refusals++;
  }
  return refusals;
}

describe('the bound on requests', () => {
  let api: PeopleApi;
  beforeAll(async () => {
    api = await startPeopleApi({ RATE_LIMIT_PER_MINUTE: '20', TRUST_PROXY: '1' });
  });
  afterAll(() => api.close());

  it('holds for each address and each account by itself', async () => {
    await api.person('ada@example.org');
    const token = await api.signIn('ada@example.org');
    expect(await refused([api], 25, { 'X-Forwarded-For': '198.51.100.1' })).toBe(5);
    expect(await refused([api], 20, { 'X-Forwarded-For': '198.51.100.2' })).toBe(0);
    const bearer = { 'X-Forwarded-For': '198.51.100.1', Authorization: `Bearer ${token}` };
    expect(await refused([api], 21, bearer)).toBe(1);
    expect(await refused([api], 1, { ...bearer, 'X-Forwarded-For': '198.51.100.3' })).toBe(1);
  });

  it('counts those who try tokens, too, and says when to come back', async () => {
    const attempt = () =>
      api.call('get', '/radars').set({ 'X-Forwarded-For': '198.51.100.4', Authorization: 'Bearer tu_pat_guess' });
    for (let n = 0; n < 20; n++) await attempt().expect(401);
    const { headers } = await attempt().expect(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(1);
  });

  it('believes only as many proxies as there are', async () => {
    // The second hop is what the client claims, the first what our proxy saw.
    const claims = (n: number) => ({ 'X-Forwarded-For': `203.0.113.${n}, 198.51.100.5` });
    let refusals = 0;
    for (let n = 0; n < 25; n++) refusals += await refused([api], 1, claims(n));
    expect(refusals).toBe(5);
  });
});

(reason ? describe.skip : describe)('the bound on requests, through Redis', () => {
  let redis: TestRedis;
  let apis: PeopleApi[] = [];
  beforeAll(async () => {
    const started = await startRedis();
    if (!started.redis) throw new Error(started.reason);
    redis = started.redis;
    const env = { RATE_LIMIT_PER_MINUTE: '20', REDIS_URL: redis.url };
    apis = [await startPeopleApi(env), await startPeopleApi(env)];
  });
  afterAll(async () => {
    for (const api of apis) await api.close();
    await redis.stop();
  });

  it('is one over all processes', async () => {
    expect(await refused(apis, 24, {})).toBe(4);
  });
});
