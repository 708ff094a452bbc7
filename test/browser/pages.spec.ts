import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openPage } from '../support/pages.js';
import { chromiumPath, openBrowser } from '../support/chromium.js';
import { type DemoUniverse, startDemoUniverse } from '../support/universe.js';

const path = chromiumPath();
const inBrowser = path ? describe : describe.skip;

/** What a visitor does, in a real browser, on the demo universe. */
inBrowser('the front', () => {
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
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  });
  afterAll(async () => {
    await browser?.close();
    await universe?.stop();
  });

  const open = async (address: string) => {
    await openPage(page, `${base}${address}`);
  };

  it('shows the 14 radars and says that the data are synthetic', async () => {
    await open('/');
    expect(await page.locator('a[href^="/radars/"]').count()).toBeGreaterThanOrEqual(14);
    expect(await page.getByText(/synthetic/i).count()).toBeGreaterThan(0);
  });

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
  });

  it('shows a trend with its reasons', async () => {
    const { placements } = (await (await fetch(`${base}/api/v1/radars/health`)).json()) as {
      placements: { trendId: string }[];
    };
    await open(`/trends/${placements[0]!.trendId}`);
    expect(await page.getByText(/in the ring/i).count()).toBeGreaterThan(0);
  });

  it('finds signals', async () => {
    await open('/signals?q=hydrogen');
    expect(await page.locator('a[href^="/signals/"]').count()).toBeGreaterThan(0);
  });

  it('walks through the editions and keeps the one shown in the address', async () => {
    await open('/radars/health');
    const slider = page.getByRole('slider', { name: 'Edition' });
    await slider.focus();
    await page.keyboard.press('Home');
    await page.waitForURL(/edition=1/);
    await page.getByText('edition 1.').waitFor();
    await page.keyboard.press('End');
    await page.waitForURL((url) => !url.searchParams.has('edition'));
  });

  it('comes nearer, which names more trends, and goes back', async () => {
    await open('/radars/health');
    const named = await page.locator('.label').count();
    await page.getByRole('button', { name: 'Nearer' }).click();
    await page.getByRole('button', { name: 'Nearer' }).click();
    await page.waitForURL(/zoom=2/);
    expect(await page.locator('.label').count()).toBeGreaterThan(named);
    const further = page.getByRole('button', { name: 'Further' });
    await further.click();
    await further.click();
    await page.waitForURL((url) => !url.searchParams.has('zoom'));
  });

  it('narrows a search by a facet, keeps it in the address and saves what was found', async () => {
    await open('/signals');
    await page.locator('.facets').getByText('patent', { exact: false }).first().click();
    await page.waitForURL(/kind=patent/);
    await page.getByText('Save as').click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText(/^CSV/).click()]);
    const rows = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows.slice(1)) expect(row.split(',')[1]).toBe('patent');
  });

  it('speaks German and French, and English again', async () => {
    await open('/');
    // The server draws the page in the language; the choice works once the scripts have taken over, which put the address right.
    const choose = async (label: string, language: string) => {
      await page.getByLabel(label).selectOption(language);
      await page.locator(`html[lang="${language}"]`).waitFor();
      await page.waitForURL((url) => !url.searchParams.has('language'));
      await page.waitForLoadState('networkidle');
    };
    await choose('Language', 'de');
    await page.getByRole('link', { name: 'Signale', exact: true }).waitFor();
    await page.getByText('Gesundheit', { exact: true }).first().waitFor();
    await choose('Sprache', 'fr');
    await page.getByRole('link', { name: 'Signaux', exact: true }).waitFor();
    await choose('Langue', 'en');
    await page.getByRole('link', { name: 'Signals', exact: true }).waitFor();
  });

  it('opens and closes its menu by keyboard', async () => {
    await open('/');
    const more = page.locator('.places summary');
    await more.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Methods', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('.places details').getAttribute('open')).toBeNull();
    await page.locator('.places summary:focus').waitFor();
  });

  it('leads a cluster to a call that fits it, and to its report', async () => {
    const { demo } = (await (await fetch(`${base}/api/v1/clusters`)).json()) as {
      demo: { id: string; ecosystems: string[] }[];
    };
    const deadline = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
    const call = {
      id: 'kelp-1',
      title: 'Green hydrogen electrolysis and battery storage',
      text: 'Expected Outcome:Green hydrogen, smart grids, solid-state batteries.Scope:Energy communities and virtual power plants.',
      deadlines: [deadline],
      budgetEur: 4_000_000,
    };
    const taken = await fetch(`${base}/api/v1/calls`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ calls: [call] }),
    });
    expect(taken.status).toBe(200);
    // What a cluster needs hangs on what the universe tells of it: one of those in this ecosystem that the call fits.
    const fitting = demo
      .filter(({ ecosystems }) => ecosystems.includes('energy-renewables'))
      .map(async ({ id }) => {
        const { items } = (await (await fetch(`${base}/api/v1/clusters/${id}/calls`)).json()) as { items: unknown[] };
        return items.length > 0 ? [id] : [];
      });
    const [id] = (await Promise.all(fitting)).flat();
    expect(id).toBeDefined();
    await page.emulateMedia({ colorScheme: 'light' });
    await open(`/cluster/${id}/calls`);
    await page.getByRole('link', { name: call.title }).click();
    await page.getByRole('heading', { name: 'Scope' }).waitFor();
    await open(`/cluster/${id}/report`);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Report as PDF').click()]);
    expect(
      readFileSync(await download.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('scrolls no page sideways on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const address of ['/', '/radars/health', '/signals', '/methods']) {
      await open(address);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    }
  });

  it('met no error on the way', () => expect(faults).toEqual([]));
});
