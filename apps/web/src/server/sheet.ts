import type { ApiError } from '../api/client.js';

/**
 * What the server knows while it draws a page: it draws once, reads what the page asked for, and draws again until nothing more is asked. In a
 * browser there is no sheet.
 */
export interface Sheet {
  readonly answers: ReadonlyMap<string, unknown>;
  readonly errors: ReadonlyMap<string, ApiError>;
  /** Addresses of the API that the page asked for and that are not known yet. */
  readonly asked: Set<string>;
  /** Drawn for a phone; a guess, which the browser puts right. */
  readonly phone: boolean;
  title: string | null;
  about: string | null;
  status: number;
}

let current: Sheet | null = null;

/** The sheet that is being drawn on; null in a browser. */
export const sheet = (): Sheet | null => current;

/** Draws on a sheet. Drawing is one synchronous step, so that pages drawn for two readers never mix. */
export function drawOn<T>(next: Sheet, draw: () => T): T {
  current = next;
  try {
    return draw();
  } finally {
    current = null;
  }
}

/** Pixels of the reader's window. */
export const windowWidth = (): number => (current ? (current.phone ? 390 : 1440) : innerWidth);

/** Marks what only a browser can put right, as the value of an attribute. */
export const drawnByServer = (): '' | undefined => (current ? '' : undefined);
