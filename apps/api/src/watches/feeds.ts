import type { CollectionItem, CollectionRow, Store, Watch } from '#libs/store';
import { atom, type AtomEntry } from '../collections/atom.js';
import { pageOf } from '../collections/exports/exported.js';

/** Entries of a feed: more than a reader asks for in a month. */
const ENTRIES = 50;

/** What was added to a collection, the last first. The caller has seen to it that it may be read. */
export async function collectionFeed(
  store: Store,
  { id, title, role }: CollectionRow,
  base: string,
  self: string,
): Promise<string> {
  const [items, head] = await Promise.all([store.collectionItems.read(id), store.collections.head(id)]);
  const newest = items
    .filter(({ state }) => state !== 'gone')
    .sort((a, b) => (a.addedAt === b.addedAt ? (a.id < b.id ? 1 : -1) : a.addedAt < b.addedAt ? 1 : -1))
    .slice(0, ENTRIES);
  return atom({
    id: `urn:uuid:${id}`,
    title,
    link: `${base}/collections/${id}`,
    self,
    updated: head.updatedAt,
    author: head.owner || 'Trend Universe',
    entries: newest.map((item) => ({
      ...entryOf(item, base),
      ...(role !== 'visitor' && item.addedBy && { author: item.addedBy }),
    })),
  });
}

function entryOf(item: CollectionItem, base: string): AtomEntry {
  const withdrawn = item.withdrawnAt !== null && item.state === 'withdrawn';
  const about = withdrawn
    ? `Withdrawn by its source${item.withdrawnWhy ? `: ${item.withdrawnWhy}` : '.'}`
    : (item.signal?.excerpt ?? item.trend?.summary ?? '');
  return {
    id: `urn:uuid:${item.id}`,
    title: withdrawn ? `Withdrawn: ${item.title}` : item.title,
    link: pageOf(item, base),
    // A note that is written later makes the entry new, as it should, and so does a withdrawal.
    updated: withdrawn && item.withdrawnAt! > item.changedAt ? item.withdrawnAt! : item.changedAt,
    summary: [item.note, about].filter(Boolean).join('\n\n'),
    categories: item.tags,
  };
}

/** New signals of a saved search, the newest first. */
export async function searchFeed(store: Store, watch: Watch, base: string, self: string): Promise<string> {
  const { items } = await store.signals.page(watch.query, 'newest', ENTRIES);
  return atom({
    id: `urn:uuid:${watch.id}`,
    title: watch.name,
    link: `${base}/alerts`,
    self,
    updated: items[0] ? `${items[0].date}T00:00:00Z` : watch.createdAt,
    author: 'Trend Universe',
    entries: items.map(({ id, title, date, excerpt, publisher, kind }) => ({
      id: `urn:trend-universe:signal:${encodeURIComponent(id)}`,
      title,
      link: `${base}/signals/${encodeURIComponent(id).replaceAll('.', '%2E')}`,
      updated: `${date}T00:00:00Z`,
      summary: excerpt,
      author: publisher,
      categories: [kind],
    })),
  });
}

/** Where a trend stood, edition by edition, wherever its ring changed; the newest first. */
export async function trendFeed(store: Store, watch: Watch, base: string, self: string): Promise<string> {
  const history = await store.editions.history(watch.target);
  const before = new Map<string, string>();
  const moves = history.filter(({ ecosystem, ring }) => {
    const changed = before.get(ecosystem) !== ring;
    before.set(ecosystem, ring);
    return changed;
  });
  const link = `${base}/trends/${encodeURIComponent(watch.target).replaceAll('.', '%2E')}`;
  const newest = moves.reverse().slice(0, ENTRIES);
  return atom({
    id: `urn:uuid:${watch.id}`,
    title: watch.name,
    link,
    self,
    updated: newest[0] ? `${newest[0].asOf}T00:00:00Z` : watch.createdAt,
    author: 'Trend Universe',
    entries: newest.map(({ edition, asOf, ecosystem, ring }) => ({
      id: `urn:trend-universe:placement:${edition}:${ecosystem}:${encodeURIComponent(watch.target)}`,
      title: `${watch.name}: ${ring}`,
      link,
      updated: `${asOf}T00:00:00Z`,
      summary: `In edition ${edition}, as of ${asOf}, it stands in the ring ${ring} of the radar ${ecosystem}.`,
    })),
  });
}
