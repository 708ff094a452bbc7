// The picture book of the front: `npm run pictures` draws it anew into docs/images from a demo universe. Needs `npm run build` and a Chromium.
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'docs', 'images');
const executablePath = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path && existsSync(path));
if (!executablePath) throw new Error('No Chromium was found. Install one, or name it in CHROMIUM.');
const MOST_BYTES = 120_000;

/** Name, address, widths, colours. */
const PICTURES = [
  ['home', '/', [390, 820, 1440], ['light', 'dark']],
  ['radar', '/radars/health', [390, 820, 1440], ['light', 'dark']],
  ['radar-card', '/radars/health?trend=ai-drug-discovery', [1440], ['dark']],
  ['radar-table', '/radars/health?view=table', [1440], ['light']],
  ['trend', '/trends/ai-drug-discovery', [390, 820, 1440], ['light', 'dark']],
  ['signals', '/signals?q=hydrogen', [390, 820, 1440], ['light', 'dark']],
  ['methods', '/methods', [1440], ['light']],
];

async function start(dataDir) {
  const child = spawn(process.execPath, [join(root, 'dist/apps/universe/src/main.js'), '--demo', '11000'], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDir, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  const base = await new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`it ended before it was ready:\n${text}`)));
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const match = /Trend Universe is ready: (\S+)/.exec(text);
      if (match) resolve(match[1]);
    });
  });
  return { base, stop: () => new Promise((resolve) => (child.once('exit', resolve), child.kill('SIGTERM'))) };
}

const dataDir = await mkdtemp(join(tmpdir(), 'trend-universe-pictures-'));
const universe = process.env.BASE ? { base: process.env.BASE, stop: async () => {} } : await start(dataDir);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const [name, address, widths, colours] of PICTURES)
    for (const width of widths)
      for (const colorScheme of colours) {
        const page = await browser.newPage({
          viewport: { width, height: width === 390 ? 844 : width === 820 ? 1180 : 900 },
          colorScheme,
          reducedMotion: 'reduce',
        });
        await page.goto(universe.base + address, { waitUntil: 'networkidle' });
        const client = await page.context().newCDPSession(page);
        let bytes;
        for (let quality = 80; quality >= 40; quality -= 10) {
          const { data } = await client.send('Page.captureScreenshot', { format: 'webp', quality });
          bytes = Buffer.from(data, 'base64');
          if (bytes.length <= MOST_BYTES) break;
        }
        const file = join(folder, `front-${name}-${width}-${colorScheme}.webp`);
        await writeFile(file, bytes);
        console.log(`${file.slice(root.length + 1)}  ${Math.round((await stat(file)).size / 1000)} kB`);
        await page.close();
      }
} finally {
  await browser.close();
  await universe.stop();
  await rm(dataDir, { recursive: true, force: true });
}
