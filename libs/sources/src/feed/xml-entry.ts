import { isElement, type XmlElement } from '../xml/tree.js';
import type { FeedEntry } from './feed.js';
import { readFeedDate } from './feed-date.js';
import { type Children, childrenOf, FIELDS, firstOf } from './fields.js';
import { oneLine } from './html-text.js';
import { innerBase, isWebUrl, resolveLink } from './links.js';
import { readPerson } from './people.js';
import { readPlain, readText } from './text-construct.js';

/** What holds for everything inside an element unless it says otherwise. */
export interface Scope {
  readonly base: string | null;
  readonly language: string | null;
  readonly atom: boolean;
  /** Who wrote what names no author (RFC 4287, 4.2.1). */
  readonly author: string | null;
}

export function innerScope(element: XmlElement, outer: Scope): Scope {
  const language = element.attributes.get('xml:lang');
  const xmlBase = element.attributes.get('xml:base');
  if (language === undefined && xmlBase === undefined) return outer;
  return {
    ...outer,
    base: innerBase(xmlBase, outer.base),
    language: language === undefined ? outer.language : language.trim() || null,
  };
}

/** One item of an RSS, RDF, Atom or CDF feed. */
export function readEntry(item: XmlElement, scope: Scope): FeedEntry {
  const children = childrenOf(item);
  const id = readId(item, children);
  return {
    id: id?.text ?? null,
    title: firstOf(children, FIELDS.title, (element) => readText(element, scope.atom)),
    link: readLink(item, children, scope) ?? (id?.isLink ? resolveLink(id.text, scope.base) : null),
    date: readDate(item, children),
    language: firstOf(children, FIELDS.language, readPlain) ?? languageOfTitle(children) ?? scope.language,
    summary: firstOf(children, FIELDS.summary, (element) => readText(element, scope.atom)),
    author: readAuthors(children, scope.atom) ?? scope.author,
    categories: readCategories(children),
  };
}

/** What the title says of itself: it is what is read. */
const languageOfTitle = (children: Children): string | null =>
  firstOf(children, ['title'], (element) => element.attributes.get('xml:lang')?.trim() ?? null);

function readId(item: XmlElement, children: Children): { text: string; isLink: boolean } | null {
  const given = firstOf(children, FIELDS.id, (element) => {
    const text = readPlain(element);
    return (
      text && {
        text,
        isLink: isPermalink(text, element.attributes.get('ispermalink')?.trim().toLowerCase()),
      }
    );
  });
  if (given) return given;
  const other = item.attributes.get('about')?.trim() || firstOf(children, ['dc:identifier'], readPlain);
  return other ? { text: other, isLink: isWebUrl(other) } : null;
}

/** RSS 2.0: a guid is an address unless it says `false`; only one that says `true` is believed to be a relative one. */
const isPermalink = (text: string, said: string | undefined): boolean =>
  said !== 'false' && (isWebUrl(text) || (said === 'true' && /^[^\s:]*\/[^\s]*$/.test(text)));

function readDate(item: XmlElement, children: Children): string | null {
  const read = (element: XmlElement) => readFeedDate(readPlain(element));
  return (
    firstOf(children, FIELDS.published, read) ??
    firstOf(children, FIELDS.updated, read) ??
    readFeedDate(item.attributes.get('lastmod') ?? '')
  );
}

const HTML_TYPES = new Set(['', 'text/html', 'application/xhtml+xml', 'html']);
const ALTERNATE = new Set(['', 'alternate', 'http://www.iana.org/assignments/relation/alternate']);

/** The page behind a channel or item: an Atom link of the relation `alternate`, or the text of an RSS link; of CDF the `HREF`. */
export function readLink(parent: XmlElement, children: Children, scope: Scope): string | null {
  let other: string | null = null;
  const page = firstOf(children, ['link', 'l:link'], (element) => {
    const { base } = innerScope(element, scope);
    const href = element.attributes.get('href');
    if (href === undefined) return resolveLink(linkText(element), base);
    if (!ALTERNATE.has((element.attributes.get('rel') ?? '').trim().toLowerCase())) return null;
    const link = resolveLink(href, base);
    if (HTML_TYPES.has((element.attributes.get('type') ?? '').split(';', 1)[0]!.trim().toLowerCase())) return link;
    other ??= link;
    return null;
  });
  return page ?? other ?? resolveLink(parent.attributes.get('href') ?? anchorOf(parent), scope.base);
}

/** Where the feed itself is, as it says (`rel="self"`): what relative links count from when nobody knows better. */
export const ownAddress = (children: Children): string | null =>
  firstOf(children, ['link'], (element) => {
    const href = element.attributes.get('href')?.trim() ?? '';
    return element.attributes.get('rel')?.trim().toLowerCase() === 'self' && isWebUrl(href) ? href : null;
  });

/** Some writers escape twice. */
const linkText = (element: XmlElement): string => readPlain(element).replaceAll('&amp;', '&');

/** CDF also writes `<A HREF="...">`. */
const anchorOf = (parent: XmlElement): string | undefined =>
  parent.children
    .find((child): child is XmlElement => isElement(child) && child.local === 'a' && child.attributes.has('href'))
    ?.attributes.get('href');

export function readAuthors(children: Children, atom: boolean): string | null {
  for (const name of atom ? FIELDS.atomAuthor : FIELDS.author) {
    const people = (children.get(name) ?? []).flatMap((element) => readPerson(element) ?? []);
    if (people.length > 0) return [...new Set(people)].join(', ');
  }
  return null;
}

function readCategories(children: Children): string[] {
  const found: string[] = [];
  for (const name of ['category', 'dc:subject', 'media:category', 'itunes:category']) {
    for (const element of children.get(name) ?? []) {
      const { attributes } = element;
      found.push(
        attributes.get('label') ?? attributes.get('term') ?? (attributes.get('text') || readText(element, false)),
      );
    }
  }
  for (const name of ['itunes:keywords', 'media:keywords']) {
    for (const element of children.get(name) ?? []) found.push(...readPlain(element).split(','));
  }
  return [...new Set(found.map(oneLine).filter((category) => category !== ''))];
}
