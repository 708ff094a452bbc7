import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PASSWORD, type PeopleApi, startPeopleApi } from '../../support/people.js';
import { freePort } from '../../support/processes.js';
import { Browsing, startProvider, type TestProvider } from '../../support/provider.js';
import { totpCode } from '#libs/platform';

describe('signing in through a provider', () => {
  let api: PeopleApi;
  let provider: TestProvider;
  let base: string;
  beforeAll(async () => {
    // The provider must know the address of the API before the API runs.
    const port = await freePort();
    base = `http://127.0.0.1:${port}`;
    provider = await startProvider(`${base}/api/v1/session/provider/callback`);
    api = await startPeopleApi(
      {
        PUBLIC_URL: base,
        OIDC_ISSUER: provider.issuer,
        OIDC_CLIENT_ID: provider.clientId,
        OIDC_CLIENT_SECRET: provider.clientSecret,
        OIDC_NAME: 'EU Login',
      },
      port,
    );
  });
  afterAll(async () => {
    await api.close();
    await provider.close();
  });

  const start = `/api/v1/session/provider`;
  const signIn = (browsing: Browsing, to = '') => browsing.go(`${base}${start}${to}`, base);
  const whoIs = async (browsing: Browsing) => {
    const answer = await browsing.get(`${base}/api/v1/account`);
    return answer.ok ? ((await answer.json()) as { email: string; name: string; id: string }) : null;
  };
  const agree = (page: string, consent = true) => {
    const { ticket, name } = Object.fromEntries(new URLSearchParams(page.split('#')[1]));
    return api.call('post', '/session/provider/sign-up').set('Origin', base).send({ ticket, name, consent });
  };

  it('is offered by its name', async () => {
    expect((await api.call('get', '/session/ways')).body).toEqual({ provider: { name: 'EU Login' } });
  });

  it('asks somebody new to agree, makes the account, and knows them the next time', async () => {
    provider.become({ sub: 'ada', email: 'ada@example.org', email_verified: true, name: 'Ada L' });
    const page = await signIn(new Browsing());
    expect(page).toMatch(/^\/sign-up\/provider#ticket=tu_hs_[\w-]{43}&name=Ada\+L$/);
    await agree(page, false).expect(400);
    expect(await api.store.accounts.byEmail('ada@example.org')).toBeNull();
    await agree(page).expect(200);
    await agree(page).expect(401);

    const again = new Browsing();
    expect(await signIn(again, '?to=/organisations')).toBe('/sign-in/arrived?next=%2Forganisations');
    expect(await whoIs(again)).toMatchObject({ email: 'ada@example.org', name: 'Ada L' });
    // An account without a password is not opened with one.
    await api.call('post', '/session').send({ email: 'ada@example.org', password: PASSWORD }).expect(401);
  });

  it('knows people by the name the provider has for them, not by their address', async () => {
    provider.become({ sub: 'ada', email: 'other@example.org', email_verified: true });
    const browsing = new Browsing();
    await signIn(browsing);
    expect(await whoIs(browsing)).toMatchObject({ email: 'ada@example.org' });
    provider.become({ sub: 'impostor', email: 'ada@example.org', email_verified: false });
    expect(await signIn(new Browsing())).toBe('/sign-in?problem=address');
    provider.become({ sub: 'nameless' });
    expect(await signIn(new Browsing())).toBe('/sign-in?problem=address');
  });

  it('opens the account of a proven address and tells its owner; a guarded one stays shut', async () => {
    const bo = await api.person('bo@example.org');
    provider.become({ sub: 'bo', email: 'BO@example.org', email_verified: true });
    const browsing = new Browsing();
    expect(await signIn(browsing)).toBe('/sign-in/arrived?next=%2Faccount');
    expect(await whoIs(browsing)).toMatchObject({ id: bo.id });
    expect((await api.mail.mailTo('bo@example.org')).text).toContain('EU Login');

    await api.person('cy@example.org');
    const token = await api.signIn('cy@example.org');
    const { body } = await api.as(token, 'post', '/account/second-factor').send({ password: PASSWORD });
    await api
      .as(token, 'post', '/account/second-factor/confirmation')
      .send({ code: totpCode(body.secret, Date.now()) })
      .expect(200);
    provider.become({ sub: 'cy', email: 'cy@example.org', email_verified: true });
    expect(await signIn(new Browsing())).toBe('/sign-in?problem=guarded');
  });

  it('leads nowhere else afterwards', async () => {
    provider.become({ sub: 'bo', email: 'bo@example.org', email_verified: true });
    for (const to of [
      '//evil.example',
      'https://evil.example',
      '/%5Cevil.example',
      '/%09/evil.example',
      '/.//evil.example',
    ])
      expect(await signIn(new Browsing(), `?to=${to}`)).toBe('/sign-in/arrived?next=%2Faccount');
  });

  it('is bound to the browser that began it, and good once', async () => {
    provider.become({ sub: 'bo', email: 'bo@example.org', email_verified: true });
    const mallory = new Browsing();
    let callback = '';
    // Mallory stops at the last step and hands the link to somebody else.
    const stopped = Object.create(mallory) as Browsing;
    stopped.get = async (url: string) => {
      if (!url.includes('/callback')) return mallory.get(url);
      callback = url;
      throw new Error('stopped');
    };
    await signIn(stopped).catch(() => {});
    expect(callback).toContain('code=');
    const victim = new Browsing();
    expect(await victim.go(callback, base)).toBe('/sign-in?problem=expired');
    expect(await whoIs(victim)).toBeNull();
    expect(await mallory.go(callback, base)).toBe('/sign-in/arrived?next=%2Faccount');
    expect(await mallory.go(callback, base)).toBe('/sign-in?problem=expired');
  });

  it('believes no code that the provider did not give, and no state of its own making', async () => {
    const browsing = new Browsing();
    const { location } = Object.fromEntries((await browsing.get(`${base}${start}`)).headers) as { location: string };
    const state = new URL(location).searchParams.get('state')!;
    const iss = encodeURIComponent(provider.issuer);
    expect(await browsing.go(`${base}${start}/callback?code=made-up&state=${state}&iss=${iss}`, base)).toBe(
      '/sign-in?problem=refused',
    );
    expect(await browsing.go(`${base}${start}/callback?code=x&state=made-up`, base)).toBe('/sign-in?problem=expired');
    expect(await browsing.go(`${base}${start}/callback`, base)).toBe('/sign-in?problem=expired');
  });

  it('lets people prove themselves by a fresh sign-in where they have no password', async () => {
    provider.become({ sub: 'ada', email: 'ada@example.org', email_verified: true });
    const browsing = new Browsing();
    await signIn(browsing);
    const { host } = new URL(base);
    const propose = () =>
      api.call('post', '/account/second-factor').set('Cookie', browsing.cookies(host)).set('Origin', base).send({});
    await propose().expect(200);
  });
});

describe('without a provider', () => {
  it('there is no way through one', async () => {
    const api = await startPeopleApi();
    try {
      expect((await api.call('get', '/session/ways')).body).toEqual({ provider: null });
      const answer = await api.call('get', '/session/provider').expect(303);
      expect(answer.headers['location']).toBe('/sign-in?problem=unavailable');
    } finally {
      await api.close();
    }
  });
});
