import type { Feed } from '../../feed/feed.js';
import { feedSignal } from '../../feed/feed-signal.js';
import { readFeed } from '../../feed/read-feed.js';
import { unexpectedAnswer } from '../../fetch/source-error.js';
import type { InputRow } from '../../file/row.js';
import type { RawPayload, SourceHints } from '../connector.js';
import { present } from '../shared/fields.js';

/**
 * Rows of a feed. Kind and publisher are those of the source where they are known (feeds call themselves "Home" or "RSS"); language
 * and country fill in what the entries leave open. Throws when the document is none: an error page, a login form.
 */
export function parseFeed(raw: RawPayload, source: SourceHints = {}): InputRow[] {
  const feed = readFeed(raw.bytes, { url: raw.url, ...(raw.contentType !== '' && { contentType: raw.contentType }) });
  if (feed.kind === null || (feed.error !== undefined && feed.entries.length === 0))
    throw unexpectedAnswer(
      `There is no feed at ${raw.url}: ${feed.error ?? 'it is of another kind'}. Check the address.`,
    );
  const rows: InputRow[] = feed.entries.map((entry, at) => ({
    row: at + 1,
    bytes: raw.bytes.length,
    value: rowOf(feed, entry, source),
  }));
  if (feed.error !== undefined) rows.push({ row: rows.length + 1, bytes: raw.bytes.length, error: feed.error });
  return rows;
}

function rowOf(feed: Feed, entry: Feed['entries'][number], source: SourceHints): object {
  const signal = feedSignal(entry, feed);
  return present<Record<string, unknown>>({
    ...signal,
    kind: source.kind ?? signal.kind,
    publisher: source.publisher ?? feed.title,
    lang: signal.lang ?? source.lang,
    country: source.country,
  });
}

/** Whether the document is there to its end: one that was cut off has to be asked for again. */
export function isComplete(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.subarray(-400)).toString('latin1').replaceAll('\0', '');
  return /<\/(?:[\w-]+:)?(?:rss|feed|rdf|channel)\s*>/i.test(tail) || /[}\]]\s*$/.test(tail);
}
