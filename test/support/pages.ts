import { setTimeout as sleep } from 'node:timers/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page, Request } from 'playwright-core';

/** How long nothing may be under way before a page counts as settled, ms. */
const QUIET = 100;

/**
 * Opens an address and waits until the page has come to rest: all that it asked for is there, drawn, and has asked for nothing more. Playwright's
 * `networkidle` says the same after half a second of silence, which hundreds of pages add up to minutes.
 */
export async function openPage(page: Page, address: string): Promise<void> {
  const waiting = new Set<Request>();
  let last = Date.now();
  const begun = (request: Request) => {
    // What a page listens to as long as it stands comes to no end.
    if (request.resourceType() === 'eventsource') return;
    waiting.add(request);
    last = Date.now();
  };
  const ended = (request: Request) => {
    waiting.delete(request);
    last = Date.now();
  };
  page.on('request', begun).on('requestfinished', ended).on('requestfailed', ended);
  try {
    await page.goto(address, { waitUntil: 'load' });
    for (let seen = -1; seen !== last;) {
      seen = last;
      // A busy page may not have come to asking yet: its own clock is waited for, too.
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))');
      while (waiting.size > 0 || Date.now() - last < QUIET) await sleep(20);
    }
  } finally {
    page.off('request', begun).off('requestfinished', ended).off('requestfailed', ended);
  }
}

/**
 * What stands against WCAG 2.2 AA on a page as it is, a line each with the first element it was found at; empty when all is well. Headings that skip
 * a level count, too.
 */
export async function barriersOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], rules: { 'heading-order': { enabled: true } } })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    // Without frames of other origins the older way is the same and needs no page of its own.
    .setLegacyMode()
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
