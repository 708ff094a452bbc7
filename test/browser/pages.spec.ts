import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromiumPath, openBrowser } from '../support/chromium.js';
import { run, type Running } from '../support/processes.js';

const path = chromiumPath();
const inBrowser = path ? describe : describe.skip;

/** What a visitor does, in a real browser, on the demo universe. */
inBrowser('the front', () => {
  let dataDir: string;
  let universe: Running;
  let base: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'trend-universe-browser-'));
    universe = run('apps/universe/src/main.js', ['--demo', '2000'], { DATA_DIR: dataDir, PORT: '0' });
    base = (await universe.until(/Trend Universe is ready: (\S+)/, 120_000))[1]!;
    browser = await openBrowser(path!);
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await universe?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const open = async (address: string) => {
    await page.goto(`${base}${address}`, { waitUntil: 'networkidle' });
  };

  it('shows the 14 radars and says that the data are synthetic', async () => {
    await open('/');
    expect(await page.locator('a[href^="/radars/"]').count()).toBeGreaterThanOrEqual(14);
    expect(await page.getByText(/synthetic/i).count()).toBeGreaterThan(0);
  }, 60_000);

  it('opens a radar, walks it by keyboard, shows the table twin and keeps it in the address', async () => {
    await open('/radars/health');
    expect(await page.locator('svg').count()).toBeGreaterThan(0);
    await page.locator('svg [tabindex="0"]').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForURL(/trend=|\/trends\//);
    await page.keyboard.press('Escape');
    await open('/radars/health?view=table');
    expect(await page.locator('table tbody tr').count()).toBeGreaterThan(5);
  }, 60_000);

  it('shows a trend with its reasons', async () => {
    const { placements } = (await (await fetch(`${base}/api/v1/radars/health`)).json()) as {
      placements: { trendId: string }[];
    };
    await open(`/trends/${placements[0]!.trendId}`);
    expect(await page.getByText(/in the ring/i).count()).toBeGreaterThan(0);
  }, 60_000);

  it('finds signals', async () => {
    await open('/signals?q=hydrogen');
    expect(await page.locator('a[href^="/signals/"]').count()).toBeGreaterThan(0);
  }, 60_000);

  it.each(['/', '/radars/mobility', '/radars/mobility?view=table', '/signals', '/methods', '/feed'])(
    'is accessible: %s',
    async (address) => {
      await open(address);
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze();
      expect(violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html}`)).toEqual([]);
    },
    60_000,
  );

  it('scrolls no page sideways on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const address of ['/', '/radars/health', '/signals', '/methods']) {
      await open(address);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    }
  }, 60_000);

  it('met no error on the way', () => expect(faults).toEqual([]));
});
