import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import type { Limits } from '#libs/platform';
import { RadarsService } from '../radars/radars.service.js';
import { addressOf } from '../shared/address.js';
import type { ApiContext } from '../shared/context.js';
import { packed, type Packed, sendPacked } from '../shared/packed.js';
import { LIMITS } from '../shared/services.js';
import { loadDrawing } from './drawing.js';
import { askedLanguage, languageOf } from './language.js';
import { PageTemplate } from './page-template.js';
import { publicReads } from './public-reads.js';
import { things } from './things.js';

/** Drawn pages kept in memory. */
const MAX_KEPT = 200;
/** Radars change with an edition only; other pages (signals, cards) rest on what may change at any time, so they are kept for a burst of readers. */
const FRESH_MS = 5_000;
const OF_AN_EDITION = /^\/(?:radars\/[a-z-]+)?$/;
const LONGEST = 2_000;
const A_YEAR = 365 * 86_400_000;

interface Page {
  readonly packed: Packed;
  readonly at: number;
}

/** The front's files; every other address outside /api is a page of the front. Hashed files never change. */
export async function serveFront(app: NestExpressApplication, context: ApiContext, folder: string): Promise<void> {
  const template = new PageTemplate(folder);
  const draw = await loadDrawing(folder);
  if (!draw) context.log.warn('dist/web-server is missing: pages are drawn by browsers alone. Run npm run build.');
  const radars = app.get(RadarsService);
  const limits = app.get<Limits>(LIMITS);
  const read = publicReads(app);
  const statusOf = things(app, context);
  const home = new URL(context.config.publicUrl);
  const kept = new Map<string, Page>();

  // Each file at its own address: looked for under all addresses, every answer of the API would wait for the disk first.
  for (const name of readdirSync(folder).filter((name) => !name.startsWith('.'))) {
    app.useStaticAssets(join(folder, name), {
      prefix: `/${name}`,
      index: false,
      redirect: false,
      setHeaders: (response: Response) => {
        response.setHeader('Cache-Control', name === 'assets' ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  app.use((request: Request, response: Response, next: NextFunction) => {
    const page =
      ['GET', 'HEAD'].includes(request.method) &&
      !request.path.startsWith('/api/') &&
      !/\.[a-z0-9]{2,5}$/i.test(request.path);
    if (!page) return next();
    const together = repeated(request.url);
    if (together) return response.redirect(302, together);
    serve(request, response).catch((error: unknown) => {
      // A page that cannot be drawn here is drawn by the browser, which says what went wrong.
      context.log.error({ err: error, url: request.path }, 'a page could not be drawn');
      sendEmpty(request, response);
    });
  });

  async function serve(request: Request, response: Response): Promise<void> {
    keepLanguage(request, response);
    const page = (await mayDraw(request)) ? await drawn(request, response) : null;
    if (page) return sendPacked(request, response, page);
    response.status(await statusOf(request));
    sendEmpty(request, response);
  }

  function sendEmpty(request: Request, response: Response): void {
    response.setHeader('Cache-Control', 'no-cache');
    response.vary('Accept-Language').vary('Cookie');
    response.type('html').send(template.emptyIn(languageOf(request)));
  }

  /** Whoever asks too often gets the page without its content, and the API's own answer from there. */
  async function mayDraw(request: Request): Promise<boolean> {
    if (!draw || request.url.length > LONGEST) return false;
    const times = context.config.rateLimitPerMinute;
    if (times === 0) return true;
    return limits.count({ name: 'requests', times, seconds: 60 }, addressOf(request)).then(
      () => true,
      () => false,
    );
  }

  async function drawn(request: Request, response: Response): Promise<Packed | null> {
    const edition = await radars.latest();
    const phone = /\bMobi/.test(request.headers['user-agent'] ?? '');
    const language = languageOf(request);
    const key = `${edition?.number}/${edition?.hash} ${phone} ${language} ${request.url}`;
    const known = kept.get(key);
    const lasts = edition && OF_AN_EDITION.test(request.path) ? Infinity : FRESH_MS;
    if (known && Date.now() - known.at < lasts) return known.packed;
    const page = await draw!({ url: inside(request.url), origin: home.origin, phone, language, read });
    if (!page) return null;
    const body = template.fill(page, canonical(request.url));
    const answer = packed(
      page.status,
      {
        'Cache-Control': 'no-cache',
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': withStyle(String(response.getHeader('Content-Security-Policy')), page.css),
        Vary: 'Accept-Encoding, User-Agent, Accept-Language, Cookie',
        ...(page.status === 503 && { 'Retry-After': '5' }),
      },
      body,
    );
    // What went wrong once may go well the next time.
    if (page.status >= 500) return answer;
    kept.delete(key);
    kept.set(key, { packed: answer, at: Date.now() });
    if (kept.size > MAX_KEPT) kept.delete(kept.keys().next().value!);
    return answer;
  }

  /** The one address of a page: without what is only a way of looking at it. */
  function canonical(url: string): URL {
    const asked = new URL(inside(url), home);
    const address = new URL(inside(asked.pathname), home);
    const edition = asked.searchParams.get('edition');
    if (edition) address.searchParams.set('edition', edition);
    const language = askedLanguage(url);
    if (language) address.searchParams.set('language', language);
    return address;
  }
}

/** A language asked for in the address is kept on the device: the next page is drawn in it, too. It says nothing about a person. */
function keepLanguage(request: Request, response: Response): void {
  const language = askedLanguage(request.url);
  if (language) response.cookie('language', language, { maxAge: A_YEAR, sameSite: 'lax', path: '/' });
}

export const hasFront = (folder: string | null): folder is string =>
  folder !== null && existsSync(join(folder, 'index.html'));

/** A form without scripts sends `kind=a&kind=b`; our addresses say `kind=a,b`. */
function repeated(url: string): string | null {
  const { pathname, searchParams } = new URL(inside(url), 'http://localhost');
  const names = [...searchParams.keys()];
  if (new Set(names).size === names.length) return null;
  const merged = [...new Set(names)].map(
    (name) => `${encodeURIComponent(name)}=${searchParams.getAll(name).map(encodeURIComponent).join(',')}`,
  );
  return `${inside(pathname)}?${merged.join('&')}`;
}

/** An address that begins with two slashes names another host; ours begin with one. */
const inside = (url: string): string => url.replace(/^[/\\]+/, '/');

/** The one sheet of rules that is part of the page, by its hash. */
const withStyle = (policy: string, css: string): string =>
  css
    ? policy.replace(
        "style-src 'self'",
        `style-src 'self' 'sha256-${createHash('sha256').update(css).digest('base64')}'`,
      )
    : policy;
