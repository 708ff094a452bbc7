import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { type PeopledUniverse, startUniverse } from '../bench/front/universe.mjs';
import { openPage } from '../support/pages.js';
import { chromiumPath, openBrowser } from '../support/chromium.js';
import { PATIENCE_MS, until } from '../support/until.js';

const path = chromiumPath();
const inBrowser = path ? describe : describe.skip;

/** The main paths, walked by the keyboard alone: no pointer touches these pages. */
inBrowser('by keyboard', () => {
  let universe: PeopledUniverse;
  let browser: Browser;
  const faults: string[] = [];
  const contexts = new Map<string, Promise<BrowserContext>>();

  beforeAll(async () => {
    [universe, browser] = await Promise.all([startUniverse(11_000), openBrowser(path!)]);
  });
  afterAll(async () => {
    await browser?.close();
    await universe?.stop();
  });

  const session = (role: string, deliver: string): string =>
    JSON.stringify({ ...universe.accounts[role], ...(deliver === 'body' && { deliver }) });
  async function signedIn(role: string): Promise<BrowserContext> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    if (role === 'stranger') return context;
    const page = await context.newPage();
    await page.goto(`${universe.base}/privacy`);
    await page.evaluate(`fetch('/api/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: ${JSON.stringify(session(role, 'cookie'))},
    }).then(() => localStorage.setItem('session-renewed', String(Date.now())))`);
    await page.close();
    return context;
  }
  async function open(role: string, address: string): Promise<Page> {
    if (!contexts.has(role)) contexts.set(role, signedIn(role));
    const page = await (await contexts.get(role)!).newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => faults.push(`${address} ${error.message}`));
    // What can be undone stands for 15 s: on a busy machine the way there, Tab by Tab, takes longer.
    await page.addInitScript(
      'const later = setTimeout; window.setTimeout = (f, ms, ...more) => later(f, ms === 15000 ? 120000 : ms, ...more);',
    );
    await openPage(page, universe.base + address);
    return page;
  }

  const matches = (target: Locator, selector: string): Promise<boolean> =>
    target.evaluate(
      (element, wanted) => (element as typeof element & { matches(wanted: string): boolean }).matches(wanted),
      selector,
    );
  /** Tab by Tab, as somebody without a pointer gets there; it must show that it has the focus. */
  async function tabTo(target: Locator, most = 150): Promise<void> {
    await target.waitFor();
    const { keyboard } = target.page();
    for (let pressed = 0; pressed < most; pressed += 1) {
      await keyboard.press('Tab');
      if (!(await matches(target, ':focus'))) continue;
      expect(await matches(target, ':focus-visible')).toBe(true);
      return;
    }
    throw new Error(`${most} presses of Tab do not lead to ${String(target)}`);
  }
  async function press(target: Locator, key = 'Enter'): Promise<void> {
    await tabTo(target);
    await target.page().keyboard.press(key);
  }
  const shown = (target: Locator, n: number) => until(`${n} of them`, async () => (await target.count()) === n);
  const undo = (page: Page) => page.locator('.toast').getByRole('button', { name: 'Undo' });

  it('from the radar over a card to a saved trend, and back', async () => {
    const page = await open('manager', '/radars/health');
    await press(page.locator('.radar [tabindex="0"]'), 'ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForURL(/trend=/);
    await press(page.locator('.trend-aside').getByRole('button', { name: /^Save “/ }));
    await page.getByText('Saved to “My reading list”.').waitFor();
    await press(undo(page));
    await page
      .locator('.trend-aside')
      .getByRole('button', { name: /^Save “/ })
      .waitFor();
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.searchParams.has('trend'));
    await page.close();
  });

  it('through the facets of the explorer', async () => {
    const page = await open('stranger', '/signals');
    await press(page.locator('.facets').getByRole('checkbox', { name: /patent/ }), 'Space');
    await page.waitForURL(/kind=patent/);
    await page.close();
  });

  it('through the comparison of a cluster, to the reasons', async () => {
    const page = await open('manager', `/cluster/${universe.ids.cluster}/benchmark`);
    // The rows of before stand until those of the other choice are there.
    const heard = page.waitForResponse((answer) => answer.url().includes('/benchmark?'));
    await press(page.locator('.bench-bar select').first(), 'ArrowDown');
    await page.waitForURL(/\?/);
    await (await heard).finished();
    const why = page.getByRole('button', { name: /^Why\?/ }).first();
    await press(why);
    expect(await why.getAttribute('aria-expanded')).toBe('true');
    await page.close();
  });

  it('through the answers of an exercise', async () => {
    const call = async (to: string, body: object, token?: string): Promise<any> => {
      const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
      const answer = await fetch(`${universe.base}/api/v1${to}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`${to}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    };
    const { accessToken } = await call('/session', JSON.parse(session('facilitator', 'body')) as object);
    const headers = { authorization: `Bearer ${accessToken}` };
    const [agency] = (await (await fetch(`${universe.base}/api/v1/organisations`, { headers })).json()) as {
      id: string;
    }[];
    const scale = { kind: 'points', points: 5 };
    const criteria = [{ key: 'impact', name: 'Impact', question: 'How strong?', measures: 'impact', scale }];
    const exercises = `/organisations/${agency!.id}/exercises`;
    const exercise = await call(
      exercises,
      { setUp: { title: 'Kelp', criteria, groups: [] }, items: [{ kind: 'statement', title: 'Kelp will be cheap' }] },
      accessToken,
    );
    const { link } = await call(`${exercises}/${exercise.id}/panel-link`, {}, accessToken);
    await call(`${exercises}/${exercise.id}/rounds`, {}, accessToken);

    const page = await open('stranger', `/panel/join#${link.split('#')[1]}`);
    await tabTo(page.getByLabel('Your name'));
    await page.keyboard.type('Ada');
    await page.keyboard.press('Enter');
    await press(page.getByRole('link', { name: 'Begin' }));
    await press(page.getByRole('button', { name: 'Begin' }));
    // Into the points by Tab, to the next one by arrow.
    await press(page.getByRole('radio').first(), 'Space');
    await page.keyboard.press('ArrowRight');
    await page.locator('.points .chosen', { hasText: '2' }).waitFor();
    await press(page.getByRole('button', { name: 'Done' }));
    await page.getByText('Thank you, that was all').waitFor();
    await page.close();
  });

  it('through a collection: a new one, the order of another, out and back in', async () => {
    const fresh = await open('manager', '/collections');
    await tabTo(fresh.getByPlaceholder('What is it about?'));
    await fresh.keyboard.type('Kelp');
    await fresh.keyboard.press('Enter');
    await fresh.getByRole('heading', { level: 1, name: 'Kelp' }).waitFor();
    await fresh.close();
    const page = await open('manager', `/collections/${universe.ids.collection}`);
    const titles = page.locator('.item h3');
    const [first] = await titles.allInnerTexts();
    await press(page.locator('.item .handle').first(), 'ArrowDown');
    await titles.nth(1).getByText(first!).waitFor();
    const before = await titles.count();
    await press(page.getByRole('button', { name: /^Remove/ }).first());
    await shown(titles, before - 1);
    await press(undo(page));
    await shown(titles, before);
    await page.close();
  });

  it('through the desk: a proposal is accepted, and that taken back', async () => {
    const page = await open('editor', '/desk');
    const before = await page.locator('.proposal').count();
    expect(before).toBeGreaterThan(0);
    await press(page.getByRole('button', { name: 'Accept' }).first());
    await shown(page.locator('.proposal'), before - 1);
    await press(undo(page));
    await shown(page.locator('.proposal'), before);
    await page.close();
  });

  it('to a report of an error, with the focus back where it was', async () => {
    const page = await open('stranger', `/trends/${universe.ids.trend}`);
    const opener = page.getByRole('button', { name: 'Report an error' });
    await press(opener);
    await tabTo(page.getByLabel('In a sentence'), 10);
    await page.keyboard.type('It acts on firms already.');
    await tabTo(page.getByRole('button', { name: 'Send it to the editors' }), 5);
    await page.keyboard.press('Enter');
    await page.getByText('Thank you: the editors have your report.').waitFor();
    await until('the focus back', () => matches(opener, ':focus'));
    await page.close();
  });

  it('met no error on the way', () => expect(faults).toEqual([]));
});
