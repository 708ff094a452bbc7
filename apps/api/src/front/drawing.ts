import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a page is drawn from. */
export interface Ask {
  /** Path and question of the address. */
  readonly url: string;
  readonly origin: string;
  readonly phone: boolean;
  readonly language: string;
  readonly read: (path: string) => Promise<unknown>;
}

/** A page as the front's own code draws it on the server. */
export interface Drawn {
  readonly status: number;
  readonly language: string;
  readonly title: string | null;
  readonly about: string | null;
  readonly html: string;
  readonly css: string;
  readonly given: Readonly<Record<string, unknown>>;
  /** The file of the page's code; null when it is part of every page. */
  readonly file: string | null;
}

export type Draw = (ask: Ask) => Promise<Drawn | null>;

/**
 * The front's own drawing code, from `dist/web-server` beside `dist/web`; null when it was not built. Read at run time, since the API knows the
 * front only as files to serve.
 */
export async function loadDrawing(webFolder: string): Promise<Draw | null> {
  const module = join(webFolder, '..', 'web-server', 'draw.js');
  if (!existsSync(module)) return null;
  const { drawPage } = (await import(pathToFileURL(module).href)) as { drawPage: Draw };
  return drawPage;
}
