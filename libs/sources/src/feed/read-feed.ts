import iconv from 'iconv-lite';
import { parseDocument, DomUtils } from 'htmlparser2';
import { plainText } from '#libs/domain';
import { encodingOf } from '../file/encoding.js';
import { readJsonFeed } from './json-feed.js';
import type { Feed, FeedEntry, FeedHints, FeedKind } from './feed.js';

type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

/** Reads a feed of any common kind. Never throws: `error` says what is wrong with the document. */
export function readFeed(bytes: Uint8Array, _hints: FeedHints = {}): Feed {
  const text = iconv.decode(Buffer.from(bytes), encodingOf(bytes));
  if (/^\ufeff?\s*\{/.test(text)) return readJsonFeed(text);
  const root = DomUtils.findOne(
    (element) => KINDS.has(local(element)),
    parseDocument(text, { xmlMode: true }).children,
  );
  if (root === null)
    return {
      kind: null,
      title: null,
      link: null,
      language: null,
      entries: [],
      error: 'the document has no feed in it',
    };
  const kind = KINDS.get(local(root))!;
  const head = child(root, 'channel') ?? root;
  const entries = DomUtils.findAll((element) => ['item', 'entry'].includes(local(element)), root.children).map(
    readEntry,
  );
  return { kind, title: textOf(head, 'title'), link: linkOf(head), language: textOf(head, 'language'), entries };
}

const KINDS = new Map<string, FeedKind>([
  ['rss', 'rss'],
  ['feed', 'atom'],
  ['rdf', 'rdf'],
]);
const local = (element: Element): string => element.name.replace(/^.*:/, '').toLowerCase();
const child = (of: Element, ...names: string[]): Element | null =>
  names
    .map((name) => of.children.find((c): c is Element => 'name' in c && local(c as Element) === name))
    .find((c) => c !== undefined) ?? null;
const textOf = (of: Element, ...names: string[]): string | null => {
  const found = child(of, ...names);
  return (found && plainText(plainText(DomUtils.textContent(found)))) || null;
};
const linkOf = (of: Element): string | null => textOf(of, 'link') ?? child(of, 'link')?.attribs['href'] ?? null;

function readEntry(entry: Element): FeedEntry {
  const date = textOf(entry, 'pubdate', 'published', 'date', 'issued', 'updated', 'modified');
  const time = date === null ? NaN : Date.parse(date);
  return {
    id: textOf(entry, 'guid', 'id'),
    title: textOf(entry, 'title'),
    link: linkOf(entry),
    date: Number.isNaN(time) ? null : new Date(time).toISOString(),
    language: textOf(entry, 'language'),
    summary: textOf(entry, 'description', 'summary', 'content', 'encoded'),
    author: textOf(entry, 'creator', 'author'),
    categories: [],
  };
}
