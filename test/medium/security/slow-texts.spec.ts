import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PeopleApi, startPeopleApi } from '../../support/people.js';
import { HOSTILE_TEXTS, slowTexts } from '../../support/probes/hostile-texts.js';
import { addressOf, type DescribedRoute, routesOf } from '../../support/probes/routes-of.js';

/** A second on a busy machine; a pattern that backtracks takes years. */
const BOUND = 1_000;

describe('texts made to be slow', () => {
  let api: PeopleApi;
  let routes: DescribedRoute[];
  beforeAll(async () => {
    api = await startPeopleApi();
    routes = routesOf(api.app);
    await api.person('boss@example.org', ['administrator']);
  });
  afterAll(() => api.close());

  it('are searched for and filtered by as fast as others', async () => {
    const token = await api.signIn('boss@example.org');
    const slow: string[] = [];
    let probed = 0;
    for (const { path, texts } of routes.filter(({ method }) => method === 'get')) {
      for (const name of texts) {
        probed++;
        const found = await slowTexts(
          (text) => api.as(token, 'get', `${addressOf(path)}?${name}=${encodeURIComponent(text)}`),
          BOUND,
        );
        slow.push(...found.map((finding) => `GET ${path}?${name}: ${finding}`));
      }
    }
    expect(slow).toEqual([]);
    expect(probed).toBeGreaterThan(20);
  });

  it('are read by the doors that stand open to strangers', async () => {
    const long = (text: string) => text.repeat(300);
    const doors: Readonly<Record<string, (text: string) => object>> = {
      '/sign-up': (text) => ({ email: `${text}@example.org`, name: text }),
      '/session': (text) => ({ email: text, password: text.slice(0, 200) }),
      '/password-reset': (text) => ({ email: long(text) }),
      '/sign-up/confirmation': (text) => ({ token: long(text), password: long(text), consent: true }),
      '/text/tag': (text) => ({ title: text, text: long(text) }),
    };
    const slow: string[] = [];
    for (const [path, body] of Object.entries(doors))
      slow.push(
        ...(await slowTexts((text) => api.call('post', path).send(body(text)), BOUND)).map((one) => `${path}: ${one}`),
      );
    expect(slow).toEqual([]);
  });

  it('would be found: a pattern that repeats a repetition is', async () => {
    // Twenty-five letters are some tenths of a second; all 299 would outlive us.
    const ask = (text: string) => Promise.resolve(/^(?:a+)+$/.test(text.slice(-26)));
    expect((await slowTexts(ask, 30)).length).toBeGreaterThan(0);
    expect(HOSTILE_TEXTS.length).toBeGreaterThan(15);
  });
});
