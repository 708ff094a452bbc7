import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { hashPassword } from '#libs/platform';
import { openStore, type Store } from '#libs/store';
import { chromiumPath, openBrowser } from '../support/chromium.js';
import { testDatabase, type TestDatabase } from '../support/postgres.js';
import { freePort, run, type Running } from '../support/processes.js';
import { removeFolder, temporaryFolder } from '../support/temporary-folder.js';
import { PATIENCE_MS } from '../support/until.js';

const path = chromiumPath();
const inBrowser = path ? describe : describe.skip;
const PASSWORD = 'four words are quite enough';
/** Texts that run where a page takes them for markup, for an attribute, for a script or for an address. */
const HOSTILE = [
  `<img src=x onerror="window.ran=1">`,
  `"><svg onload="window.ran=1">`,
  `' onmouseover='window.ran=1' autofocus onfocus='window.ran=1`,
  `</title></script><script>window.ran=1</script>`,
  `javascript:window.ran=1//`,
  `{{constructor.constructor('window.ran=1')()}}`,
];
const TEXT = HOSTILE.join(' ');

/** Whether anything of the texts ran, or stands in the page as an element. */
async function ran(page: Page): Promise<string[]> {
  await page.waitForTimeout(300);
  return page.evaluate(`[
    ...(window.ran ? ['a script ran'] : []),
    ...[...document.querySelectorAll('img[src="x"], [onload], [onerror], [onmouseover], [onfocus]')].map((one) => one.outerHTML.slice(0, 80)),
    ...[...document.querySelectorAll('a[href]')].filter((one) => /^\\s*(?:javascript|data|vbscript):/i.test(one.getAttribute('href'))).map((one) => one.outerHTML.slice(0, 80)),
  ]`) as Promise<string[]>;
}

/** Whatever stands in the database, planted there past every check of what comes in: no page runs it. */
inBrowser('hostile texts', () => {
  let database: TestDatabase;
  let store: Store;
  let db: pg.Client;
  let dataDir: string;
  let universe: Running;
  let base: string;
  let browser: Browser;
  let page: Page;
  let signalId: string;
  let trendId: string;
  let organisationId: string;

  beforeAll(async () => {
    dataDir = await temporaryFolder('hostile');
    database = await testDatabase();
    universe = run('apps/universe/src/main.js', ['--demo', '2000'], {
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      PORT: process.env['TEST_PORT'] ?? String(await freePort()),
    });
    base = (await universe.until(/Trend Universe is ready: (\S+)/, 240_000))[1]!;
    store = await openStore(database.url, { poolSize: 2 });
    db = new pg.Client({ connectionString: database.url });
    await db.connect();
    const passwordHash = await hashPassword(PASSWORD);
    const person = await store.accounts.create({
      email: 'ada@example.org',
      name: 'Ada',
      passwordHash,
      granted: ['editor', 'administrator'],
      consented: true,
    });
    const organisation = await store.organisations.create(person.id, { kind: 'cluster', name: 'Ours', country: null });
    organisationId = organisation.id;
    // Past the checks: the database itself takes any text.
    await db.query(
      `update signal set title = $1, body = $1, publisher = $1, url = 'javascript:window.ran=1', organisations = array[$1]`,
      [TEXT],
    );
    await db.query(`update trend set name = $1, summary = $1 where origin = 'discovered'`, [TEXT]);
    await db.query(`update account set name = $1`, [TEXT]);
    await db.query(`update organisation set name = $1`, [TEXT]);
    await db.query(`update ingest_run set label = $1, error = $1`, [TEXT]);
    const [signal] = (await db.query(`select id from signal limit 1`)).rows;
    signalId = signal.id;
    const radar = (await (await fetch(`${base}/api/v1/radars/health`)).json()) as { placements: { trendId: string }[] };
    trendId = radar.placements[0]!.trendId;
    browser = await openBrowser(path!);
    page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('dialog', (dialog) => void dialog.dismiss());
    await page.goto(`${base}/sign-in`, { waitUntil: 'load' });
    await page.getByLabel('E-mail address').fill('ada@example.org');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).first().click();
    await page.waitForURL(`${base}/`);
  });
  afterAll(async () => {
    await browser?.close();
    await universe?.stop();
    await db?.end();
    await store?.close();
    await database?.drop();
    await removeFolder(dataDir);
  });

  it('run on no page of the front', async () => {
    const id = (text: string) => encodeURIComponent(text).replaceAll('.', '%2E');
    const addresses = [
      '/',
      '/radars/health',
      '/radars/health?view=table',
      `/trends/${id(trendId)}`,
      '/signals',
      `/signals?q=${encodeURIComponent(TEXT)}`,
      `/signals/${id(signalId)}`,
      '/feed',
      '/account',
      '/organisations',
      `/organisations/${organisationId}`,
      '/admin',
      '/admin/audit',
      `/sign-in?problem=${encodeURIComponent(TEXT)}&next=javascript:window.ran=1`,
      `/${encodeURIComponent(TEXT)}`,
    ];
    const found: string[] = [];
    for (const address of addresses) {
      await page.goto(base + address, { waitUntil: 'load' });
      await page.locator('main h1').first().waitFor();
      found.push(...(await ran(page)).map((what) => `${address}: ${what}`));
    }
    expect(found).toEqual([]);
    // The texts were really there to be seen.
    await page.goto(`${base}/signals`, { waitUntil: 'load' });
    await page.getByText('window.ran=1').first().waitFor();
  });

  it('are no documents of their own: answers say what they are, and browsers may not guess', async () => {
    for (const address of [
      '/api/v1/signals?limit=1',
      `/api/v1/signals/${encodeURIComponent(signalId)}`,
      `/api/v1/no-such/${encodeURIComponent(TEXT)}`,
      '/api/v1/radars/health?format=csv',
    ]) {
      const answer = await fetch(base + address, { headers: { accept: 'text/html' } });
      expect(answer.headers.get('content-type')).not.toMatch(/html|svg|xml/);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      await answer.arrayBuffer();
    }
    const front = await fetch(`${base}/signals`);
    expect(front.headers.get('content-security-policy')).toMatch(/script-src 'self';/);
    expect(front.headers.get('content-security-policy')).not.toContain('unsafe');
  });

  it('would be found: a page that writes texts as markup is', async () => {
    const planted = createServer((_, response) => {
      response.setHeader('content-type', 'text/html');
      response.end(`<!doctype html><main><h1>${TEXT}</h1><a href="${HOSTILE[4]}">more</a></main>`);
    });
    await new Promise<void>((resolve) => planted.listen(0, '127.0.0.1', resolve));
    try {
      await page.goto(`http://127.0.0.1:${(planted.address() as AddressInfo).port}/`, { waitUntil: 'load' });
      const found = await ran(page);
      expect(found).toContain('a script ran');
      expect(found.length).toBeGreaterThan(2);
    } finally {
      planted.closeAllConnections();
      planted.close();
    }
  });
});
