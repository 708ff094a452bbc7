import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Drawn } from './drawing.js';
import { PageTemplate } from './page-template.js';

const PAGE: Drawn = {
  status: 200,
  language: 'de',
  title: 'Hydrogen',
  about: 'What hydrogen does.',
  html: '<main>$& drawn</main>',
  css: '[data-s="0"]{width:1px}',
  given: { '/radars': { name: '</script><b>' } },
  file: 'src/pages/radar-page.tsx',
};

describe('PageTemplate', () => {
  let folder: string;
  let template: PageTemplate;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'front-'));
    mkdirSync(join(folder, '.vite'));
    writeFileSync(
      join(folder, 'index.html'),
      `<html lang="en"><head><title>Trend Universe</title><meta name="description" content="14 radars." />
      <script type="module" src="/assets/index-1.js"></script></head><body><div id="app"></div><noscript>x</noscript></body></html>`,
    );
    writeFileSync(
      join(folder, '.vite', 'manifest.json'),
      JSON.stringify({
        'src/pages/radar-page.tsx': {
          file: 'assets/radar-1.js',
          imports: ['_shared.js', 'index.html'],
          css: ['assets/radar-1.css'],
        },
        '_shared.js': { file: 'assets/shared-1.js' },
        'index.html': { file: 'assets/index-1.js' },
      }),
    );
    template = new PageTemplate(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const fill = (changes: Partial<Drawn> = {}, address = 'https://example.org/radars/health') =>
    template.fill({ ...PAGE, ...changes }, new URL(address));

  it('puts the page where the browser would draw it, with the data it rests on', () => {
    const html = fill();
    expect(html).toContain('<div id="app"><main>$& drawn</main></div>');
    expect(html).toContain('<title>Hydrogen · Trend Universe</title>');
    expect(html).not.toContain('<noscript>');
    expect(html).toContain('<html lang="de">');
    expect(html).toContain('<link rel="alternate" hreflang="fr" href="https://example.org/radars/health?language=fr">');
    const data = /<script id="given" type="application\/json">(.*?)<\/script>/.exec(html)![1]!;
    expect(JSON.parse(data)).toEqual(PAGE.given);
  });
  it('names code and styles of the page that the template does not name already', () => {
    const html = fill();
    expect(html).toContain('<link rel="modulepreload" crossorigin href="/assets/radar-1.js">');
    expect(html).toContain('<link rel="modulepreload" crossorigin href="/assets/shared-1.js">');
    expect(html).toContain('<link rel="stylesheet" crossorigin href="/assets/radar-1.css">');
    expect(html.split('/assets/index-1.js')).toHaveLength(2);
  });
  it('escapes what comes from data', () => {
    const html = fill({ title: '"><script>alert(1)</script>', about: '"&<' });
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('content="&#34;&#38;&#60;"');
  });
  it('keeps the standing description where a page has none, and hides errors from search engines', () => {
    expect(fill({ about: null })).toContain('<meta name="description" content="14 radars.">');
    const missing = fill({ status: 404 });
    expect(missing).toContain('content="noindex"');
    expect(missing).not.toContain('rel="canonical"');
  });
});
