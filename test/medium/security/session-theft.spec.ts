import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { hashOfSecret } from '#libs/platform';
import { Callers } from '../../../apps/api/src/access/callers.service.js';
import { type Caller, STRANGER } from '../../../apps/api/src/access/caller.js';
import { type PeopleApi, startPeopleApi } from '../../support/people.js';
import { probeFixation, probeForeignPages, probeRefreshReuse } from '../../support/probes/session-theft.js';

const ADA = 'ada@example.org';

/** Each probe finds nothing here, and finds the hole when one is planted. */
describe('stealing a session', () => {
  let api: PeopleApi;
  beforeAll(async () => {
    api = await startPeopleApi();
    await api.person(ADA, ['administrator']);
  });
  afterEach(() => void jest.restoreAllMocks());
  afterAll(() => api.close());

  it('with a copied refresh token ends it for thief and owner', async () => {
    expect(await probeRefreshReuse(api, ADA)).toEqual([]);
  });
  it('with a copied refresh token would be found', async () => {
    const { sessions } = api.store;
    const account = (await api.store.accounts.byEmail(ADA))!;
    // Planted: whoever asks gets a new pair.
    jest.spyOn(sessions, 'renew').mockImplementation(async (_refresh, tokens) => {
      const sessionId = await sessions.open(
        { accountId: account.id, client: 'x', addressHash: hashOfSecret('x'), days: 1 },
        tokens,
      );
      return { outcome: 'renewed', accountId: account.id, sessionId };
    });
    expect(await probeRefreshReuse(api, ADA)).toHaveLength(3);
  });

  it('with a token planted beforehand opens nothing', async () => {
    expect(await probeFixation(api, ADA)).toEqual([]);
  });
  it('with a token planted beforehand would be found', async () => {
    const { sessions } = api.store;
    const open = sessions.open.bind(sessions);
    // Planted: the token that was sent is kept as the session's own.
    jest
      .spyOn(sessions, 'open')
      .mockImplementation((session, tokens) =>
        open(session, { ...tokens, access: hashOfSecret(`tu_at_${'A'.repeat(43)}`) }),
      );
    expect(await probeFixation(api, ADA)).toHaveLength(1);
  });

  it('from a page of another site changes nothing, whatever the route', async () => {
    expect(await probeForeignPages(api, ADA)).toEqual([]);
  });
  it('from a page of another site would be found', async () => {
    const callers = api.app.get(Callers);
    const bySession = (callers as unknown as { bySession(access: string): Promise<Caller | null> }).bySession.bind(
      callers,
    );
    // Planted: cookies are believed wherever they come from.
    jest.spyOn(callers, 'of').mockImplementation(async (request) => {
      const access = /tu_access=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
      return (await bySession(access ?? '')) ?? STRANGER;
    });
    expect((await probeForeignPages(api, ADA)).length).toBeGreaterThan(10);
  });
});
