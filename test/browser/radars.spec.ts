import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openPage } from '../support/pages.js';
import { chromiumPath, openBrowser } from '../support/chromium.js';
import { run, type Running } from '../support/processes.js';
import { until } from '../support/until.js';
import { removeFolder, temporaryFolder } from '../support/temporary-folder.js';

const path = chromiumPath();
const inBrowser = path ? describe : describe.skip;

/** What editors and curious readers do around the radars, in a real browser, on the demo universe. */
inBrowser('the screens around the radars', () => {
  let dataDir: string;
  let universe: Running;
  let base: string;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    dataDir = await temporaryFolder('radars');
    universe = run('apps/universe/src/main.js', ['--demo', '11000'], { DATA_DIR: dataDir, PORT: '0' });
    base = (await universe.until(/Trend Universe is ready: (\S+)/, 300_000))[1]!;
    browser = await openBrowser(path!);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  });
  afterAll(async () => {
    await browser?.close();
    await universe?.stop();
    await removeFolder(dataDir);
  });
  const open = (address: string) => openPage(page, `${base}${address}`);

  it('lets an editor reject a proposal, and take that back from the toast and from the log', async () => {
    await open('/desk');
    const proposals = page.locator('.proposal');
    const before = await proposals.count();
    expect(before).toBeGreaterThan(0);
    const shown = (n: number) => until(`${n} proposals`, async () => (await proposals.count()) === n);
    const reject = async () => {
      await proposals.first().getByRole('button', { name: 'Reject' }).click();
      await page.getByLabel(/^Why/).fill('a crop, not a trend');
      await page.getByRole('button', { name: 'Reject it' }).click();
      await shown(before - 1);
    };
    await reject();
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await shown(before);
    await reject();
    await open('/desk/log');
    await page.locator('.log li').first().getByRole('button', { name: /^Undo/ }).click();
    await page.getByText(/^Decision \d+ was taken back/).waitFor();
    await open('/desk');
    await shown(before);
  });

  it('lets an editor correct what a signal belongs to', async () => {
    const { items } = (await (await fetch(`${base}/api/v1/signals?ecosystem=health&limit=1`)).json()) as {
      items: { id: string }[];
    };
    await open(`/signals/${encodeURIComponent(items[0]!.id)}`);
    await page.getByText('Correct what it belongs to').click();
    await page.getByLabel(/^Ecosystem it belongs to/).selectOption({ label: 'Tourism' });
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.locator('aside').getByRole('link', { name: 'Tourism' }).waitFor();
    await open('/desk/corrections');
    expect(await page.getByText('belongs to tourism').count()).toBe(1);
  });

  it('ranks a radar under other weights and keeps them in the address', async () => {
    await open('/radars/health/weights');
    await page.locator('.rank-chart li').first().waitFor();
    const slider = page.getByLabel('news reports');
    await slider.focus();
    await page.keyboard.press('Home');
    await page.waitForURL(/news=0/);
    await page.getByRole('button', { name: 'As published' }).click();
    await page.waitForURL((url) => !url.search.includes('news'));
  });

  it('reads a radar of another tool without keeping it', async () => {
    const { placements } = (await (await fetch(`${base}/api/v1/radars/health`)).json()) as {
      placements: { name: string }[];
    };
    const file = join(dataDir, 'radar.csv');
    await writeFile(
      file,
      `name,ring,quadrant,isNew,description\n"${placements[0]!.name}",adopt,Care,TRUE,<b>x</b>\n,adopt,Care,FALSE,\n`,
    );
    await open('/exchange?ecosystem=health');
    await page.getByLabel('Made with').selectOption({ label: 'Thoughtworks, Build Your Own Radar' });
    await page.getByLabel(/^File/).setInputFiles(file);
    await page.getByRole('button', { name: 'Read it, keep nothing' }).click();
    await page.getByText('1 entry was read').waitFor();
    expect(await page.getByText('Markup in descriptions').count()).toBe(1);
    expect(await page.getByText('Entry 2 has no name').count()).toBe(1);
    expect(await page.getByRole('link', { name: placements[0]!.name }).count()).toBe(1);
  });

  it('says how often it came true, whatever that is', async () => {
    await open('/calibration?years=5');
    await page.getByText('Same ring later').waitFor({ timeout: 60_000 });
    expect(await page.getByText('synthetic demo universe').count()).toBe(1);
  });

  it('had no fault on any page', () => expect(faults).toEqual([]));
});
