import { decodeDocument } from '../encoding/decode-document.js';
import { htmlText, looksLikeHtml, oneLine } from '../feed/html-text.js';
import { isElement, parseXml, type XmlElement } from '../xml/tree.js';
import { mendOutlines } from './mend-outlines.js';

/** A feed that a subscription list names. */
export interface OpmlFeed {
  /** 1-based number of the outline in the document. */
  readonly row: number;
  readonly title: string;
  readonly xmlUrl: string;
  readonly htmlUrl: string | null;
  /** Titles of the outlines around it, outermost first. */
  readonly category: readonly string[];
}

export interface OpmlRefusal {
  readonly row: number;
  readonly title: string;
  readonly reason: string;
}

export interface Opml {
  readonly title: string | null;
  readonly feeds: readonly OpmlFeed[];
  /** Outlines that name no usable feed, and why. Mere folders are not among them. */
  readonly refused: readonly OpmlRefusal[];
  /** Why the document, or its end, could not be read. */
  readonly error?: string;
}

/**
 * Reads an OPML subscription list, well-formed or not. Each outline is taken or refused by itself; a feed named twice is taken once.
 * Never throws.
 */
export function readOpml(bytes: Uint8Array): Opml {
  const document = decodeDocument(bytes);
  const opml = readDocument(document);
  const named = document.match(/\sxmlUrl\s*=/gi)?.length ?? 0;
  const found = opml.feeds.length + opml.refused.length;
  return found < named ? readDocument(mendOutlines(document)) : opml;
}

function readDocument(document: string): Opml {
  const { root, error } = parseXml(document);
  const opml = find(root, 'opml');
  if (opml === null)
    return { title: null, feeds: [], refused: [], error: error ?? 'the document is no OPML: it has no <opml> in it' };
  const reading: Reading = { row: 0, feeds: [], refused: [], seen: new Map() };
  readOutlines(find(opml, 'body') ?? opml, [], reading);
  const title = find(opml, 'head');
  return {
    title: (title && textOf(find(title, 'title'))) || null,
    feeds: reading.feeds,
    refused: reading.refused,
    ...(error !== undefined && { error }),
  };
}

interface Reading {
  row: number;
  readonly feeds: OpmlFeed[];
  readonly refused: OpmlRefusal[];
  /** Address -> row that named it first. */
  readonly seen: Map<string, number>;
}

function readOutlines(parent: XmlElement, category: readonly string[], reading: Reading): void {
  for (const outline of parent.children.filter(isElement)) {
    if (outline.local !== 'outline') {
      readOutlines(outline, category, reading);
      continue;
    }
    const row = ++reading.row;
    const title = titleOf(outline);
    const inside = outline.children.some(isElement);
    const address = outline.attributes.get('xmlurl') ?? outline.attributes.get('url') ?? '';
    if (address !== '' || !inside) take(outline, { row, title, category, address }, reading);
    if (inside) readOutlines(outline, title === '' ? category : [...category, title], reading);
  }
}

interface Candidate {
  readonly row: number;
  readonly title: string;
  readonly category: readonly string[];
  readonly address: string;
}

function take(outline: XmlElement, { row, title, category, address }: Candidate, reading: Reading): void {
  const refuse = (reason: string) => reading.refused.push({ row, title, reason });
  const type = (outline.attributes.get('type') ?? '').toLowerCase();
  if (address === '') return void refuse('it has no feed address (xmlUrl)');
  if (!outline.attributes.has('xmlurl') && type !== 'rss' && type !== 'atom')
    return void refuse(`it is a ${type || 'link'}, not a feed`);
  const xmlUrl = feedAddress(address);
  if (xmlUrl === null) return void refuse(`its feed address "${address.slice(0, 100)}" is not an address on the web`);
  const before = reading.seen.get(xmlUrl);
  if (before !== undefined) return void refuse(`row ${before} names the same feed`);
  reading.seen.set(xmlUrl, row);
  reading.feeds.push({
    row,
    title: title || new URL(xmlUrl).hostname,
    xmlUrl,
    htmlUrl: feedAddress(outline.attributes.get('htmlurl') ?? ''),
    category,
  });
}

function titleOf(outline: XmlElement): string {
  const title = outline.attributes.get('title') || outline.attributes.get('text') || '';
  return oneLine(looksLikeHtml(title) ? htmlText(title) : title);
}

/** An absolute web address, also of `feed://host/path`, `feed:https://...` and `www.host/path`; null for anything else. */
function feedAddress(written: string): string | null {
  const bare = written
    .replace(/\s+/g, '')
    .replace(/^feed:(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'https://');
  const address =
    /^[a-z][a-z0-9+.-]*:/i.test(bare) || !/^[\w-]+(?:\.[\w-]+)+(?:[/:?]|$)/.test(bare) ? bare : `https://${bare}`;
  return /^https?:\/\/[^/]/i.test(address) && URL.canParse(address) ? address : null;
}

function find(element: XmlElement, local: string): XmlElement | null {
  for (const child of element.children) {
    if (!isElement(child)) continue;
    if (child.local === local) return child;
    const inner = find(child, local);
    if (inner) return inner;
  }
  return null;
}

const textOf = (element: XmlElement | null): string =>
  oneLine((element?.children ?? []).filter((child) => typeof child === 'string').join(' '));
