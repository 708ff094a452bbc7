import { readFeed } from '../../feed/read-feed.js';
import { feedSignal } from '../../feed/feed-signal.js';
import type { InputRow } from '../../file/row.js';
import type { SourceHints } from '../connector.js';
import { present } from '../shared/fields.js';

export interface ParsedFeed {
  readonly rows: InputRow[];
  /** Why the document is no feed at all. */
  readonly error: string | null;
}

/**
 * Rows of a feed. Kind and publisher are those of the source where they are known (feeds call themselves "Home" or "RSS"); language
 * and country fill in what the entries leave open.
 */
export function parseFeed(
  bytes: Uint8Array,
  { url, contentType }: { readonly url: string; readonly contentType: string },
  source: SourceHints = {},
): ParsedFeed {
  const feed = readFeed(bytes, { url, ...(contentType !== '' && { contentType }) });
  if (feed.kind === null) return { rows: [], error: feed.error ?? 'the document is no feed' };
  const rows: InputRow[] = feed.entries.map((entry, at) => {
    const signal = feedSignal(entry, feed);
    const value = present({
      ...signal,
      kind: source.kind ?? signal.kind,
      publisher: source.publisher ?? signal.publisher,
      lang: signal.lang ?? source.lang,
      country: source.country,
    });
    return { row: at + 1, bytes: bytes.length, value };
  });
  if (feed.error !== undefined) rows.push({ row: rows.length + 1, bytes: bytes.length, error: feed.error });
  return { rows, error: null };
}
