import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { embedPage } from '../../apps/api/src/embed/embed.page.js';
import type { PlacementView, RadarView } from '../../apps/api/src/radars/radar.schema.js';
import { chromiumPath, openBrowser } from '../support/chromium.js';
import { type DemoUniverse, startDemoUniverse } from '../support/universe.js';

const path = chromiumPath();
const inBrowser = path ? describe : describe.skip;
const WEB = join(import.meta.dirname, '..', '..', 'dist', 'web');

/** The data a page rests on, as the server writes them into it. */
const GIVEN = /(<script id="given"[^>]*>)(.*?)(<\/script>)/s;

/** In the page: sums layout shifts. */
const WATCH = `
  window.shifts = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

/** What is promised in numbers about the front, measured in a real browser. */
inBrowser('the front, measured', () => {
  let universe: DemoUniverse;
  let browser: Browser;

  beforeAll(async () => {
    [universe, browser] = await Promise.all([startDemoUniverse(2000), openBrowser(path!)]);
  });
  afterAll(async () => {
    await browser?.close();
    await universe?.stop();
  });

  /** A page in a browser profile that has seen nothing yet. */
  async function fresh(width: number): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.addInitScript(WATCH);
    return page;
  }

  it.each([
    ['/', 1440],
    ['/', 390],
    ['/radars/health', 1440],
    ['/radars/health', 390],
    ['/signals', 1440],
    ['/methods', 820],
  ])('nothing jumps while %s loads at %i px', async (address, width) => {
    const page = await fresh(width);
    await page.goto(`${universe.base}${address}`, { waitUntil: 'networkidle' });
    // Nothing a reader would see; what counts as good is 0.1.
    expect(await page.evaluate('window.shifts')).toBeLessThan(0.01);
    await page.context().close();
  });

  it('needs less than 200 kB of compressed JavaScript for the radar page, and 60 kB for the home page', async () => {
    const weigh = async (address: string): Promise<number> => {
      const page = await fresh(1440);
      const scripts = new Set<string>();
      page.on('request', (request) => {
        const { pathname } = new URL(request.url());
        if (pathname.endsWith('.js')) scripts.add(pathname);
      });
      await page.goto(`${universe.base}${address}`, { waitUntil: 'networkidle' });
      await page.context().close();
      expect(scripts.size).toBeGreaterThan(1);
      return [...scripts].reduce((sum, file) => sum + gzipSync(readFileSync(join(WEB, file))).length, 0);
    };
    expect(await weigh('/radars/health')).toBeLessThan(200_000);
    expect(await weigh('/')).toBeLessThan(60_000);
  });

  describe.each([5, 30, 60])('a radar of %i trends', (count) => {
    it.each([1440, 820, 390])(
      'keeps them apart at %i px: no name on another or on a mark, no mark on another, targets of 24 px',
      async (width) => {
        const page = await fresh(width);
        await fill(page, count);
        await page.goto(`${universe.base}/radars/health`, { waitUntil: 'networkidle' });
        // The browser's own drawing: the server's stands until then.
        await page.locator('.frame:not([data-drawn])').waitFor();
        await page
          .locator('.blip')
          .nth(count - 1)
          .waitFor();
        const { labels, marks, targets, rows } = await boxesIn(page);
        expect(marks).toHaveLength(count);
        if (width > 390) expect(labels.length).toBeGreaterThanOrEqual(Math.min(5, count));
        expect(collisions(labels, marks)).toEqual([]);
        if (width === 390) {
          // A picture above its list: each trend has a row to point at, and a tap on the picture opens the mark that is nearest.
          expect(rows).toHaveLength(count);
          expect(rows.filter((row) => row.bottom - row.top < 23.9)).toEqual([]);
          const { left, right, top, bottom, id } = marks[count - 1]!;
          await page.mouse.click((left + right) / 2, (top + bottom) / 2);
          await page.waitForURL((url) => url.searchParams.get('trend') === id);
          await page.goto(`${universe.base}/radars/health?zoom=3`, { waitUntil: 'networkidle' });
          const near = await boxesIn(page);
          expect(collisions(near.labels, near.marks)).toEqual([]);
          pointable(near.targets);
        } else pointable(targets);
        await page.context().close();
      },
    );
  });

  it.each([5, 30, 60])(
    'keeps %i trends apart in a frame on another site, at any width, with names that a finger hits',
    async (count) => {
      const page = await fresh(1440);
      const radar = (await (await fetch(`${universe.base}/api/v1/radars/health`)).json()) as RadarView;
      const asked = {
        home: universe.base,
        theme: 'auto',
        language: 'de',
        edition: undefined,
        name: 'Gesundheit',
      } as const;
      await page.setContent(embedPage({ ...radar, placements: trendsOf(radar, count) as PlacementView[] }, asked));
      await page.evaluate(`document.querySelectorAll('details').forEach((ring) => (ring.open = true))`);
      for (const width of [1440, 820, 390]) {
        await page.setViewportSize({ width, height: 900 });
        const { marks, numbers, links } = await page.evaluate<Record<'marks' | 'numbers' | 'links', Rect[]>>(`(() => {
          const boxes = (selector) => [...document.querySelectorAll(selector)].map((element, id) => {
            const { left, top, right, bottom } = element.getBoundingClientRect();
            return { left, top, right, bottom, id: String(id + 1) };
          });
          return { marks: boxes('.blip'), numbers: boxes('.number'), links: boxes('ol a') };
        })()`);
        expect(marks).toHaveLength(count);
        expect(collisions([], marks)).toEqual([]);
        expect(numbers.filter(({ left, right }, i) => right - left > marks[i]!.right - marks[i]!.left + 1)).toEqual([]);
        expect(links.filter(({ top, bottom }) => bottom - top < 23.9)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      }
      await page.context().close();
    },
  );

  /** The radar comes with the page; here a fuller or emptier one comes in its place. */
  const fill = async (page: Page, count: number): Promise<void> => {
    await page.route(`${universe.base}/radars/health*`, async (route) => {
      const response = await route.fetch();
      const html = (await response.text()).replace(GIVEN, (_, before: string, data: string, after: string) => {
        const given = JSON.parse(data);
        const at = Object.keys(given).find((key) => key.startsWith('/radars/health'))!;
        given[at] = { ...given[at], trendCount: count, placements: trendsOf(given[at], count) };
        return before + JSON.stringify(given) + after;
      });
      await route.fulfill({ response, body: html });
    });
  };
});

interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly id: string;
}
/** Where names, marks, their targets and the rows of the list stand, pixels of the window. */
const boxesIn = (page: Page): Promise<Record<'labels' | 'marks' | 'targets' | 'rows', Rect[]>> =>
  page.evaluate(`(() => {
    const boxes = (selector) => [...document.querySelectorAll(selector)].map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { left, top, right, bottom, id: element.closest('[data-id]')?.dataset.id };
    });
    const blips = '.blip:not([aria-hidden])';
    return { labels: boxes('.label text'), marks: boxes(blips + ' .mark'), targets: boxes(blips + ' .target'), rows: boxes('.radar-list a.row') };
  })()`);

/** What stands on what: names on names, names on marks, marks on marks. */
function collisions(labels: readonly Rect[], marks: readonly Rect[]): string[] {
  const half = ({ left, right }: Rect) => (right - left) / 2;
  return [
    ...pairs(labels)
      .filter(([a, b]) => overlap(a, b))
      .map(([a, b]) => `${a.id} on ${b.id}`),
    ...labels.flatMap((a) => marks.filter((b) => a.id !== b.id && overlap(a, b)).map((b) => `${a.id} on mark ${b.id}`)),
    ...pairs(marks)
      .filter(([a, b]) => apart(a, b) < half(a) + half(b) - 0.5)
      .map(([a, b]) => `mark ${a.id} on mark ${b.id}`),
  ];
}
/** Targets of 24 px, and (WCAG 2.2, 2.5.8) centres so far apart that circles of 24 px do not meet. */
function pointable(targets: readonly Rect[]): void {
  for (const box of targets) expect(Math.min(box.right - box.left, box.bottom - box.top)).toBeGreaterThanOrEqual(23.9);
  expect(pairs(targets).filter(([a, b]) => apart(a, b) < 23.5)).toEqual([]);
}
const pairs = <T>(all: readonly T[]): [T, T][] => all.flatMap((a, i) => all.slice(i + 1).map((b): [T, T] => [a, b]));
/** Lines of letters have air above and below, so two pixels of it may meet. */
const overlap = (a: Rect, b: Rect): boolean =>
  a.left < b.right - 2 && b.left < a.right - 2 && a.top < b.bottom - 2 && b.top < a.bottom - 2;
const apart = (a: Rect, b: Rect): number =>
  Math.hypot((a.left + a.right - b.left - b.right) / 2, (a.top + a.bottom - b.top - b.bottom) / 2);

/** The trends of a real radar, and as many made from them as are asked for, spread by the golden angle. */
function trendsOf(
  radar: {
    placements: readonly object[];
    segments: readonly { id: string; from: number; to: number }[];
  },
  count: number,
) {
  return Array.from({ length: count }, (_, index) => {
    const model = radar.placements[index % radar.placements.length]! as Record<string, unknown>;
    const angle = (index * 137.508) % 360;
    const radius = 0.18 + 0.8 * Math.sqrt(((index * 7) % count) / count);
    return {
      ...model,
      trendId: `${String(model['trendId'])}-${index}`,
      angle,
      radius,
      ring: radius <= 0.4 ? 'act' : radius <= 0.7 ? 'prepare' : 'watch',
      segment: radar.segments.find(({ from, to }) => angle >= from && angle < to)!.id,
      previousRadius: index % 3 === 0 ? radius + 0.05 : null,
    };
  });
}
