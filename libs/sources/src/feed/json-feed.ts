import { plainText } from '#libs/domain';
import { type Feed, type FeedEntry, noFeed } from './feed.js';

type Fields = Readonly<Record<string, unknown>>;

/** Reads a JSON Feed 1.0 or 1.1 (https://www.jsonfeed.org/version/1.1/). Ids given as numbers are accepted, as the standard asks. */
export function readJsonFeed(json: string): Feed {
  let feed: unknown;
  try {
    feed = JSON.parse(json.replace(/^\ufeff/, ''));
  } catch (error) {
    return noFeed(`the document begins like JSON but is not: ${(error as Error).message.slice(0, 160)}`);
  }
  if (!isObject(feed) || !Array.isArray(feed['items']))
    return noFeed('the JSON document has no list "items", so it is no JSON Feed');
  const authors = authorsOf(feed);
  return {
    kind: 'json',
    title: text(feed['title']),
    link: string(feed['home_page_url']),
    language: string(feed['language']),
    entries: feed['items'].filter(isObject).map((item) => readItem(item, authors)),
  };
}

function readItem(item: Fields, feedAuthors: string | null): FeedEntry {
  return {
    id: string(item['id']),
    title: text(item['title']),
    link: string(item['url']) ?? string(item['external_url']),
    date: date(item['date_published']) ?? date(item['date_modified']),
    language: string(item['language']),
    summary: text(item['summary']) ?? text(item['content_html']) ?? text(item['content_text']),
    author: authorsOf(item) ?? feedAuthors,
    categories: Array.isArray(item['tags']) ? item['tags'].flatMap((tag) => text(tag) ?? []) : [],
  };
}

function authorsOf(of: Fields): string | null {
  const authors = Array.isArray(of['authors']) ? of['authors'] : [of['author']];
  return (
    authors
      .filter(isObject)
      .flatMap((author) => text(author['name']) ?? [])
      .join(', ') || null
  );
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function string(value: unknown): string | null {
  return typeof value === 'string' ? value.trim() || null : typeof value === 'number' ? String(value) : null;
}

const text = (value: unknown): string | null => plainText(string(value) ?? '') || null;

function date(value: unknown): string | null {
  const time = Date.parse(string(value) ?? '');
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
