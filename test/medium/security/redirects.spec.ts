import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PeopleApi, startPeopleApi } from '../../support/people.js';
import { addressOf, routesOf } from '../../support/probes/routes-of.js';
import { removeFolder, temporaryFolder } from '../../support/temporary-folder.js';

const NAMES = ['to', 'next', 'url', 'redirect', 'return', 'returnTo', 'continue', 'redirect_uri'];
const VALUES = [
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  'https:evil.example',
  '/%09/evil.example',
  '/.//evil.example/',
];
/** Paths that some readers of addresses take for another host. */
const PATHS = [
  '//evil.example/',
  '/.//evil.example/',
  '/a/..//evil.example/',
  '/%2e//evil.example/',
  '/\\evil.example/',
];

/** Where a server sends the browser; asked by hand, since `fetch` tidies paths before it sends them. */
const locationOf = (origin: string, path: string): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const headers = { 'x-forwarded-host': 'evil.example', referer: 'https://evil.example/' };
    get({ hostname, port, path, headers }, (answer) => {
      answer.resume();
      resolve(answer.headers.location);
    }).on('error', reject);
  });

/** Asks a server's addresses with each usual name of a target; findings are answers that send the browser to the other site. */
async function probeRedirects(origin: string, paths: readonly string[]): Promise<string[]> {
  const findings: string[] = [];
  const probe = async (path: string, value: string) => {
    // Twice the same name: the front puts such together by a redirect of its own.
    const query = [...NAMES, 'to'].map((name) => `${name}=${encodeURIComponent(value)}`).join('&');
    const location = await locationOf(origin, `${path}?${query}`);
    if (location && new URL(location, origin).host === 'evil.example') findings.push(`${path}: ${location}`);
  };
  for (const path of paths) await Promise.all(VALUES.map((value) => probe(path, value)));
  return findings;
}

describe('redirects', () => {
  let api: PeopleApi;
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder('front');
    await mkdir(join(folder, 'web', '.vite'), { recursive: true });
    await writeFile(join(folder, 'web', 'index.html'), '<!doctype html><div id="app"></div>');
    await writeFile(join(folder, 'web', '.vite', 'manifest.json'), '{}');
    api = await startPeopleApi({}, 0, undefined, join(folder, 'web'));
  });
  afterAll(async () => {
    await api.close();
    await removeFolder(folder);
  });

  it('never lead to another site', async () => {
    const paths = routesOf(api.app)
      .filter(({ method }) => method === 'get')
      .map(({ path }) => `/api/v1${addressOf(path)}`);
    expect(await probeRedirects(api.origin, [...paths, '/', '/sign-in', '/sign-in/arrived', ...PATHS])).toEqual([]);
    // The front was there, and its own redirect was met.
    expect(await locationOf(api.origin, '/signals?kind=news&kind=patent')).toBe('/signals?kind=news,patent');
  });

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
