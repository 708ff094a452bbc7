import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { barriersOf, openPage } from '../support/pages.js';
import { secretIn, signIn, signUp } from '../support/browser-people.js';
import { chromiumPath, openBrowser } from '../support/chromium.js';
import { run, type Running } from '../support/processes.js';
import { PATIENCE_MS, until } from '../support/until.js';
import { removeFolder, temporaryFolder } from '../support/temporary-folder.js';

const path = chromiumPath();
const inBrowser = path ? describe : describe.skip;
const ADA = 'ada@example.org';
const BO = 'bo@example.org';

/** A member keeps what matters, in a real browser: saves, notes, orders, shares, works together, takes along. */
inBrowser('collections', () => {
  let dataDir: string;
  let universe: Running;
  let base: string;
  let browser: Browser;
  let page: Page;
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];
  /** The address of the collection that the first click makes. */
  let address = '';

  const newPage = async (): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    contexts.push(context);
    context.setDefaultTimeout(PATIENCE_MS);
    const made = await context.newPage();
    made.on('pageerror', (error) => faults.push(error.message));
    made.on('console', (message) => {
      // What the server refuses is shown to the person, and noted by the browser as well.
      if (message.type() === 'error' && !/status of (?:404|409)/.test(message.text())) faults.push(message.text());
    });
    return made;
  };
  beforeAll(async () => {
    dataDir = await temporaryFolder('collections');
    universe = run('apps/universe/src/main.js', ['--demo', '2000'], { DATA_DIR: dataDir, PORT: '0' });
    base = (await universe.until(/Trend Universe is ready: (\S+)/, 240_000))[1]!.replace('127.0.0.1', 'localhost');
    for (const email of [ADA, BO]) await signUp(base, dataDir, email);
    browser = await openBrowser(path!);
    page = await newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await universe?.stop();
    await removeFolder(dataDir);
  });
  const open = (on: Page, to: string) => openPage(on, to.startsWith('http') ? to : `${base}${to}`);
  const counts = (selector: string, n: number) =>
    until(`${n} of ${selector}`, async () => (await page.locator(selector).count()) === n);
  const titles = (on: Page) => on.locator('.item h3').allInnerTexts();

  it('asks strangers to sign in', async () => {
    await open(page, '/signals');
    expect(await page.locator('a.save').first().getAttribute('href')).toContain('/sign-in?next=');
    await open(page, '/collections');
    await page.getByRole('heading', { name: 'Collections' }).waitFor();
    await signIn(page, ADA);
  });

  it('saves with one click from the list of signals, a signal, a trend and a radar, and takes it back', async () => {
    await open(page, '/signals');
    await page.locator('button.save').nth(0).click();
    await page.getByText('Saved to “My reading list”').waitFor();
    await page.locator('.save-menu').first().waitFor();
    await page.locator('button.save').nth(0).click();
    await page.locator('.save-menu').nth(1).waitFor();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await counts('.save-menu', 1);
    await page.locator('button.save').nth(0).click();
    await page.locator('.save-menu').nth(1).waitFor();

    await page.locator('.signal-row h2 a').nth(2).click();
    await page.waitForURL(/\/signals\/.+/);
    await page.locator('.signal-text button.save').click();
    await page.locator('.signal-text .save-menu').waitFor();

    const { placements } = (await (await fetch(`${base}/api/v1/radars/health`)).json()) as {
      placements: { trendId: string }[];
    };
    await open(page, `/radars/health?trend=${placements[0]!.trendId}`);
    await page.locator('.trend-aside button.save').click();
    await page.locator('.trend-aside .save-menu summary').click();
    await page.getByRole('link', { name: 'Open the collection' }).click();
    await page.waitForURL(/\/collections\/[0-9a-f-]{36}/);
    address = new URL(page.url()).pathname;
    await counts('.item', 4);
  });

  it('takes notes and tags, filters by them, and is ordered by keyboard and by drag', async () => {
    const first = page.locator('.item').first();
    await first.getByRole('button', { name: /Add a note/ }).click();
    await page.getByRole('textbox', { name: /^Note/ }).fill('Ask our foundry about this.');
    await page.getByRole('textbox', { name: /^Tags/ }).fill('foundry, 2027');
    await page.locator('.item-editor').getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Ask our foundry about this.').waitFor();
    await page.getByRole('button', { name: 'foundry', exact: true }).click();
    await counts('.item', 1);
    await page.getByRole('searchbox', { name: 'Search in this collection' }).fill('');
    await counts('.item', 4);

    const before = await titles(page);
    await page.locator('.handle').nth(0).focus();
    await page.keyboard.press('ArrowDown');
    await until('the move by keyboard', async () => (await titles(page))[1] === before[0]);
    expect(await page.evaluate('document.activeElement.className')).toBe('handle');
    // A window that shows both ends of the way: programs cannot scroll in the middle of a drag, as people do.
    await page.setViewportSize({ width: 1440, height: 1500 });
    await page.locator('.handle').nth(3).dragTo(page.locator('.item').nth(0));
    await until('the move by drag', async () => (await titles(page))[0] === before[3]);
    await page.getByText('Change', { exact: true }).click();
    await page.getByRole('button', { name: 'Add a section' }).click();
    await page.getByRole('heading', { name: 'New section' }).waitFor();
    // The first one goes down to the very end, as fast as one can press.
    await page.locator('.item').first().locator('.handle').focus();
    for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowDown');
    await until(
      'the move into the section',
      async () => (await page.locator('.group').last().locator('.item').count()) === 1,
    );
    const kept = `fetch('/api/v1${address}').then((response) => response.json()).then(({ items }) => items.filter((item) => item.sectionId).length)`;
    await until('all moves to be kept', async () => (await page.evaluate(kept)) === 1);
    await open(page, address);
    expect(await page.locator('.group').last().locator('.item h3').allInnerTexts()).toEqual([before[3]]);
  });

  it('imports addresses, suggests what is like it, and exports', async () => {
    await page.getByText('Change', { exact: true }).click();
    await page.getByRole('button', { name: 'Import addresses' }).click();
    await page
      .getByRole('textbox', { name: 'Addresses' })
      .fill('A plain page: https://elsewhere.example/page\nnothing here');
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByText('Line 2:').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'A plain page' }).waitFor();
    await page.getByRole('heading', { name: 'Like what is in it' }).waitFor();
    await page.locator('.suggestions').getByRole('button', { name: /^Add/ }).first().click();
    await counts('.item', 6);
    for (const [name, file] of [
      ['PDF briefing', 'my-reading-list.pdf'],
      ['BibTeX', 'my-reading-list.bib'],
    ] as const) {
      await page.getByText('Export', { exact: true }).click();
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
      expect(download.suggestedFilename()).toBe(file);
    }
  });

  it('is shared by link and with an editor; what two write at once is not lost', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Who may read it' }).selectOption('link');
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    const link = await dialog.getByRole('textbox', { name: 'Secret link' }).inputValue();
    await dialog.getByRole('textbox', { name: 'E-mail address' }).fill(BO);
    await dialog.getByRole('combobox', { name: 'They may' }).selectOption('editor');
    await dialog.getByRole('button', { name: 'Invite', exact: true }).click();
    await dialog.getByText('invited', { exact: true }).waitFor();
    await page.keyboard.press('Escape');

    const stranger = await newPage();
    await open(stranger, link.replace(/^http:\/\/[^/]+/, base));
    await stranger.getByText('Ask our foundry about this.').waitFor();
    expect(await stranger.locator('.handle').count()).toBe(0);
    expect(await stranger.getByRole('heading', { name: 'Comments' }).count()).toBe(0);
    await open(stranger, address);
    await stranger.getByRole('heading', { name: /There is no such collection/ }).waitFor();

    const other = await newPage();
    await open(other, '/');
    await signIn(other, BO);
    const token = await secretIn(dataDir, BO, /collections\/invitation#(tu_link_[\w-]+)/);
    await open(other, `/collections/invitation#${token}`);
    await other.getByRole('button', { name: 'Accept and open it' }).click();
    await other.waitForURL((url) => url.pathname === address);
    // Both open the same note; Bo saves first, then Ada: she sees both texts and keeps both.
    for (const who of [page, other])
      await who
        .getByRole('button', { name: /Edit note/ })
        .first()
        .click();
    await other.getByRole('textbox', { name: /^Note/ }).fill('Bo was here.');
    await other.locator('.item-editor').getByRole('button', { name: 'Save', exact: true }).click();
    await other.getByText('Note saved.').waitFor();
    await page.getByRole('textbox', { name: /^Note/ }).fill('Ada was here.');
    await page.locator('.item-editor').getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Somebody else wrote this meanwhile:').waitFor();
    await page.getByRole('button', { name: 'Keep both' }).click();
    await page.getByRole('button', { name: 'Save what stands here' }).click();
    await page.locator('.note', { hasText: 'Bo was here.' }).filter({ hasText: 'Ada was here.' }).waitFor();

    await other.getByRole('textbox', { name: 'To all who take part' }).fill('Shall we call them?');
    await other.getByRole('button', { name: 'Comment', exact: true }).last().click();
    await other.getByText('Shall we call them?').waitFor();
    await open(page, address);
    await page.getByText('Shall we call them?').waitFor();
    await page.getByText('History', { exact: true }).click();
    await page.getByText(/bo commented/).waitFor();
  });

  it('is followed, and searches are saved; both stand on the page of alerts', async () => {
    await page.getByRole('button', { name: 'Follow' }).click();
    await page.getByText('You will hear of “My reading list”').waitFor();
    await open(page, '/signals?q=hydrogen');
    await page.getByRole('button', { name: 'Save it and tell me what is new' }).click();
    await page.getByText('You will hear of “hydrogen”').waitFor();
    await open(page, '/alerts');
    expect((await page.locator('.watch h2').allInnerTexts()).sort()).toEqual(['My reading list', 'hydrogen']);
    await page.getByRole('button', { name: /Feed address\s*: hydrogen/ }).click();
    const feed = await page.getByRole('textbox', { name: 'Feed address' }).inputValue();
    expect(await (await fetch(feed.replace(/^http:\/\/[^/]+/, base))).text()).toContain(
      '<feed xmlns="http://www.w3.org/2005/Atom">',
    );
    await page.getByRole('button', { name: /Remove\s*: hydrogen/ }).click();
    await counts('.watch', 1);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await counts('.watch', 2);
  });

  it('is deleted and brought back', async () => {
    await open(page, address);
    await page.getByText('Change', { exact: true }).click();
    await page
      .getByRole('group', { name: 'The collection' })
      .getByRole('button', { name: 'Delete', exact: true })
      .click();
    await page.waitForURL(/\/collections$/);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await page.waitForURL((url) => url.pathname === address);
    await page.locator('.item').first().waitFor();
  });

  it('is accessible and fits a phone, light and dark', async () => {
    for (const [colorScheme, width] of [
      ['light', 1440],
      ['dark', 390],
    ] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      for (const to of ['/collections', address, '/alerts', '/unsubscribe#x', '/signals']) {
        await open(page, to);
        const barriers = await barriersOf(page);
        expect({ to, width, barriers }).toEqual({
          to,
          width,
          barriers: [],
        });
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
        const shots = process.env['SCREENSHOTS'];
        const name = to === address ? 'one' : to.split(/[/#]/)[1];
        if (shots) await page.screenshot({ path: join(shots, `${name}-${width}-${colorScheme}.png`), fullPage: true });
      }
    }
  });

  it('met no error on the way', () => expect(faults).toEqual([]));
});
