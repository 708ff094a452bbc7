import type { EcosystemId, SignalKind } from '#libs/domain';
import { readOpml } from '#libs/sources';
import { ownFeed, type Store } from '#libs/store';

export interface ListOptions {
  readonly dryRun: boolean;
  /** Whether the new sources are pulled from now on. */
  readonly enabled: boolean;
  readonly kind: SignalKind;
  readonly ecosystems: readonly EcosystemId[];
}

export interface ListRow {
  /** 1-based number of the outline in the list. */
  readonly row: number;
  readonly title: string;
  readonly url: string | null;
  readonly outcome: 'new' | 'known' | 'refused';
  /** Why it was refused; the source that is there already; null for a new one. */
  readonly note: string | null;
}

/** What became of a list of feeds, row by row: read = new + known + refused. */
export interface ListReport {
  readonly title: string | null;
  readonly error: string | null;
  readonly read: number;
  readonly new: number;
  readonly known: number;
  readonly refused: number;
  readonly rows: readonly ListRow[];
  /** Rows beyond those that are listed; they are counted all the same. */
  readonly unlisted: number;
}

/** Rows that a report names one by one. */
const LISTED = 2_000;

/** Takes the feeds of an OPML list in as sources; one that is there already stays as it is. A dry run says what would be. */
export async function importList(store: Store, bytes: Uint8Array, options: ListOptions): Promise<ListReport> {
  const { title, feeds, refused, error } = readOpml(bytes);
  const known = await store.sources.byAddress(feeds.map(({ xmlUrl }) => new URL(xmlUrl).href));
  const rows: ListRow[] = refused.map(({ row, title, reason }) => ({
    row,
    title,
    url: null,
    outcome: 'refused',
    note: reason,
  }));
  const fresh = [];
  for (const { row, title, xmlUrl } of feeds) {
    const there = known.get(new URL(xmlUrl).href);
    if (there === undefined) fresh.push({ url: xmlUrl, name: title, ...options });
    rows.push({ row, title, url: xmlUrl, outcome: there === undefined ? 'new' : 'known', note: there ?? null });
  }
  if (!options.dryRun) await store.sources.addAll(fresh.map(ownFeed));
  rows.sort((a, b) => a.row - b.row);
  return {
    title,
    error: error ?? null,
    read: rows.length,
    new: fresh.length,
    known: feeds.length - fresh.length,
    refused: refused.length,
    rows: rows.slice(0, LISTED),
    unlisted: Math.max(0, rows.length - LISTED),
  };
}
