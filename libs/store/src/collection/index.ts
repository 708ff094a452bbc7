import type { DataSource } from 'typeorm';
import { Withdrawals } from '../signal/withdrawals.repository.js';
import { Digests } from '../watch/digests.repository.js';
import { markNow, type News, newsOf } from '../watch/watch-news.js';
import { type Watch, Watches } from '../watch/watches.repository.js';
import { CollectionComments } from './collection-comments.repository.js';
import { CollectionCopies } from './collection-copies.repository.js';
import { CollectionHistory } from './collection-history.repository.js';
import { CollectionItems } from './collection-items.repository.js';
import { CollectionPeople } from './collection-people.repository.js';
import { CollectionSections } from './collection-sections.repository.js';
import { CollectionSources } from './collection-sources.read.js';
import { CollectionVisits } from './collection-visits.repository.js';
import { Collections } from './collections.repository.js';
import { type CollectionItem, readItems } from './item-reads.js';

/** What the store keeps of collections, and of what people watch. */
export interface CollectionStore {
  readonly collections: Collections;
  readonly collectionItems: CollectionItems & {
    read(id: string, options?: Parameters<typeof readItems>[2]): Promise<CollectionItem[]>;
  };
  readonly collectionSections: CollectionSections;
  readonly collectionHistory: CollectionHistory;
  readonly collectionPeople: CollectionPeople;
  readonly collectionComments: CollectionComments;
  readonly collectionVisits: CollectionVisits;
  readonly collectionCopies: CollectionCopies;
  readonly collectionSources: CollectionSources;
  readonly watches: Watches;
  readonly watchNews: {
    of(watch: Watch, mark: number): Promise<News>;
    markNow(kind: Watch['kind'], target: string): Promise<number>;
  };
  readonly digests: Digests;
  readonly withdrawals: Withdrawals;
}

export const collectionStore = (db: DataSource): CollectionStore => ({
  collections: new Collections(db),
  collectionItems: Object.assign(new CollectionItems(db), {
    read: (id: string, options?: Parameters<typeof readItems>[2]) => readItems(db, id, options),
  }),
  collectionSections: new CollectionSections(db),
  collectionHistory: new CollectionHistory(db),
  collectionPeople: new CollectionPeople(db),
  collectionComments: new CollectionComments(db),
  collectionVisits: new CollectionVisits(db),
  collectionCopies: new CollectionCopies(db),
  collectionSources: new CollectionSources(db),
  watches: new Watches(db),
  watchNews: {
    of: (watch, mark) => newsOf(db, watch, mark),
    markNow: (kind, target) => markNow(db, kind, target),
  },
  digests: new Digests(db),
  withdrawals: new Withdrawals(db),
});

export type { CollectionReader, CollectionRow } from './changing.js';
export type { CollectionComment } from './collection-comments.repository.js';
export type { CollectionEvent } from './collection-history.repository.js';
export type { CollectionPerson } from './collection-people.repository.js';
export type { CollectionSection } from './collection-sections.repository.js';
export type { Candidate } from './collection-sources.read.js';
export type { OutsideChanges, TrendMove } from './collection-visits.repository.js';
export type { CollectionHead, Sharing } from './collections.repository.js';
export type { CollectionItem, ItemSignal, ItemTrend } from './item-reads.js';
export type { ComposedDigest, DigestFrequency, DigestMail } from '../watch/digests.repository.js';
export type { ChangeNews, MoveNews, News, SignalNews } from '../watch/watch-news.js';
export type { Watch } from '../watch/watches.repository.js';
