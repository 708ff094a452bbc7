import { isElement, type XmlElement } from '../xml/tree.js';

/**
 * The elements that feeds of every kind use for one thing, the better first. Names are canonical (see xml/namespaces). One table serves all kinds,
 * because real feeds mix them: Atom links in RSS, Dublin Core dates in Atom.
 */
export const FIELDS = {
  id: ['guid', 'id'],
  title: ['title', 'dc:title', 'media:title', 'itunes:title'],
  published: [
    'pubdate',
    'published',
    'issued',
    'dcterms:issued',
    'dcterms:created',
    'created',
    'dc:date',
    'date',
    'dcterms:date',
  ],
  updated: ['updated', 'modified', 'dcterms:modified', 'lastbuilddate', 'prism:publicationdate'],
  summary: [
    'summary',
    'description',
    'abstract',
    'dc:description',
    'itunes:summary',
    'content:encoded',
    'content',
    'xhtml:body',
    'body',
    'fullitem',
    'media:description',
    'itunes:subtitle',
  ],
  about: ['description', 'subtitle', 'tagline', 'abstract', 'itunes:summary'],
  author: [
    'dc:creator',
    'author',
    'creator',
    'dc:author',
    'itunes:author',
    'managingeditor',
    'media:credit',
    'dc:contributor',
  ],
  /** Atom has people of its own; what other vocabularies say comes after them. */
  atomAuthor: ['author', 'dc:creator', 'creator', 'dc:author', 'itunes:author', 'dc:contributor'],
  language: ['language', 'dc:language'],
} as const;

export const ITEM_NAMES: ReadonlySet<string> = new Set(['item', 'entry']);
/** Elements of one line: what stands open inside them when the next field begins was never closed. */
export const LEAF_NAMES: ReadonlySet<string> = new Set([
  'title',
  'link',
  'guid',
  'pubdate',
  'published',
  'updated',
  'id',
  'category',
  'language',
  'comments',
  'enclosure',
]);
export const FIELD_NAMES: ReadonlySet<string> = new Set([
  ...Object.values(FIELDS).flat(),
  'link',
  'guid',
  'category',
  'enclosure',
  'comments',
  'source',
]);

/** The children of an element by canonical name, those inside `media:group` and `media:content` after the direct ones. */
export type Children = ReadonlyMap<string, readonly XmlElement[]>;

export function childrenOf(parent: XmlElement): Children {
  const children = new Map<string, XmlElement[]>();
  const add = (element: XmlElement) => {
    const same = children.get(element.name);
    if (same) same.push(element);
    else children.set(element.name, [element]);
  };
  for (const child of parent.children) if (isElement(child)) add(child);
  for (const around of ['media:group', 'media:content'])
    for (const group of children.get(around) ?? [])
      for (const child of group.children) if (isElement(child)) add(child);
  return children;
}

/** The first value that `read` finds among the children of these names, the better names first. */
export function firstOf<T>(
  children: Children,
  names: readonly string[],
  read: (element: XmlElement) => T | null | '',
): T | null {
  for (const name of names) {
    for (const child of children.get(name) ?? []) {
      const value = read(child);
      if (value !== null && value !== '') return value;
    }
  }
  return null;
}
