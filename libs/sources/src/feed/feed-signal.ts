import { createHash } from 'node:crypto';
import type { RawSignal } from '../file/row.js';
import type { Feed, FeedEntry } from './feed.js';

/** Longest id of an entry that is kept as it is. */
const MAX_ID = 200;

/** Most characters of an entry's text that are kept: an extract, for the full text belongs to its publisher. */
const EXTRACT = 2_000;

/** The raw signal of a feed's entry. Its publisher is that of the feed as a whole. */
export function feedSignal(entry: FeedEntry, feed: Feed): RawSignal {
  const language = entry.language ?? feed.language;
  return {
    id: signalId(entry, feed),
    kind: 'news',
    // A microblog has entries without titles: their text stands in.
    title: entry.title ?? headline(entry.summary ?? ''),
    ...(entry.summary !== null && { text: extract(entry.summary) }),
    ...(entry.date !== null && { date: entry.date }),
    ...(entry.link !== null && { url: entry.link }),
    ...(entry.categories.length > 0 && { codes: [...entry.categories] }),
    ...(language !== null && { lang: language }),
  };
}

/**
 * Entry ids are unique within their site at best (WordPress numbers its posts), so the site stands before them. Feeds of one site
 * that carry the same entry agree on its id, so it is one signal.
 */
function signalId(entry: FeedEntry, feed: Feed): string {
  const own = entry.id ?? entry.link ?? `${entry.title ?? ''}|${entry.date ?? ''}|${entry.summary ?? ''}`;
  const site = siteOf(feed.link) ?? siteOf(entry.link) ?? feed.title?.slice(0, 60) ?? 'unknown';
  const short = entry.id === null && entry.link === null ? hash(own) : own.length > MAX_ID ? hash(own) : own;
  return `feed:${site}:${short}`;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

function siteOf(link: string | null): string | null {
  return link !== null && URL.canParse(link) ? new URL(link).hostname.replace(/^www\./, '') || null : null;
}

/** The first sentence of a text, or its first 120 characters at a word's end. */
function headline(text: string): string {
  const sentence = /^.{10,120}?[.!?…](?=\s|$)/su.exec(text)?.[0] ?? text;
  return sentence.length <= 120 ? sentence : sentence.slice(0, 120).replace(/\s\S*$/, '') + '…';
}

function extract(text: string): string {
  return text.length <= EXTRACT
    ? text
    : text
        .slice(0, EXTRACT)
        .replace(/\s\S*$/, '')
        .toWellFormed() + ' …';
}
