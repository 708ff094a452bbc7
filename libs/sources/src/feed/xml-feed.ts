import { isElement, parseXml, type XmlElement } from '../xml/tree.js';
import { type Feed, type FeedEntry, type FeedKind, noFeed } from './feed.js';
import { type Children, childrenOf, FIELD_NAMES, FIELDS, firstOf, ITEM_NAMES, LEAF_NAMES } from './fields.js';
import { isWebUrl } from './links.js';
import { readText, readPlain } from './text-construct.js';
import { innerScope, ownAddress, readAuthors, readEntry, readLink, type Scope } from './xml-entry.js';

const VOCABULARY = { items: ITEM_NAMES, leaves: LEAF_NAMES, fields: FIELD_NAMES };
/** Local names at which a feed can begin, and the kind each stands for. */
const ROOTS = new Map<string, FeedKind>([
  ['rss', 'rss'],
  ['rdf', 'rdf'],
  ['feed', 'atom'],
  ['channel', 'rss'],
  ['item', 'rss'],
  ['entry', 'atom'],
]);

/** Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, and CDF. */
export function readXmlFeed(document: string, url: string | null): Feed {
  let { root, error } = parseXml(document, VOCABULARY);
  let start = findStart(root);
  const own = start && foreignVocabulary(start.element);
  if (own) {
    ({ root, error } = parseXml(document, { ...VOCABULARY, alsoCore: own }));
    start = findStart(root);
  }
  if (start === null) return noFeed(error ?? whatItIs(root));
  const feed = readRoot(start, url);
  return error === undefined ? feed : { ...feed, error };
}

interface Start {
  readonly element: XmlElement;
  readonly parent: XmlElement;
}

/** The first element that can open a feed, in the order of the document; inside an HTML page only one that is a feed beyond doubt. */
function findStart(parent: XmlElement, inHtml = false): Start | null {
  for (const element of parent.children) {
    if (!isElement(element)) continue;
    if (ROOTS.has(element.local) && (!inHtml || isWholeFeed(element))) return { element, parent };
    const inner = findStart(element, inHtml || element.local === 'html');
    if (inner) return inner;
  }
  return null;
}

/** Pages have elements of their own with such names. */
function isWholeFeed(element: XmlElement): boolean {
  const kind = ROOTS.get(element.local);
  if (element.local === 'rss' || kind === 'rdf') return find(element, 'channel') !== null;
  if (element.name !== 'feed') return false;
  const entry = element.children.find((child): child is XmlElement => isElement(child) && child.name === 'entry');
  return entry !== undefined && firstOf(childrenOf(entry), [...FIELDS.id, ...FIELDS.title], readPlain) !== null;
}

/** The namespace that a feed invented for its own elements; null when it uses a known one. */
function foreignVocabulary(start: XmlElement): string | null {
  const heart =
    start.local === 'rdf' ? start.children.filter(isElement).find((child) => ROOTS.has(child.local)) : start;
  return /^\{(.+)\}/.exec(heart?.name ?? '')?.[1] ?? null;
}

function whatItIs(root: XmlElement): string {
  const first = root.children.find(isElement);
  if (first === undefined) return 'the document is empty or no XML';
  if (first.local === 'opml') return 'the document is a list of feeds (OPML), not a feed: import it as sources';
  if (first.local !== 'html') return `the document is XML but no feed: it begins with <${first.local.slice(0, 60)}>`;
  const offered = alternateFeed(first);
  return `the document is an HTML page, no feed${offered ? `; it names one at ${offered.slice(0, 300)}` : ''}`;
}

/** The feed that an HTML page offers in its head. */
function alternateFeed(element: XmlElement): string | null {
  for (const child of element.children.filter(isElement)) {
    const type = child.attributes.get('type') ?? '';
    if (child.local === 'link' && /application\/(?:rss|atom|feed)\+(?:xml|json)/i.test(type))
      return child.attributes.get('href') ?? null;
    const inner = alternateFeed(child);
    if (inner) return inner;
  }
  return null;
}

function readRoot({ element: start, parent }: Start, url: string | null): Feed {
  const atom = ROOTS.get(start.local) === 'atom';
  let outer: Scope = { base: url, language: null, atom, author: null };
  // Items without a feed around them are a feed of their own.
  if (ITEM_NAMES.has(start.name))
    return {
      kind: ROOTS.get(start.local)!,
      title: null,
      link: null,
      language: null,
      entries: [...itemsIn(parent, outer)],
    };
  const head = innermost(find(start, 'channel') ?? start);
  const children = childrenOf(head);
  outer = { ...outer, base: url ?? ownAddress(children) };
  const around = innerScope(start, outer);
  const scope = head === start ? around : innerScope(head, around);
  const link = readLink(head, children, scope) ?? firstOf(children, ['id'], webUrl);
  const language = firstOf(children, FIELDS.language, readPlain) ?? scope.language;
  // RDF has its items beside the channel; where the element around both was lost, they stand there still.
  const [holder, outside] = start.local === 'channel' ? [parent, outer] : [start, around];
  // What the channel says of its base is added on the way down to its items, and only there.
  const base = outside.base ?? scope.base ?? (link !== null && isWebUrl(link) ? link : null);
  return {
    kind: isCdf(head, children) ? 'cdf' : ROOTS.get(start.local)!,
    title: firstOf(children, FIELDS.title, (element) => readText(element, atom)),
    link,
    language,
    entries: [...itemsIn(holder, { ...scope, language, base, author: readAuthors(children, atom) })],
  };
}

const webUrl = (element: XmlElement): string | null => {
  const text = readPlain(element);
  return isWebUrl(text) ? text : null;
};

/** The element, or the one of the same name in it when it holds nothing else: some writers open twice. */
function innermost(element: XmlElement): XmlElement {
  const inner = element.children.filter(isElement);
  const same = inner.find((child) => child.name === element.name);
  return same && inner.every((child) => child === same || !FIELD_NAMES.has(child.name)) ? innermost(same) : element;
}

/** The element itself or the first one below it with this name, not inside an item. */
function find(element: XmlElement, name: string): XmlElement | null {
  if (element.name === name) return element;
  for (const child of element.children) {
    if (!isElement(child) || ITEM_NAMES.has(child.name)) continue;
    const inner = find(child, name);
    if (inner) return inner;
  }
  return null;
}

function* itemsIn(element: XmlElement, scope: Scope): Generator<FeedEntry> {
  for (const child of element.children) {
    if (!isElement(child)) continue;
    const inner = innerScope(child, scope);
    if (ITEM_NAMES.has(child.name)) yield readEntry(child, inner);
    else if (!FIELD_NAMES.has(child.name)) yield* itemsIn(child, inner);
  }
}

const isCdf = (head: XmlElement, children: Children): boolean =>
  head.name === 'channel' &&
  (head.attributes.has('href') ||
    head.attributes.has('lastmod') ||
    children.has('abstract') ||
    children.has('schedule'));
