import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PeopleApi, startPeopleApi } from '../../support/people.js';
import { addressOf, routesOf } from '../../support/probes/routes-of.js';

const NAMES = ['to', 'next', 'url', 'redirect', 'return', 'returnTo', 'continue', 'redirect_uri'];
const VALUES = [
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  'https:evil.example',
  '/%09/evil.example',
];

/** Asks a server's addresses with each usual name of a target; findings are answers that send the browser to the other site. */
async function probeRedirects(origin: string, paths: readonly string[]): Promise<string[]> {
  const findings: string[] = [];
  for (const path of paths)
    for (const value of VALUES) {
      const query = NAMES.map((name) => `${name}=${encodeURIComponent(value)}`).join('&');
      const answer = await fetch(`${origin}${path}?${query}`, {
        redirect: 'manual',
        headers: { 'x-forwarded-host': 'evil.example', referer: 'https://evil.example/' },
      });
      await answer.arrayBuffer();
      const location = answer.headers.get('location');
      if (location && new URL(location, origin).host === 'evil.example') findings.push(`${path}: ${location}`);
    }
  return findings;
}

describe('redirects', () => {
  let api: PeopleApi;
  beforeAll(async () => {
    api = await startPeopleApi();
  }, 60_000);
  afterAll(() => api.close());

  it('never lead to another site', async () => {
    const paths = routesOf(api.app)
      .filter(({ method }) => method === 'get')
      .map(({ path }) => `/api/v1${addressOf(path)}`);
    expect(
      await probeRedirects(api.origin, [...paths, '/', '/sign-in', '//evil.example/', '/sign-in/arrived']),
    ).toEqual([]);
  }, 120_000);

  it('would be found: a server that goes where it is told is', async () => {
    const planted = createServer((request, response) => {
      const next = new URL(request.url!, 'http://planted').searchParams.get('next')!;
      response.writeHead(302, { location: next }).end();
    });
    await new Promise<void>((resolve) => planted.listen(0, '127.0.0.1', resolve));
    try {
      const origin = `http://127.0.0.1:${(planted.address() as AddressInfo).port}`;
      expect((await probeRedirects(origin, ['/'])).length).toBeGreaterThan(1);
    } finally {
      planted.closeAllConnections();
      planted.close();
    }
  });
});
