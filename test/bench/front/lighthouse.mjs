import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { signInHere } from './measure.mjs';

/** Too large (170 MB) to be a dependency for one command; npx keeps it in its cache. It says it wants Node 22.19, and works with 20. */
const PACKAGE = 'lighthouse@13.5.0';
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/**
 * Scores of 0..100 of the main pages by Lighthouse for a desk (no slowed processor or network), in a browser that signed in before where a page
 * needs it; with what cost points. Whatever else the machine does meanwhile lowers the score of performance, so the best of `turns` counts.
 */
export async function lighthouse(executablePath, base, pages, accounts, turns) {
  const scores = new Map();
  for (const page of pages) {
    let best = null;
    for (let turn = 0; turn < turns && (best === null || best.lost.length > 0); turn += 1) {
      const found = await once(executablePath, base, page, page.as && accounts[page.as]);
      if (best === null || sum(found) > sum(best)) best = found;
    }
    scores.set(page.name, best);
  }
  return scores;
}
const sum = ({ scores }) => scores.reduce((all, score) => all + score, 0);

async function once(executablePath, base, { address }, account) {
  const folder = await mkdtemp(join(tmpdir(), 'trend-universe-lighthouse-'));
  const port = await freePort();
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
  });
  try {
    if (account) {
      const page = await context.newPage();
      await page.goto(`${base}/privacy`);
      await signInHere(page, account);
      await page.close();
    }
    const file = join(folder, 'report.json');
    await promisify(execFile)('npx', [
      '--yes',
      PACKAGE,
      base + address,
      `--port=${port}`,
      '--preset=desktop',
      `--only-categories=${CATEGORIES.join(',')}`,
      ...(account ? ['--disable-storage-reset'] : []),
      '--output=json',
      `--output-path=${file}`,
      '--quiet',
      '--no-enable-error-reporting',
    ]);
    const { categories, audits } = JSON.parse(await readFile(file, 'utf8'));
    const weighed = CATEGORIES.flatMap((name) => categories[name].auditRefs).filter(({ weight }) => weight > 0);
    return {
      scores: CATEGORIES.map((name) => Math.round(categories[name].score * 100)),
      lost: weighed
        .map(({ id }) => audits[id])
        .filter(({ score }) => score !== null && score < 0.9)
        .map(({ id, displayValue }) => `${id}${displayValue ? ` ${displayValue}` : ''}`),
    };
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
