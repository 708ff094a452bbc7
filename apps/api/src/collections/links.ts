import { canonicalUrl } from '#libs/text';

/** A line of a pasted list that names an address. */
export interface PastedLink {
  readonly line: number;
  readonly url: string;
  /** One spelling for all spellings of the address. */
  readonly canonical: string;
  /** The rest of the line, when it says something; else host and path. */
  readonly title: string;
}

export interface PastedLinks {
  readonly links: readonly PastedLink[];
  /** Lines with something on them, but no address. */
  readonly refused: readonly { readonly line: number; readonly reason: string }[];
}

const ADDRESS = /https?:\/\/[^\s<>"'`|]+/i;
const MAX_URL = 2_000;
const MAX_TITLE = 300;

/**
 * Reads a list of addresses as people paste them: one a line, alone or with a title before or behind it ("Title: https://…", bullets, Markdown links).
 * Nothing is fetched: what stands behind an address is not looked at.
 */
export function readLinks(text: string): PastedLinks {
  const links: PastedLink[] = [];
  const refused: { line: number; reason: string }[] = [];
  text.split(/\r\n|\r|\n/).forEach((raw, index) => {
    const line = index + 1;
    if (raw.trim() === '') return;
    const found = ADDRESS.exec(raw)?.[0];
    const url = found && withoutTail(found);
    const canonical = url && url.length <= MAX_URL ? canonicalUrl(url) : null;
    if (!url || !canonical || hasPassword(url)) refused.push({ line, reason: whyNot(url) });
    else links.push({ line, url, canonical, title: titleOf(raw, url) });
  });
  return { links, refused };
}

function whyNot(url: string | undefined): string {
  if (!url) return 'there is no address that begins with http:// or https:// on this line';
  if (url.length > MAX_URL) return `the address is longer than ${MAX_URL} characters`;
  return hasPassword(url) ? 'the address holds a name or password' : 'this is no address of the web';
}

const hasPassword = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { username, password } = new URL(url);
  return username !== '' || password !== '';
};

/** Punctuation of the sentence around an address is not part of it, nor is a closing bracket that was opened before it. */
function withoutTail(url: string): string {
  let end = url.replace(/[.,;:!?\]]+$/, '');
  while (end.endsWith(')') && end.split(')').length > end.split('(').length)
    end = end.slice(0, -1).replace(/[.,;:!?\]]+$/, '');
  return end;
}

function titleOf(line: string, url: string): string {
  const rest = line
    .replace(`](${url})`, ' ')
    .replace(url, ' ')
    .replace(/[\p{C}\s]+/gu, ' ')
    .replace(/^[\s\-*•·–—:|[\]()<>"'.,;=]+|[\s\-–—:|[\]()<>"'.,;=]+$/gu, '');
  if (/[\p{L}\p{N}]/u.test(rest)) return rest.slice(0, MAX_TITLE).toWellFormed().trim();
  const { hostname, pathname } = new URL(url);
  return `${hostname.replace(/^www\./, '')}${pathname === '/' ? '' : pathname}`.slice(0, MAX_TITLE);
}
