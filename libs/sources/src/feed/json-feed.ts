import { type Feed, type FeedEntry, noFeed } from './feed.js';
import { readFeedDate } from './feed-date.js';
import { htmlText, oneLine } from './html-text.js';
import { isWebUrl, resolveLink } from './links.js';

type Fields = Readonly<Record<string, unknown>>;

/** Reads a JSON Feed 1.0 or 1.1 (https://www.jsonfeed.org/version/1.1/). Ids given as numbers are accepted, as the standard asks. */
export function readJsonFeed(json: string, url: string | null): Feed {
  let feed: unknown;
  try {
    feed = JSON.parse(json.replace(/^\ufeff/, ''));
  } catch (error) {
    return noFeed(`the document begins like JSON but is not: ${(error as Error).message.slice(0, 160)}`);
  }
  if (!isObject(feed) || !Array.isArray(feed['items']))
    return noFeed('the JSON document has no list "items", so it is no JSON Feed');
  const link = resolveLink(string(feed['home_page_url']), url);
  const common = { authors: authorsOf(feed), language: string(feed['language']), base: url ?? link };
  return {
    kind: 'json',
    title: text(feed['title']),
    link,
    language: common.language,
    entries: feed['items'].filter(isObject).map((item) => readItem(item, common)),
  };
}

/** What the feed says for all of its items. */
interface Common {
  readonly authors: string | null;
  readonly language: string | null;
  readonly base: string | null;
}

function readItem(item: Fields, common: Common): FeedEntry {
  const id = text(item['id']);
  const link = string(item['url']) ?? string(item['external_url']) ?? (id !== null && isWebUrl(id) ? id : null);
  return {
    id,
    title: text(item['title']),
    link: resolveLink(link, common.base),
    date: readFeedDate(string(item['date_published']) ?? '') ?? readFeedDate(string(item['date_modified']) ?? ''),
    language: string(item['language']) ?? common.language,
    summary: text(item['summary']) ?? html(item['content_html']) ?? text(item['content_text']),
    author: authorsOf(item) ?? common.authors,
    categories: Array.isArray(item['tags']) ? item['tags'].flatMap((tag) => text(tag) ?? []) : [],
  };
}

function authorsOf(of: Fields): string | null {
  const authors = Array.isArray(of['authors']) ? of['authors'] : [of['author']];
  const names = authors.flatMap((author) => (isObject(author) ? text(author['name']) : text(author)) ?? []);
  return names.join(', ') || null;
}

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function string(value: unknown): string | null {
  return typeof value === 'string' ? value.trim() || null : typeof value === 'number' ? String(value) : null;
}

const text = (value: unknown): string | null => oneLine(string(value) ?? '') || null;
const html = (value: unknown): string | null => oneLine(htmlText(string(value) ?? '')) || null;
