import { existsSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { RadarsService } from '../../../apps/api/src/radars/radars.service.js';
import { type RadarsApi, signalsAbout, startRadarsApi } from '../../support/radars.js';

const WEB = join(import.meta.dirname, '..', '..', '..', 'dist', 'web');
const built = existsSync(join(WEB, 'index.html')) ? describe : describe.skip;
if (built === describe.skip) console.warn('Skipped: dist/web is not built. Run npm run build first.');

const TREND = 'green-hydrogen-electrolysis';
const HOSTILE = '</script><script>alert(1)</script><img src=x onerror=alert(2)> "quoted" & <b>bold</b>';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly text: string;
}

/** Pages as the server draws them, before any script runs. */
built('pages drawn by the server', () => {
  let api: RadarsApi;

  beforeAll(async () => {
    api = await startRadarsApi(WEB);
    const [first, ...rest] = signalsAbout(TREND, 24);
    await api.feed(
      [{ ...first, title: `${String(first!['title'])} ${HOSTILE}`, date: '2024-06-01' }, ...rest],
      '2026-09-30',
    );
  });
  afterAll(() => api?.close());

  /** The address goes out as it is written; `fetch` would tidy it first. */
  const page = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(api.origin);
      get({ hostname, port, path, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({ status: response.statusCode!, headers: response.headers, text: Buffer.concat(parts).toString() }),
        );
      }).on('error', reject);
    });

  it.each([
    '/sources/nothing',
    '/sources/nothing%00',
    '/sources/%E0%A4%A',
    '/calls/nothing',
    '/cluster/nothing',
    '/cluster/00000000-0000-4000-8000-000000000000',
    '/cluster/00000000-0000-4000-8000-000000000000/benchmark',
    '/radars/atlantis/weights',
  ])('answers 404 for %s, and leaves the page to say so', async (path) => {
    const { status, text } = await page(path);
    expect(status).toBe(404);
    expect(text).toContain('<div id="app">');
  });

  it.each(['/sources', '/sources/add', '/sources/import', '/calls', '/cluster', '/radars/energy-renewables/weights'])(
    'answers 200 for %s, which the browser draws',
    async (path) => expect((await page(path)).status).toBe(200),
  );

  it.each([
    ['/', /<svg[^>]*class="small-radar/],
    ['/radars/energy-renewables', /class="blip/],
    ['/radars/energy-renewables?view=table', /<table/],
    [`/radars/energy-renewables?trend=${TREND}`, /trend-aside/],
    [`/trends/${TREND}`, /in the ring/],
    ['/signals', /signal-row/],
    ['/signals?q=hydrogen', /signal-row/],
    [`/signals/${encodeURIComponent(`${TREND}:1`)}`, /<h1/],
    ['/methods', /How trends are placed/],
  ])('draws %s with what it shows', async (path, mark) => {
    const { status, text, headers } = await page(path);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(text).toMatch(mark);
    expect(text).toMatch(/<title>[^<]*Trend Universe<\/title>/);
    expect(text).toContain('<link rel="canonical"');
    expect(text).not.toContain('noindex');
  });

  it.each([
    ['/no-such-page', 'There is no page at this address'],
    ['/radars', 'There is no page at this address'],
    ['/radars/atlantis', 'There is no such radar'],
    ['/radars/energy-renewables?edition=99', 'There is no such'],
    ['/trends/no-such-trend', 'There is no such trend'],
    ['/signals/no-such-signal', 'There is no such signal'],
    ['/trends/%3Cscript%3Ealert(1)%3C%2Fscript%3E', 'There is no such trend'],
  ])('answers %s with 404 and a page that says so', async (path, heading) => {
    const { status, text } = await page(path);
    expect(status).toBe(404);
    expect(text).toMatch(new RegExp(`<h1[^>]*>${heading}`));
    expect(text).toContain('content="noindex"');
    expect(text).not.toContain('rel="canonical"');
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('href="/"');
  });

  it('leaves pages of somebody to the browser, without content', async () => {
    for (const path of ['/account', '/collections', '/collections/00000000-0000-4000-8000-000000000000']) {
      const { status, text } = await page(path);
      expect(status).toBe(200);
      expect(text).toContain('<div id="app"></div>');
      expect(text).not.toContain('id="given"');
    }
  });

  it('takes an address it cannot decode as one more unknown one', async () => {
    for (const path of ['/trends/%E0%A4%A', '/%E0%A4%A', '/signals?q=%E0%A4%A', '/signals?cursor=%00'])
      expect((await page(path)).status).toBeLessThan(500);
  });

  it('sends nobody to another host', async () => {
    for (const path of ['//x//evil.example?a=1&a=2', '/.//evil.example?a=1&a=2', '/%2e//evil.example/?a=1&a=2']) {
      const { status, headers } = await page(path);
      expect(status).toBe(302);
      expect(headers['location']).toMatch(/^\/[^/\\]/);
    }
    expect((await page('//evil.example/radars/energy-renewables')).status).toBe(404);
  });

  it('joins what a form without scripts sends twice', async () => {
    const { status, headers } = await page('/signals?kind=news&kind=patent');
    expect(status).toBe(302);
    expect(headers['location']).toBe('/signals?kind=news,patent');
  });

  it('shows hostile words of a signal as words', async () => {
    for (const path of [
      `/signals/${encodeURIComponent(`${TREND}:0`)}`,
      '/signals',
      `/signals?q=${encodeURIComponent(HOSTILE)}`,
    ]) {
      const { text } = await page(path);
      expect(text).not.toMatch(/<script>alert|<img src=x|<b>bold/);
      expect(text).not.toMatch(/<[a-z][^<>]* style=/);
      const given = /<script id="given" type="application\/json">(.*?)<\/script>/s.exec(text)![1]!;
      expect(() => JSON.parse(given)).not.toThrow();
    }
    expect((await page(`/signals/${encodeURIComponent(`${TREND}:0`)}`)).text).toContain('quoted');
  });

  it('says of a page whose data failed that it failed, when to come back, and keeps nothing of it', async () => {
    const path = '/radars/health';
    const radars = api.app.get(RadarsService);
    const failing = jest
      .spyOn(radars, 'radar')
      .mockRejectedValueOnce(new Error('timeout exceeded when trying to connect'));
    const failed = await page(path);
    expect(failed.status).toBe(503);
    expect(Number(failed.headers['retry-after'])).toBeGreaterThan(0);
    failing.mockRestore();
    expect((await page(path)).status).toBe(200);
  });

  it('lets caches ask whether a page is still the same, and forbids scripts and styles that are not its own', async () => {
    const { headers } = await page('/radars/energy-renewables');
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['vary']).toContain('Accept-Encoding');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    const again = await page('/radars/energy-renewables', { 'If-None-Match': String(headers['etag']) });
    expect(again.status).toBe(304);
    expect(again.text).toBe('');
    const packed = await page('/radars/energy-renewables', { 'Accept-Encoding': 'gzip' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    const file = /src="(\/assets\/[^"]+\.js)"/.exec((await page('/')).text)![1]!;
    expect((await page(file)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await page('/assets/gone-12345678.js')).status).toBe(404);
  });

  it('draws for phones what fits phones', async () => {
    const [desk, phone] = await Promise.all([
      page('/radars/energy-renewables'),
      page('/radars/energy-renewables', { 'User-Agent': 'Mozilla/5.0 (Linux; Android 15) Mobile Safari/537.36' }),
    ]);
    expect(phone.headers['vary']).toContain('User-Agent');
    expect(phone.text).not.toBe(desk.text);
  });
});
