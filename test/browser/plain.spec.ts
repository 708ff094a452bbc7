import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromiumPath, openBrowser } from '../support/chromium.js';
import { type DemoUniverse, startDemoUniverse } from '../support/universe.js';

/** Not by `fetch`, which asks for a fresh copy whenever it is given a condition. */
const statusOf = (address: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    get(address, { headers }, (response) => resolve((response.resume(), response.statusCode!))).on('error', reject);
  });

const path = chromiumPath();
const inBrowser = path ? describe : describe.skip;

/** Reading radars, trends and signals where no script runs: the server draws the pages. */
inBrowser('the front without scripts', () => {
  let universe: DemoUniverse;
  let base: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    universe = await startDemoUniverse(2000);
    base = universe.base;
    browser = await openBrowser(path!);
    context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  });
  afterAll(async () => {
    await browser?.close();
    await universe?.stop();
  });
  const open = (address: string) => page.goto(`${base}${address}`, { waitUntil: 'load' });

  it('shows the 14 radars at a glance', async () => {
    await open('/');
    expect(await page.locator('.plate .small-radar').count()).toBe(14);
    expect(await page.locator('.plate .small-radar .dot').count()).toBeGreaterThan(100);
    expect(await page.locator('meta[property="og:title"]').count()).toBe(1);
  });

  it('leads from home over a radar, its card and its table to the whole trend and a signal', async () => {
    await open('/');
    await page.locator('.plate h2 a').first().click();
    await page.locator('svg.radar .blip .mark').first().waitFor();
    expect(await page.locator('link[rel="canonical"]').getAttribute('href')).toMatch(/\/radars\/[a-z-]+$/);
    await page.locator('.radar-list a').first().click();
    await page.locator('.trend-aside .story').waitFor();
    await page.getByRole('link', { name: 'Table' }).click();
    await page.waitForURL(/view=table/);
    expect(await page.locator('.frame table tbody tr').count()).toBeGreaterThan(3);
    await page.locator('.trend-aside .actions a').click();
    await page.waitForURL(/\/trends\//);
    expect(
      await page
        .locator('.trend')
        .getByText(/in the ring/i)
        .count(),
    ).toBeGreaterThan(0);
    await page.locator('.evidence li a').first().click();
    await page.waitForURL(/\/signals\//);
    expect((await page.locator('.signal .text').innerText()).length).toBeGreaterThan(20);
  });

  it('searches signals by a form, narrows by facets and pages on by a link', async () => {
    await open('/signals');
    await page.locator('#search-form input[name="q"]').fill('hydrogen');
    await page.locator('.facets input[name="kind"][value="patent"]').check();
    await page.locator('.facets input[name="kind"][value="publication"]').check();
    await page.getByRole('button', { name: 'Search' }).click();
    await page.waitForURL(/q=hydrogen/);
    expect(new URL(page.url()).searchParams.get('kind')?.split(',').sort()).toEqual(['patent', 'publication']);
    expect(await page.locator('.signal-row').count()).toBeGreaterThan(0);
    await open('/signals');
    const first = await page.locator('.signal-row h2').allInnerTexts();
    await page.getByRole('link', { name: 'Show more' }).click();
    await page.waitForURL(/cursor=/);
    const second = await page.locator('.signal-row h2 a').evaluateAll((links) => links.length);
    expect(second).toBeGreaterThan(0);
    expect(await page.locator('.signal-row h2').allInnerTexts()).not.toEqual(first);
  });

  it('says what is not there, with the status that says it too', async () => {
    const trend = await open('/trends/no-such-trend');
    expect(trend?.status()).toBe(404);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/no such trend/i);
    expect(await page.locator('meta[name="robots"]').getAttribute('content')).toBe('noindex');
    expect((await open('/signals?kind=nonsense'))?.status()).toBe(200);
    expect(await page.locator('[role="alert"]').count()).toBeGreaterThan(0);
    faults.length = 0;
  });

  it('keeps hostile addresses in their place, and the policy strict', async () => {
    const hostile = '</script><script>document.title="taken"</script><i style="color:red">"\'';
    const response = await fetch(`${base}/signals?q=${encodeURIComponent(hostile)}`);
    const text = await response.text();
    expect(text).not.toContain('<script>document');
    expect(text).not.toContain('</script><script>');
    expect(text).not.toMatch(/<[a-z][^>]* style=/);
    const policy = response.headers.get('content-security-policy')!;
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).toContain("script-src 'self'");
    const radar = await fetch(`${base}/radars/health`);
    expect(radar.headers.get('content-security-policy')).toMatch(/style-src 'self' 'sha256-[\w+/=]+'/);
    expect(await statusOf(`${base}/radars/health`, { 'if-none-match': radar.headers.get('etag')! })).toBe(304);
  });

  it('met no error on the way', () => expect(faults).toEqual([]));
});
