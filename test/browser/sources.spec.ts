import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openPage } from '../support/pages.js';
import { chromiumPath, openBrowser } from '../support/chromium.js';
import { run, type Running } from '../support/processes.js';
import { PATIENCE_MS, until } from '../support/until.js';
import { removeFolder, temporaryFolder } from '../support/temporary-folder.js';

const path = chromiumPath();
const inBrowser = path ? describe : describe.skip;
/** The screens of whoever looks after the sources. */
inBrowser('the desk of sources in the browser', () => {
  let dataDir: string;
  let universe: Running;
  let base: string;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    dataDir = await temporaryFolder('sources');
    universe = run('apps/universe/src/main.js', ['--demo', '200'], { DATA_DIR: dataDir, PORT: '0' });
    base = (await universe.until(/Trend Universe is ready: (\S+)/, 240_000))[1]!;
    const people = run('apps/worker/src/cli/admin.js', ['demo'], { DATA_DIR: dataDir });
    await people.ended;
    const password = /^editor@demo\.example\s+(\S+)/m.exec(people.output())![1]!;
    browser = await openBrowser(path!);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`${base}/sign-in`);
    await page.getByLabel('E-mail', { exact: false }).first().fill('editor@demo.example');
    await page.getByLabel('Password', { exact: true }).first().fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).first().click();
    await page.waitForURL((url) => url.pathname !== '/sign-in');
  });
  afterAll(async () => {
    await browser?.close();
    await universe?.stop();
    await removeFolder(dataDir);
  });

  it('says why an address inside the own network is not looked at', async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await openPage(page, `${base}/sources/add`);
    await page.getByLabel('Address', { exact: false }).first().fill('http://169.254.169.254/feed.xml');
    await page
      .getByRole('button', { name: /look|check/i })
      .first()
      .click();
    await page
      .getByText(/is not fetched/)
      .first()
      .waitFor();
  });

  it('takes a source away without asking, until Undo can no longer be pressed', async () => {
    const added = await page.evaluate<{ id: string; name: string }>(`fetch('/api/v1/sources', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url: 'https://kelp.example/feed.xml', name: 'Kelp weekly', kind: 'news' }),
    }).then((response) => response.json())`);
    const there = async () => (await fetch(`${base}/api/v1/sources/${added.id}`)).status;
    const take = async () => {
      await openPage(page, `${base}/sources/${added.id}`);
      await page.getByRole('button', { name: 'Take away' }).click();
      await page.getByText('Kelp weekly is taken away').waitFor();
      await page.waitForURL(/\/sources$/);
      await page.locator('table tbody tr').first().waitFor();
      expect(await page.getByRole('link', { name: 'Kelp weekly' }).count()).toBe(0);
    };
    await take();
    expect(await there()).toBe(200);
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('heading', { name: 'Kelp weekly' }).waitFor();
    expect(await there()).toBe(200);
    await take();
    await page.locator('.toast').getByRole('button', { name: 'Close' }).click();
    await until('a source that is gone', async () => (await there()) === 404);
  });

  it('met no error on the way', () => expect(faults).toEqual([]));
});
