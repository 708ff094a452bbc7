/** Schemes that run or read something on the reader's machine. */
const UNSAFE = /^(?:javascript|vbscript|data|blob|file|jar|about|chrome|view-source|livescript|mocha):/i;
const ABSOLUTE = /^[a-z][a-z0-9+.-]*:/i;

/**
 * A link as it can be followed: absolute ones as they were written, relative ones from the base where one is known; null for
 * empty links and unsafe schemes, however they are disguised with blanks and control characters.
 */
export function resolveLink(link: string | null | undefined, base: string | null): string | null {
  // eslint-disable-next-line no-control-regex
  const written = link?.replace(/[\u0000-\u001f\u007f-\u009f]+/g, '').trim();
  if (!written || UNSAFE.test(written.replace(/\s+/g, ''))) return null;
  if (ABSOLUTE.test(written) || base === null || !URL.canParse(written, base)) return written;
  return new URL(written, base).href;
}

/** The base inside an element that may carry `xml:base`. Bases that cannot be resolved against are passed over. */
export function innerBase(xmlBase: string | undefined, outer: string | null): string | null {
  if (!xmlBase) return outer;
  if (outer === null) return isWebUrl(xmlBase) ? xmlBase : null;
  return URL.canParse(xmlBase, outer) ? new URL(xmlBase, outer).href : outer;
}

export const isWebUrl = (text: string): boolean => /^https?:\/\/[^\s/]/i.test(text);
