import RssParser from 'rss-parser';
import { readFeed } from '#libs/sources';

/** Our reader and plain rss-parser behind one face: `(bytes, hints) -> { title, link, entries: [{ title, link, date, id, summary }] }`, or a throw. */
export const READERS = {
  ours(bytes, hints) {
    const feed = readFeed(bytes, hints);
    if (feed.error !== undefined && feed.entries.length === 0) throw new Error(feed.error);
    return feed;
  },
  async 'rss-parser'(bytes) {
    const feed = await new RssParser().parseString(new TextDecoder().decode(bytes));
    const entries = feed.items.map((item) => ({
      title: item.title ?? null,
      link: item.link ?? null,
      id: item.guid ?? item.id ?? null,
      date: item.isoDate ?? item.pubDate ?? null,
      summary: item.content ?? item.summary ?? null,
      author: item.creator ?? item.author ?? item.itunes?.author ?? null,
      language: item['dc:language'] ?? item['xml:lang'] ?? null,
    }));
    return { title: feed.title ?? null, link: feed.link ?? null, language: feed.language ?? null, entries };
  },
};
