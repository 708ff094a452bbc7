import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { totpCode } from '#libs/platform';
import { barriersOf, openPage } from '../support/pages.js';
import { chromiumPath, openBrowser } from '../support/chromium.js';
import { freePort, run, type Running } from '../support/processes.js';
import { startMailServer, type TestMailServer } from '../support/smtp.js';
import { removeFolder, temporaryFolder } from '../support/temporary-folder.js';
import { PATIENCE_MS } from '../support/until.js';

const path = chromiumPath();
const inBrowser = path ? describe : describe.skip;
/** A folder for pictures of every page, in two sizes and both themes: `SHOTS=/tmp/shots`. */
const SHOTS = process.env['SHOTS'];
const PASSWORD = 'four words are quite enough';

/** From sign-up to deletion, as somebody at a screen does it. */
inBrowser('accounts in the browser', () => {
  let dataDir: string;
  let universe: Running;
  let mail: TestMailServer;
  let base: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let secret = '';
  const faults: string[] = [];

  beforeAll(async () => {
    dataDir = await temporaryFolder('people');
    mail = await startMailServer();
    universe = run('apps/universe/src/main.js', ['--demo', '0'], {
      DATA_DIR: dataDir,
      // Told, not taken: the address that passkeys are made for is made of it.
      PORT: process.env['TEST_PORT'] ?? String(await freePort()),
      SMTP_URL: mail.url,
      DEMO_SIGNALS: '0',
    });
    base = (await universe.until(/Trend Universe is ready: (\S+)/, 180_000))[1]!;
    browser = await openBrowser(path!);
    ({ context, page } = await open());
  });
  afterAll(async () => {
    await browser?.close();
    await universe?.stop();
    await mail?.close();
    await removeFolder(dataDir);
  });

  /** A browser of its own: nobody signed in. */
  async function open(): Promise<{ context: BrowserContext; page: Page }> {
    const fresh = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    const tab = await fresh.newPage();
    tab.setDefaultTimeout(PATIENCE_MS);
    tab.on('pageerror', (error) => faults.push(error.message));
    // The browser reports answers of 4xx as errors of their own; those are asked for here.
    tab.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(message.text());
    });
    return { context: fresh, page: tab };
  }
  const go = (address: string, tab = page) => openPage(tab, `${base}${address}`);
  const press = (name: string | RegExp, tab = page) => tab.getByRole('button', { name }).first().click();
  const fill = async (label: string, value: string, tab = page) =>
    tab.getByLabel(label, { exact: true }).first().fill(value);
  const linkIn = (text: string) => /https?:\/\/\S+#tu_link_[\w-]+/.exec(text)![0].replace(/^https?:\/\/[^/]+/, '');
  /** Checks a page as it stands: accessible, nothing sideways on a telephone. */
  async function looksRight(name: string, tab = page): Promise<void> {
    const barriers = await barriersOf(tab);
    expect(barriers.map((barrier) => `${name}: ${barrier}`)).toEqual([]);
    if (SHOTS)
      for (const scheme of ['light', 'dark'] as const) {
        await tab.emulateMedia({ colorScheme: scheme });
        await tab.screenshot({ path: join(SHOTS, `${name}-1440-${scheme}.png`), fullPage: true });
      }
    await tab.setViewportSize({ width: 390, height: 844 });
    const tooWide = `document.documentElement.scrollWidth <= innerWidth ? [] :
      [...document.querySelectorAll('main *')].filter((one) => one.getBoundingClientRect().right > innerWidth).map((one) => one.tagName + '.' + one.className)`;
    expect([name, await tab.evaluate(tooWide)]).toEqual([name, []]);
    if (SHOTS) await tab.screenshot({ path: join(SHOTS, `${name}-390-dark.png`), fullPage: true });
    await tab.emulateMedia({ colorScheme: null });
    await tab.setViewportSize({ width: 1440, height: 900 });
  }
  async function signUp(email: string, name: string, tab = page): Promise<void> {
    await go('/sign-up', tab);
    await fill('Your name', name, tab);
    await fill('E-mail address', email, tab);
    await press('Send me the link', tab);
    await tab.getByText('Look into your mailbox').waitFor();
    await go(linkIn((await mail.mailTo(email)).text), tab);
    expect(tab.url()).not.toContain('#');
    await fill('New password', PASSWORD, tab);
    await tab.getByLabel('I have read the privacy notice').check();
    await press('Open the account', tab);
    await tab.waitForURL(/sign-in/);
  }
  async function signIn(email: string, tab = page): Promise<void> {
    await fill('E-mail address', email, tab);
    await fill('Password', PASSWORD, tab);
    await press('Sign in', tab);
  }

  it('opens an account by mail and signs in', async () => {
    await go('/sign-up');
    await looksRight('sign-up');
    await signUp('ada@example.org', 'Ada Lovelace');
    await looksRight('sign-in');
    await fill('E-mail address', 'ada@example.org');
    await fill('Password', 'not the password at all');
    await press('Sign in');
    await page.getByText('Address and password do not fit').waitFor();
    await fill('Password', PASSWORD);
    await press('Sign in');
    await page.getByText('Ada Lovelace').first().waitFor();
  });

  it('changes name and address', async () => {
    await go('/account');
    await fill('Your name', 'Ada King');
    await press('Save');
    await page.getByText('Your name is changed.').waitFor();
    await fill('New address', 'ada.king@example.org');
    await fill('Your password', 'wrong');
    await press('Send a link to the new address');
    await page.getByText('This is not your password.').first().waitFor();
    await looksRight('account');
    await fill('Your password', PASSWORD);
    await press('Send a link to the new address');
    await page.getByText('A mail is on its way to the new address').waitFor();
    await go(linkIn((await mail.mailTo('ada.king@example.org')).text));
    await looksRight('confirm-email');
    await press('Use this address');
    await page.getByText('Your account has the new address now.').waitFor();
  });

  it('sets up a second factor, and then asks for it', async () => {
    await go('/account/security');
    await looksRight('security');
    await fill('Your password', PASSWORD);
    await press('Set it up');
    await page.locator('.square-code').waitFor();
    secret = (await page.locator('code.key').innerText()).replace(/\s/g, '');
    await looksRight('second-factor');
    await fill('The code the app shows', '000000');
    await press('Put it in force');
    await page.getByText('This code does not fit').first().waitFor();
    // The step before this one, so that the codes of now and next are still good; when a step ends on the way, the next try has the right one.
    const step = () => Math.floor(Date.now() / 30_000);
    for (let begun = -1; begun !== step();) {
      begun = step();
      await fill('The code the app shows', totpCode(secret, (begun - 1) * 30_000));
      const answered = page.waitForResponse((answer) => answer.url().endsWith('/second-factor/confirmation'));
      await press('Put it in force');
      if ((await answered).ok()) break;
    }
    await page.getByText('Your recovery codes').first().waitFor();
    expect((await page.locator('.secret-once pre').innerText()).split('\n')).toHaveLength(10);
    await looksRight('recovery-codes');

    const other = await open();
    await go('/sign-in', other.page);
    await signIn('ada.king@example.org', other.page);
    await other.page.locator('input[name="code"]:focus').waitFor();
    await looksRight('sign-in-code', other.page);
    await fill('Code', totpCode(secret, Date.now()), other.page);
    await press('Sign in', other.page);
    await other.page.getByText('Ada King').first().waitFor();
    await other.context.close();
  });

  it('adds a passkey and signs in with it', async () => {
    const client = await context.newCDPSession(page);
    await client.send('WebAuthn.enable');
    await client.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await go('/account/security');
    await fill('Name of the device', 'My telephone');
    const form = page.getByRole('form', { name: 'Add a passkey' });
    await form.getByLabel('Your password').fill(PASSWORD);
    await form.getByRole('button').click();
    await page.getByText('The passkey is added.').waitFor();
    await looksRight('passkeys');
    await page.locator('.account-menu summary, .account-menu > button').first().click();
    await press('Sign out');
    await page.getByText('You are signed out.').waitFor();
    await go('/sign-in?next=/account/security');
    await press('Sign in with a passkey');
    await page.waitForURL(/account\/security/);
    await page.locator('.rows strong', { hasText: 'My telephone' }).waitFor();
  });

  it('makes a token that works, shows it once and withdraws it', async () => {
    await go('/account/tokens');
    await fill('What it is for', 'A script');
    await press('Make the token');
    await page.getByText('Your new token').first().waitFor();
    await looksRight('tokens');
    const token = await page.locator('.secret-once pre').innerText();
    const ask = async () =>
      (await fetch(`${base}/api/v1/account`, { headers: { authorization: `Bearer ${token}` } })).status;
    expect(await ask()).toBe(200);
    await go('/account/tokens');
    expect(await page.content()).not.toContain(token);
    await press(/Withdraw A script/);
    await page.getByText('The token works no more.').waitFor();
    expect(await ask()).toBe(401);
  });

  it('founds an organisation, invites somebody, who accepts', async () => {
    await go('/organisations');
    await looksRight('organisations-none');
    await fill('Name', 'Green Steel Cluster');
    await press('Found it');
    await page.getByRole('heading', { name: 'Green Steel Cluster' }).waitFor();
    await fill('E-mail address', 'bo@example.org');
    await press('Send the invitation');
    await page.getByText('Not accepted yet').waitFor();
    await looksRight('organisation');

    const bo = await open();
    const invitation = linkIn((await mail.mailTo('bo@example.org')).text);
    await go(invitation, bo.page);
    await looksRight('invitation', bo.page);
    // The mailbox has one mail already; the link of the sign-up is its second.
    await go('/sign-up', bo.page);
    await fill('Your name', 'Bo', bo.page);
    await fill('E-mail address', 'bo@example.org', bo.page);
    await press('Send me the link', bo.page);
    await go(linkIn((await mail.mailTo('bo@example.org', 2)).text), bo.page);
    await fill('New password', PASSWORD, bo.page);
    await bo.page.getByLabel('I have read the privacy notice').check();
    await looksRight('sign-up-confirm', bo.page);
    await press('Open the account', bo.page);
    await bo.page.waitForURL(/sign-in/);
    await go('/sign-in?next=/invitations/accept', bo.page);
    await signIn('bo@example.org', bo.page);
    await press('Accept the invitation', bo.page);
    await bo.page.getByRole('heading', { name: 'Green Steel Cluster' }).waitFor();
    expect(await bo.page.getByRole('button', { name: 'Send the invitation' }).count()).toBe(0);
    await bo.context.close();

    await page.reload({ waitUntil: 'networkidle' });
    await press(/Make a manager Bo/);
    await page.getByText('Bo is Manager now.').waitFor();
    await go('/organisations');
    await looksRight('organisations');
    await go('/organisations/00000000-0000-4000-8000-000000000000');
    await page.getByText('There is no such organisation among yours').waitFor();
  });

  it('adds a webhook, tries it out and reads what came of it', async () => {
    await go('/organisations');
    await page.getByRole('link', { name: 'Green Steel Cluster' }).click();
    await page.getByRole('link', { name: 'Webhooks' }).click();
    await page.getByText('No webhooks yet').waitFor();
    await fill('Address', 'https://127.0.0.1/hook');
    await press('Add the webhook');
    await page.getByText('must not lead into a private or reserved network').first().waitFor();
    // A name that no DNS knows: the worker tries, and says so.
    await fill('Address', 'https://nowhere.example.org/hook');
    await press('Add the webhook');
    await page.getByText('The secret of the new webhook').first().waitFor();
    await press('Send a test message');
    await page.getByText(/1 attempt/).waitFor();
    await looksRight('webhooks');
    await press('Pause');
    await page.getByText('The webhook is paused.').waitFor();
    await press('Delete');
    await page.getByText('No webhooks yet').waitFor();
  });

  it('gives administrators accounts, roles and the log, and nobody else', async () => {
    await go('/admin');
    await page.getByText('This is for administrators').waitFor();
    const command = run('apps/worker/src/cli/admin.js', ['create', 'boss@example.org', '--name', 'The Boss'], {
      DATA_DIR: dataDir,
    });
    const [, password] = await command.until(/Password: +(\S+)/);
    await command.stop();
    const boss = await open();
    await go('/sign-in?next=/admin', boss.page);
    await fill('E-mail address', 'boss@example.org', boss.page);
    await fill('Password', password!, boss.page);
    await press('Sign in', boss.page);
    await boss.page.getByLabel('Editor: Bo').waitFor();
    await boss.page.getByLabel('Editor: Bo').check();
    await boss.page.getByText('Roles of Bo changed.').waitFor();
    await boss.page.getByLabel('Administrator: The Boss').click();
    await boss.page.getByText('This is the last administrator.').first().waitFor();
    expect(await boss.page.getByLabel('Administrator: The Boss').isChecked()).toBe(true);
    await looksRight('admin', boss.page);
    await go('/admin/audit', boss.page);
    await boss.page.getByText('roles.set').first().waitFor();
    await looksRight('audit', boss.page);
    await boss.context.close();
  });

  it('forgets a password and chooses another', async () => {
    const other = await open();
    await go('/password-reset', other.page);
    await looksRight('password-reset', other.page);
    await fill('E-mail address', 'ada.king@example.org', other.page);
    const before = mail.received.filter(({ to }) => to.includes('ada.king@example.org')).length;
    await press('Send me a link', other.page);
    await other.page.getByText('Look into your mailbox').waitFor();
    await go(linkIn((await mail.mailTo('ada.king@example.org', before + 1)).text), other.page);
    await fill('New password', 'an entirely other password', other.page);
    await press('Change the password', other.page);
    await other.page.waitForURL(/sign-in/);
    await go('/password-reset/confirm', other.page);
    await other.page.getByText('This link is not complete').waitFor();
    await go('/privacy', other.page);
    await looksRight('privacy', other.page);
    await other.context.close();
    // The old session has ended.
    await go('/account');
    await page.getByText('Sign in first').waitFor();
  });

  it('takes the data away and deletes the account', async () => {
    await go('/sign-in?next=/account/data');
    await press('Sign in with a passkey');
    await page.waitForURL(/account\/data/);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByText('Save the file').click()]);
    expect(download.suggestedFilename()).toBe('trend-universe-account.json');
    await press('Delete my account …');
    await looksRight('data');
    await fill('Your password', 'an entirely other password');
    await press('Delete my account for good');
    await page.getByText('Your account is deleted.').waitFor();
    await go('/account');
    await page.getByText('Sign in first').waitFor();
  });

  it('met no error on the way, and no part of a page that the security policy refused', () =>
    expect(faults).toEqual([]));
});
