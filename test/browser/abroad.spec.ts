import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { chromiumPath, openBrowser } from '../support/chromium.js';
import { openPage } from '../support/pages.js';
import { type DemoUniverse, startDemoUniverse } from '../support/universe.js';
import { PATIENCE_MS, until } from '../support/until.js';

const path = chromiumPath();
const inBrowser = path ? describe : describe.skip;
/** A folder for pictures: `SHOTS=/tmp/shots`. */
const SHOTS = process.env['SHOTS'];

/** Beyond the English front: other languages, other people's sites, and readers who know better. One demo universe for all. */
inBrowser('the front abroad', () => {
  let universe: DemoUniverse;
  let base: string;
  let browser: Browser;
  const faults: string[] = [];

  beforeAll(async () => {
    universe = await startDemoUniverse(2000);
    base = universe.base;
    browser = await openBrowser(path!);
  });
  afterAll(async () => {
    await browser?.close();
    await universe?.stop();
  });

  async function tab(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    return page;
  }
  const goTo = (page: Page, address: string) => openPage(page, `${base}${address}`);
  const shoot = async (page: Page, name: string) => {
    if (!SHOTS) return;
    for (const [width, colorScheme] of [
      [1440, 'light'],
      [390, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.screenshot({ path: `${SHOTS}/${name}-${width}-${colorScheme}.png` });
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  };
  const accessible = async (page: Page) => {
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  };
  const aTrend = async (): Promise<{ trendId: string; name: string }> => {
    const { placements } = (await (await fetch(`${base}/api/v1/radars/health`)).json()) as {
      placements: { trendId: string; name: string }[];
    };
    return placements[0]!;
  };

  it('takes a report of an error on a trend and a signal, and lets an editor settle it and take that back', async () => {
    const page = await tab();
    const { trendId, name } = await aTrend();
    await goTo(page, `/trends/${trendId}?on=health`);
    await page.getByRole('button', { name: 'Report an error' }).click();
    await page.getByLabel('In a sentence').fill('<b>It acts</b> on firms already.');
    await accessible(page);
    await shoot(page, 'report');
    await page.getByRole('button', { name: 'Send it to the editors' }).click();
    await page.getByText('Thank you: the editors have your report.').waitFor();
    const { items } = (await (await fetch(`${base}/api/v1/signals?ecosystem=health&limit=1`)).json()) as {
      items: { id: string; title: string }[];
    };
    await goTo(page, `/signals/${encodeURIComponent(items[0]!.id)}`);
    await page.getByRole('button', { name: 'Report an error' }).click();
    await page.getByLabel('What is wrong').selectOption({ label: 'It has a wrong tag' });
    await page.getByLabel('In a sentence').fill('This is about tourism.');
    await page.getByRole('button', { name: 'Send it to the editors' }).click();
    await page.getByText('Thank you: the editors have your report.').waitFor();

    await goTo(page, '/desk/reports');
    await page.getByText('2 reports are open.').waitFor();
    expect(await page.locator('.report-row blockquote').last().innerText()).toBe('<b>It acts</b> on firms already.');
    await accessible(page);
    await shoot(page, 'reports');
    const first = page.getByRole('article', { name: items[0]!.title });
    await first.getByText('Correct what it belongs to').click();
    await first.getByLabel(/^Ecosystem it belongs to/).waitFor();
    const second = page.getByRole('article', { name });
    await second.getByLabel(/^Answer/).fill('The evidence says otherwise.');
    await second.getByRole('button', { name: 'Not an error' }).click();
    await page.getByText('1 report is open.').waitFor();
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await page.getByText('2 reports are open.').waitFor();
    await page.context().close();
  });

  it('speaks the language of the browser where no script runs, and keeps the one that was chosen', async () => {
    const page = await tab({ javaScriptEnabled: false, locale: 'de-DE' });
    await page.goto(`${base}/`);
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    await page.getByRole('link', { name: 'Signale', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Gesundheit', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Français' }).click();
    await page.getByRole('link', { name: 'Signaux', exact: true }).waitFor();
    await page.goto(`${base}/radars/health`);
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    expect(await page.locator('h1').innerText()).toBe('Santé');
    await page.goto(`${base}/radars/health?language=en`);
    expect(await page.locator('h1').innerText()).toBe('Health');
    await page.context().close();
  });

  it('tells the story of a trend in German, says what stays English, and is as accessible', async () => {
    const page = await tab({ locale: 'de-DE' });
    const { trendId } = await aTrend();
    for (const [address, text] of [
      ['/', 'Was auf Europas 14 industrielle Ökosysteme zukommt'],
      [`/radars/health?trend=${trendId}`, 'Warum er hier liegt'],
      ['/radars/health?view=table', 'Wachstum im Jahr'],
      [`/trends/${trendId}`, 'Belege nach Jahr'],
      ['/signals?q=hydrogen', 'Suche leeren'],
      ['/cluster', 'Wo steht Ihr Cluster?'],
      ['/collections', 'Sammlungen'],
      ['/sign-in', 'Passwort vergessen?'],
      ['/sign-up', 'Ich habe ein Konto'],
      ['/nowhere', 'Unter dieser Adresse gibt es keine Seite'],
    ] as const) {
      await goTo(page, address);
      await page.getByText(text).first().waitFor();
      await accessible(page);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      await shoot(page, `de-${address.replace(/\W+/g, '-')}`);
    }
    await goTo(page, `/radars/health?trend=${trendId}`);
    expect(await page.locator('.trend-aside .story').innerText()).toMatch(/zu (?:mehr als )?\d+\s% sicher/);
    await goTo(page, `/trends/${trendId}`);
    expect(await page.locator('.sentences').getAttribute('lang')).toBe('en');
    await page.context().close();
  });

  describe('on the site of a cluster', () => {
    let site: Server;
    let there: string;
    const pages: Record<string, string> = {};
    beforeAll(async () => {
      site = createServer((request, response) => {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(
          `<!doctype html><html lang="en"><title>Our cluster</title><meta name="viewport" content="width=device-width"><h1>Our cluster</h1>${pages[request.url ?? ''] ?? ''}`,
        );
      });
      await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
      there = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    });
    afterAll(() => new Promise((resolve) => site.close(resolve)));
    const heightOf = (page: Page) =>
      page.locator('iframe').evaluate((frame) => (frame as { clientHeight: number } & typeof frame).clientHeight);
    const fits = (page: Page) =>
      until('a frame as high as its content', async () => {
        const frame = page.frames().find((one) => one.url().includes('/embed'));
        if (!frame) return null;
        const content = (await frame.evaluate('document.body.getBoundingClientRect().height')) as number;
        const height = await heightOf(page);
        return content > 300 && Math.abs(height - content) <= 1 ? frame : null;
      });

    it('is one line, copied from the radar, that becomes a live radar as high as it needs to be', async () => {
      const page = await tab();
      await goTo(page, '/radars/health');
      await page.locator('summary', { hasText: 'Share' }).click();
      await page.getByRole('button', { name: 'Embed' }).click();
      await page.getByRole('dialog').getByLabel('Colours').selectOption('dark');
      await page.getByRole('dialog').getByLabel('Language').selectOption('de');
      await accessible(page);
      await shoot(page, 'embed-dialog');
      pages['/line'] = await page.getByLabel(/^With a script/).inputValue();
      pages['/frame'] = await page.getByLabel(/^Without a script/).inputValue();
      expect(pages['/line']).toContain('data-theme="dark" data-language="de"');
      await page.context().close();

      const visitor = await tab();
      for (const width of [1200, 390]) {
        await visitor.setViewportSize({ width, height: 900 });
        await visitor.goto(`${there}/line`, { waitUntil: 'networkidle' });
        const frame = await fits(visitor);
        expect(await frame.locator('html').getAttribute('lang')).toBe('de');
        expect(await frame.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(15, 21, 26)');
        expect(await frame.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
        if (SHOTS) await visitor.screenshot({ path: `${SHOTS}/embedded-${width}.png`, fullPage: true });
        // A ring that is opened makes it grow.
        const before = await heightOf(visitor);
        await frame.locator('summary').last().click();
        await until('a frame that grows', async () => (await heightOf(visitor)) > before);
        await fits(visitor);
        if (SHOTS) await visitor.screenshot({ path: `${SHOTS}/embedded-open-${width}.png`, fullPage: true });
      }
      await accessible(visitor);
      const frame = await fits(visitor);
      const link = frame.locator('ol a').first();
      const address = (await link.getAttribute('href'))!;
      expect(address.startsWith(`${base}/trends/`)).toBe(true);
      const [opened] = await Promise.all([visitor.context().waitForEvent('page'), link.click()]);
      await opened.getByText('Belege nach Jahr').waitFor();
      await visitor.context().close();
    });

    it('believes no height but its own, is a link without scripts, and a frame without ours', async () => {
      const visitor = await tab({ colorScheme: 'dark' });
      await visitor.goto(`${there}/line`, { waitUntil: 'networkidle' });
      await fits(visitor);
      const before = await heightOf(visitor);
      await visitor.evaluate(`new Promise((done) => {
        addEventListener('message', () => setTimeout(done));
        postMessage({ source: 'trend-universe', height: 5000 }, '*');
      })`);
      expect(await heightOf(visitor)).toBe(before);
      await visitor.goto(`${there}/frame`, { waitUntil: 'networkidle' });
      await visitor.frameLocator('iframe').locator('svg').waitFor();
      await visitor.context().close();

      const plain = await tab({ javaScriptEnabled: false });
      await plain.goto(`${there}/line`);
      expect(await plain.getByRole('link').getAttribute('href')).toBe(`${base}/radars/health`);
      await plain.context().close();
    });

    it('may frame the radar and nothing else', async () => {
      const visitor = await (await browser.newContext()).newPage();
      pages['/other'] = `<iframe src="${base}/radars/health"></iframe>`;
      await visitor.goto(`${there}/other`, { waitUntil: 'networkidle' });
      expect(visitor.frames().map((frame) => frame.url())).not.toContain(`${base}/radars/health`);
      await visitor.context().close();
    });
  });

  it('met no error on the way', () =>
    // The browser reports the 404 of the page that is not there.
    expect(faults.filter((fault) => !/status of 404/.test(fault))).toEqual([]));
});
