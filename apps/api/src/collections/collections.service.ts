import { badInput, COLLECTION_LIMITS, mayAs } from '#libs/domain';
import type { CollectionReader, CollectionRow } from '#libs/store';
import { canonicalUrl } from '#libs/text';
import { Injectable } from '@nestjs/common';
import { type ApiContext, Context } from '../shared/context.js';
import type { Exported } from './exports/exported.js';
import { readLinks } from './links.js';
import { suggest, wordsOf } from './suggestions.js';

const SUGGESTED = 8;

@Injectable()
export class CollectionsService {
  constructor(@Context() private readonly api: ApiContext) {}

  /** A collection with all that stands in it, as this reader may see it: visitors do not learn who takes part, only whose it is. */
  async view(id: string, reader: CollectionReader, q?: string) {
    const { store } = this.api;
    const row = await store.collections.read(id, reader);
    const [head, sections, items] = await Promise.all([
      store.collections.head(id),
      store.collectionSections.list(id),
      store.collectionItems.read(id, { q }),
    ]);
    const inside = mayAs(row.role, 'viewer');
    const { ownerId: _owner, ...collection } = row;
    return {
      ...collection,
      organisationId: inside ? row.organisationId : null,
      ...head,
      sections,
      items: items.map((item) => (inside ? item : { ...item, addedBy: '', comments: 0 })),
    };
  }

  async exported(id: string, reader: CollectionReader): Promise<Exported> {
    const { store, config } = this.api;
    const row = await store.collections.read(id, reader);
    const [{ owner }, sections, items] = await Promise.all([
      store.collections.head(id),
      store.collectionSections.list(id),
      store.collectionItems.read(id, { whole: true }),
    ]);
    const inside = mayAs(row.role, 'viewer');
    return {
      title: row.title,
      description: row.description,
      owner,
      base: config.publicUrl,
      address: `${config.publicUrl}/collections/${id}`,
      day: new Date().toISOString().slice(0, 10),
      sections,
      items: items.map((item) => (inside ? item : { ...item, addedBy: '' })),
    };
  }

  /** Adds pasted addresses: as the signals they are known to be, else as plain links. Nothing is fetched. */
  async importLinks(id: string, accountId: string, text: string) {
    const { links, refused } = readLinks(text);
    if (links.length > COLLECTION_LIMITS.importLines)
      throw badInput(
        `The list has ${links.length} addresses; at most ${COLLECTION_LIMITS.importLines} are taken at once. Split it.`,
        [{ path: 'text', message: `has more than ${COLLECTION_LIMITS.importLines} addresses` }],
      );
    const signals = await this.signalsAt(
      links.map(({ url }) => url),
      links.map(({ canonical }) => canonical),
    );
    const items = links.map(({ url, canonical, title }) => {
      const signal = signals.get(canonical);
      return signal ? { kind: 'signal' as const, ref: signal } : { kind: 'link' as const, ref: canonical, url, title };
    });
    const { added, there, version } = await this.api.store.collectionItems.add(id, accountId, items, 'items.imported');
    const kept = await this.api.store.collectionItems.read(id, { ids: added });
    const known = kept.filter(({ kind }) => kind === 'signal').length;
    return { version, signals: known, links: kept.length - known, already: there.length, refused };
  }

  /** Ids of the signals at these addresses, by canonical address. Of copies at one address the one that counts. */
  private async signalsAt(urls: readonly string[], canonicals: readonly string[]): Promise<Map<string, string>> {
    const candidates = await this.api.store.collectionSources.atAddresses([...urls, ...canonicals]);
    const found = new Map<string, string>();
    for (const { id, url } of candidates) {
      const canonical = canonicalUrl(url);
      if (canonical && !found.has(canonical)) found.set(canonical, id);
    }
    return found;
  }

  async suggestions(row: CollectionRow) {
    const sources = this.api.store.collectionSources;
    const seeds = await sources.seeds(row.id);
    if (seeds.length === 0) return [];
    return suggest(seeds, await sources.candidates(row.id, wordsOf(seeds)), SUGGESTED);
  }

  /** What happened in a collection since the reader's last visit; notes this one. */
  async changes(id: string, accountId: string) {
    const { collections, collectionVisits, collectionHistory } = this.api.store;
    await collections.read(id, { accountId, linkHash: null });
    const since = await collectionVisits.look(id, accountId);
    if (since === null) return { since, events: [], withdrawn: [], moved: [] };
    const version = await collectionVisits.versionAt(id, since);
    const [events, outside] = await Promise.all([
      collectionHistory.list(id, accountId, { limit: 50, after: version }),
      collectionVisits.outside(id, since),
    ]);
    return { since, events: events.filter(({ mine }) => !mine), ...outside };
  }
}
