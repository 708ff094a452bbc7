import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Drawn } from './drawing.js';
import { FRONT_LANGUAGES } from './language.js';
import { escapeText } from '../shared/escape-text.js';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}
type Manifest = Readonly<Record<string, Chunk>>;

/** Puts a drawn page into the front's `index.html`: its head, its content, and what it rests on. */
export class PageTemplate {
  /** The page as it is when the browser draws alone. */
  readonly empty: string;
  private readonly manifest: Manifest;

  constructor(webFolder: string) {
    this.empty = readFileSync(join(webFolder, 'index.html'), 'utf8');
    this.manifest = JSON.parse(readFileSync(join(webFolder, '.vite', 'manifest.json'), 'utf8')) as Manifest;
  }

  /** The same for a reader of a language. */
  emptyIn(language: string): string {
    return inLanguage(this.empty, language);
  }

  /** `address` is where the page is known to the world, `origin` where this installation is. */
  fill(drawn: Drawn, address: URL): string {
    const title = drawn.title ? `${drawn.title} · Trend Universe` : 'Trend Universe';
    return inLanguage(this.empty, drawn.language)
      .replace(/<title>[^<]*<\/title>/, () => `<title>${escapeText(title)}</title>`)
      .replace(/<meta\s+name="description"\s+content="([^"]*)"\s*\/?>/, (_, standing: string) =>
        head(drawn, title, drawn.about ? escapeText(drawn.about) : standing, address),
      )
      .replace('</head>', () => `${this.files(drawn.file)}${drawn.css ? `<style>${drawn.css}</style>` : ''}</head>`)
      .replace(/<noscript>[\s\S]*<\/noscript>/, '')
      .replace(
        '<div id="app"></div>',
        () =>
          `<div id="app">${drawn.html}</div><script id="given" type="application/json">${asData(drawn.given)}</script>`,
      );
  }

  /** The code of the page, and its styles, without waiting for the first script to ask for them. */
  private files(file: string | null): string {
    const [chunks, styles] = [new Set<string>(), new Set<string>()];
    const walk = (name: string): void => {
      const chunk = this.manifest[name];
      if (!chunk || chunks.has(chunk.file)) return;
      chunks.add(chunk.file);
      chunk.imports?.forEach(walk);
      for (const css of chunk.css ?? []) styles.add(css);
    };
    if (file) walk(file);
    const missing = (name: string): boolean => !this.empty.includes(`/${name}"`);
    return [
      ...[...styles].filter(missing).map((name) => `<link rel="stylesheet" crossorigin href="/${name}">`),
      ...[...chunks].filter(missing).map((name) => `<link rel="modulepreload" crossorigin href="/${name}">`),
    ].join('');
  }
}

/** What search engines and previews of links show. */
function head({ status, given }: Drawn, title: string, about: string, address: URL): string {
  const lines = [
    `<meta name="description" content="${about}">`,
    ...(status === 200
      ? [`<link rel="canonical" href="${escapeText(address.href)}">`]
      : ['<meta name="robots" content="noindex">']),
    '<meta property="og:type" content="website">',
    '<meta property="og:site_name" content="Trend Universe">',
    `<meta property="og:title" content="${escapeText(title)}">`,
    `<meta property="og:description" content="${about}">`,
    `<meta property="og:url" content="${escapeText(address.href)}">`,
    ...(status === 200 ? FRONT_LANGUAGES.map((language) => alternate(language, address)) : []),
  ];
  const radar = /^\/radars\/([a-z-]+)$/.exec(address.pathname)?.[1];
  if (radar && Object.keys(given).length > 0)
    lines.push(
      `<meta property="og:image" content="${escapeText(new URL(`/api/v1/radars/${radar}?format=png`, address).href)}">`,
      '<meta name="twitter:card" content="summary_large_image">',
    );
  return lines.join('');
}

/** The same page in another language, for search engines. */
function alternate(language: string, address: URL): string {
  const there = new URL(address);
  there.searchParams.set('language', language);
  return `<link rel="alternate" hreflang="${language}" href="${escapeText(there.href)}">`;
}

const inLanguage = (html: string, language: string): string =>
  html.replace('<html lang="en">', `<html lang="${language}">`);

/** JSON that no parser of HTML can take for markup. */
const asData = (given: object): string => JSON.stringify(given).replaceAll('<', '\\u003c');
