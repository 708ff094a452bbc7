/** Who may read a collection besides those it was shared with by name: nobody, an organisation, whoever has the link, everybody. */
export const VISIBILITIES = ['private', 'organisation', 'link', 'public'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** What somebody may do in a collection that is not theirs: read and comment, or change it too. */
export const SHARED_ROLES = ['viewer', 'editor'] as const;
export type SharedRole = (typeof SHARED_ROLES)[number];

/** `visitor`: reads it because it is public or by its link, and sees neither people, comments nor history. */
export const COLLECTION_ROLES = ['visitor', 'viewer', 'editor', 'owner'] as const;
export type CollectionRole = (typeof COLLECTION_ROLES)[number];

/** Whether `role` may do what needs at least `least`. */
export const mayAs = (role: CollectionRole, least: CollectionRole): boolean =>
  COLLECTION_ROLES.indexOf(role) >= COLLECTION_ROLES.indexOf(least);

/** What a collection keeps: a signal or a trend of ours, or an address of the web that we know no signal of. */
export const SAVED_KINDS = ['signal', 'trend', 'link'] as const;
export type SavedKind = (typeof SAVED_KINDS)[number];

/** How often news of what one watches come by mail. `none`: only on the page and as a feed. */
export const FREQUENCIES = ['none', 'daily', 'weekly'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** What can be watched: a collection, a search for signals, a trend. */
export const WATCH_KINDS = ['collection', 'search', 'trend'] as const;
export type WatchKind = (typeof WATCH_KINDS)[number];

/** Bounds: generous for people, too small to fill a database with. */
export const COLLECTION_LIMITS = {
  collections: 200,
  items: 5_000,
  sections: 100,
  note: 5_000,
  tags: 20,
  tag: 40,
  comments: 2_000,
  comment: 2_000,
  people: 100,
  watches: 100,
  importLines: 500,
} as const;
