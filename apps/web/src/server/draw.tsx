import { renderToString } from 'preact-render-to-string';
import { ApiError } from '../api/client.js';
import { App } from '../app.js';
import { catalogueOf } from '../i18n/catalogues.js';
import { type Catalogue, isLanguage, type Language, useCatalogue } from '../i18n/t.js';
import { pageAt } from '../pages.js';
import { liftStyles } from './lift-styles.js';
import { drawOn, type Sheet } from './sheet.js';

/** Pages that the server draws, so that they are there at once and without scripts: their address, and the file their code is in. */
const DRAWN: Readonly<Record<string, string>> = {
  '/': 'src/pages/home-page.tsx',
  '/radars/:ecosystem': 'src/pages/radar-page.tsx',
  '/trends/:id': 'src/pages/trend-page.tsx',
  '/signals': 'src/pages/signals-page.tsx',
  '/signals/:id': 'src/pages/signal-page.tsx',
  '/methods': 'src/pages/methods-page.tsx',
};
/** A page asks, and with the answer asks on: a card first for its trend, then for the reasons of its place. More rounds than that are a mistake. */
const ROUNDS = 5;

export interface Ask {
  /** Path and question of the address. */
  readonly url: string;
  readonly origin: string;
  readonly phone: boolean;
  /** One that the front speaks; of others it draws English. */
  readonly language: string;
  /** Reads an address of the API as a stranger would; undefined for what the server leaves to the browser. Throws what the API would answer. */
  readonly read: (path: string) => Promise<unknown>;
}

/** What the API throws, in the shape its answers have. */
interface Problem {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export interface Drawn {
  readonly status: number;
  readonly language: Language;
  readonly title: string | null;
  readonly about: string | null;
  readonly html: string;
  readonly css: string;
  /** Answers of the API that the page rests on, by address. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The file of the page's code, as the manifest of the build names it; null for a page whose code is always there. */
  readonly file: string | null;
}

/** Draws a page as HTML, also the one for addresses without a page; null when it is one that the browser draws alone. */
export async function drawPage({ url, origin, phone, language: wanted, read }: Ask): Promise<Drawn | null> {
  const { pathname, search } = new URL(url, origin);
  const page = pageAt(pathname);
  const file = page ? DRAWN[page.path] : null;
  if (file === undefined) return null;
  await page?.component.preload?.();
  const language = isLanguage(wanted) ? wanted : 'en';
  const words = await catalogueOf(language, () => read('/ecosystems'));
  const answers = new Map<string, unknown>();
  const errors = new Map<string, ApiError>();
  for (let round = 0; ; round += 1) {
    const sheet: Sheet = { answers, errors, asked: new Set(), phone, title: null, about: null, status: 200 };
    const html = drawOn(sheet, () =>
      at({ pathname, search, origin, href: origin + url }, () =>
        speaking(language, words, () => renderToString(<App />)),
      ),
    );
    if (sheet.asked.size > 0 && round < ROUNDS) {
      await Promise.all([...sheet.asked].map(note));
      continue;
    }
    const { title, about, status } = sheet;
    const given = Object.fromEntries([...answers].filter(([, data]) => data !== undefined));
    return { status, language, title, about, ...liftStyles(html), given, file };
  }

  async function note(asked: string): Promise<void> {
    try {
      answers.set(asked, await read(asked));
    } catch (problem) {
      const { status, code, message } = problem as Problem;
      errors.set(asked, new ApiError(status, code, message));
    }
  }
}

/** Speaks a language while a page is drawn, which is one synchronous step: no reader gets the words of another. */
function speaking<T>(language: Language, words: Catalogue, draw: () => T): T {
  useCatalogue(language, words);
  try {
    return draw();
  } finally {
    useCatalogue('en', {});
  }
}

/** The router reads the address from where browsers have it. It is there only while a page is drawn. */
function at<T>(place: { pathname: string; search: string; origin: string; href: string }, draw: () => T): T {
  const world = globalThis as { location?: unknown };
  world.location = place;
  try {
    return draw();
  } finally {
    delete world.location;
  }
}
