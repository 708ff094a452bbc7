import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type PeopledUniverse, startUniverse } from '../bench/front/universe.mjs';
import { barriersOf, openPage } from '../support/pages.js';
import { chromiumPath, openBrowser } from '../support/chromium.js';

const path = chromiumPath();
const inBrowser = path ? describe : describe.skip;
/** A folder for pictures of every page, in two sizes and both themes: `SHOTS=/tmp/shots`. */
const SHOTS = process.env['SHOTS'];
/** Pages at a time. */
const TABS = 2;

/** Pages that one comes to with something in hand (a sign-in elsewhere, an invitation): without it the server refuses, as it should. */
const ARRIVALS = ['/sign-in/arrived', '/panel/join', '/invitations/accept', '/collections/invitation'];
/** What belongs to a role is looked at in that role; everything else as a stranger. `{…}` are ids of the universe. */
const OF_ROLE: Readonly<Record<string, readonly string[]>> = {
  manager: [
    ...['', '/security', '/tokens', '/data'].map((part) => `/account${part}`),
    '/organisations',
    '/organisations/{organisation}',
    '/organisations/{organisation}/webhooks',
    '/cluster',
    ...['', '/members', '/benchmark', '/readiness', '/calls', '/partners', '/plan', '/report'].map(
      (part) => `/cluster/{cluster}${part}`,
    ),
    '/calls',
    '/calls/kelp-1',
    '/collections',
    '/collections/{collection}',
    '/alerts',
  ],
  facilitator: [
    '/exercises',
    ...['', '/set-up', '/run', '/results'].map((part) => `/exercises/{agency}/{exercise}${part}`),
  ],
  policymaker: ['/policy', '/policy?by=region'],
  editor: [
    ...['', '/fading', '/corrections', '/reports', '/log'].map((part) => `/desk${part}`),
    '/sources',
    '/sources/sifted',
    '/sources/add',
    '/sources/import',
    '/jobs',
    '/feed',
    '/operations',
  ],
};
const NOWHERE = ['/no-such-page', '/sources/no-such-source', '/calls/no-such-call', '/cluster/no-such-cluster'];

inBrowser('every page', () => {
  let universe: PeopledUniverse;
  let browser: Browser;
  const ids: Record<string, string> = {};
  const faults: string[] = [];

  beforeAll(async () => {
    [universe, browser] = await Promise.all([startUniverse(1500), openBrowser(path!)]);
    const deadline = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
    const text = 'Expected Outcome:Green hydrogen, smart grids.Scope:Energy communities and virtual power plants.';
    const call = { id: 'kelp-1', title: 'Green hydrogen', text, deadlines: [deadline], budgetEur: 4_000_000 };
    const taken = await fetch(`${universe.base}/api/v1/calls`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ calls: [call] }),
    });
    expect(taken.status).toBe(200);
    Object.assign(ids, universe.ids);
  }, 900_000);
  afterAll(async () => {
    await browser?.close();
    await universe?.stop();
  });

  async function as(role: string | null): Promise<BrowserContext> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    if (role === null) return context;
    const page = await context.newPage();
    await page.goto(`${universe.base}/privacy`);
    const [organisation] = await page.evaluate<{ id: string }[]>(`(async () => {
      const body = ${JSON.stringify(JSON.stringify(universe.accounts[role]))};
      await fetch('/api/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      localStorage.setItem('session-renewed', String(Date.now()));
      return (await fetch('/api/v1/organisations')).json();
    })()`);
    if (organisation) ids[role === 'facilitator' ? 'agency' : 'organisation'] = organisation.id;
    await page.close();
    return context;
  }

  /** Everything that is wrong with pages, a line each: barriers, what stands out sideways, faults of scripts. */
  async function look(role: string | null, addresses: readonly string[]): Promise<string[]> {
    const context = await as(role);
    const wrong: string[] = [];
    const waiting = addresses.map((address) => address.replace(/\{(\w+)\}/g, (_, name: string) => ids[name]!));
    const work = async () => {
      const page = await context.newPage();
      page.on('pageerror', (error) => faults.push(`${page.url()} ${error.message}`));
      page.on('console', (message) => {
        // The browser reports answers of 4xx as errors of their own; for addresses of nothing they are asked for.
        if (message.type() === 'error' && !/status of 40[14]/.test(message.text()))
          faults.push(`${page.url()} ${message.text()}`);
      });
      for (let address = waiting.shift(); address !== undefined; address = waiting.shift())
        wrong.push(...(await wrongWith(page, address)).map((what) => `${address}, ${what}`));
      await page.close();
    };
    await Promise.all(Array.from({ length: TABS }, work));
    await context.close();
    return wrong;
  }

  async function wrongWith(page: Page, address: string): Promise<string[]> {
    const wrong: string[] = [];
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1440, height: 900 });
    await openPage(page, `${universe.base}${address}`);
    for (const [width, colorScheme] of [
      [1440, 'light'],
      [390, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // What looks at its own size (frames that scroll) does so in the next frame, and is drawn anew in the one after.
      for (let frame = 0; frame < 3; frame++) await page.evaluate('new Promise((next) => requestAnimationFrame(next))');
      if (SHOTS)
        await page.screenshot({
          path: join(SHOTS, `${address.replace(/\W+/g, '-')}-${width}-${colorScheme}.png`),
          fullPage: true,
        });
      wrong.push(...(await barriersOf(page)).map((barrier) => `${width} ${colorScheme}: ${barrier}`));
      const sideways = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      if (Number(sideways) > 0) wrong.push(`${width}: ${String(sideways)} px stand out at the side`);
    }
    return wrong;
  }

  it('is accessible to strangers, light and dark, wide and narrow', async () => {
    const taken = new Set([...ARRIVALS, ...Object.values(OF_ROLE).flat()]);
    const shared = [
      '/radars/mobility',
      '/radars/mobility?view=table',
      '/radars/mobility?zoom=2',
      '/radars/health/weights',
      '/radars/health?trend={trend}',
      '/trends/{trend}',
      '/coverage?ecosystem=tourism',
      '/editions/compare?from=1&to=2',
      '/results/{exercise}',
      // As strangers meet them.
      '/account',
      '/desk',
      '/collections',
      '/exercises',
      '/policy',
    ];
    expect(await look(null, [...plainPages().filter((address) => !taken.has(address)), ...shared, ...NOWHERE])).toEqual(
      [],
    );
  }, 900_000);

  it.each(Object.keys(OF_ROLE))(
    'is accessible to the %s, light and dark, wide and narrow',
    async (role) => expect(await look(role, OF_ROLE[role]!)).toEqual([]),
    900_000,
  );

  it('is missing where there is nothing at its address, and says where to go on', async () => {
    const context = await as(null);
    const page = await context.newPage();
    for (const address of NOWHERE) {
      const answer = await page.goto(`${universe.base}${address}`);
      expect([address, answer!.status()]).toEqual([address, 404]);
      await page
        .getByRole('heading', { level: 1, name: /^There is no|^Cluster$/ })
        .first()
        .waitFor();
      expect(await page.locator('main a[href="/"], main a[href="/cluster"]').count()).toBeGreaterThan(0);
    }
    const standing = await page.goto(`${universe.base}/cluster/${ids['cluster']}/benchmark`);
    expect(standing!.status()).toBe(200);
    // A cluster without a profile yet is there for its own people, and for nobody else.
    const own = `${universe.base}/cluster/${ids['organisation']}`;
    expect((await page.goto(own))!.status()).toBe(404);
    await context.close();
    const manager = await as('manager');
    expect((await (await manager.newPage()).goto(own))!.status()).toBe(200);
    await manager.close();
  });

  it('met no error on the way', () => expect(faults).toEqual([]));
});

/** Every page of the front that needs nothing but its address. */
function plainPages(): readonly string[] {
  const table = readFileSync(join(import.meta.dirname, '../../apps/web/src/pages.ts'), 'utf8');
  return [...table.matchAll(/^\s*'(\/[^':]*)':/gm)].map((match) => match[1]!);
}
