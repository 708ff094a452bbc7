/**
 * How heavy and how quick the main pages are, from a cold cache in a real Chromium, on a demo universe of 11,000 signals:
 *   npm run build && node test/bench/front/run.mjs [--lighthouse] [--turns 5] [--width 1440] [--only radar,home]
 * With --lighthouse also the scores of Lighthouse, which npx fetches. Ends with 1 where a promise is broken: JavaScript of the radar page below
 * 200 kB, radar drawn below 1 s, layout shift below 0.1, scores of 95 or more.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { lighthouse } from './lighthouse.mjs';
import { measure, signedIn } from './measure.mjs';
import { mainPages } from './pages.mjs';
import { startUniverse } from './universe.mjs';

const { values } = parseArgs({
  options: {
    lighthouse: { type: 'boolean', default: false },
    turns: { type: 'string', default: '5' },
    width: { type: 'string', default: '1440' },
    signals: { type: 'string', default: '11000' },
    only: { type: 'string' },
  },
});
const executablePath = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path));
if (!executablePath) throw new Error('No Chromium was found. Install one, or name it in CHROMIUM.');

const universe = await startUniverse(Number(values.signals));
const only = values.only?.split(',');
const pages = mainPages(universe.ids).filter(({ name }) => !only || only.includes(name));
const broken = [];
const promise = (name, kept) => kept || broken.push(name);
const table = (head, rows) => {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  console.log([line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line), ''].join('\n'));
};
try {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const rows = [];
  try {
    console.log(`Chromium ${browser.version()}, ${values.width} px, median of ${values.turns} cold starts\n`);
    // What the first reader after a start pays (code read from disk, connections opened) is not a page's own.
    for (const page of pages) await fetch(universe.base + page.address);
    for (const page of pages) {
      const state = page.as && (await signedIn(browser, universe.base, universe.accounts[page.as]));
      const is = await measure(browser, universe.base, page, state, {
        turns: Number(values.turns),
        width: Number(values.width),
      });
      promise(`${page.name}: layout shift ${is.shifts.toFixed(3)}`, is.shifts < 0.1);
      if (page.name === 'radar') {
        promise(`radar: ${Math.round(is.script / 1000)} kB of JavaScript`, is.script < 200_000);
        promise(`radar: drawn after ${Math.round(is.drawn)} ms`, is.drawn < 1000);
      }
      const ms = (value) => `${Math.round(value)} ms`;
      const kB = (value) => `${(value / 1000).toFixed(0)} kB`;
      rows.push([
        page.name,
        ms(is.paint),
        ms(is.drawn),
        is.shifts.toFixed(3),
        ms(is.blocked),
        kB(is.script),
        kB(is.all),
        is.requests,
      ]);
    }
  } finally {
    await browser.close();
  }
  table(['page', 'first paint', 'drawn', 'layout shift', 'blocked', 'JavaScript', 'all', 'requests'], rows);
  if (values.lighthouse) {
    const scores = await lighthouse(executablePath, universe.base, pages, universe.accounts, 3);
    table(
      ['page', 'performance', 'accessibility', 'best practices', 'SEO', 'cost points'],
      [...scores].map(([name, found]) => [name, ...found.scores, found.lost.join(', ')]),
    );
    for (const [name, found] of scores)
      promise(`${name}: Lighthouse ${found.scores.join(', ')}`, Math.min(...found.scores) >= 95);
  }
  console.log(broken.length ? `Broken: ${broken.join('; ')}` : 'Every promise is kept.');
  process.exitCode = broken.length ? 1 : 0;
} finally {
  await universe.stop();
}
