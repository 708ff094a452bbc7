import type { Kind } from '../api/types.js';

/** What the API answers about collections, as these pages read it. */
export type Visibility = 'private' | 'organisation' | 'link' | 'public';
export type CollectionRole = 'visitor' | 'viewer' | 'editor' | 'owner';

export interface CollectionHead {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly owner: string;
  readonly role: CollectionRole;
  readonly items: number;
  readonly version: number;
  readonly updatedAt: string;
  readonly unseen: number;
}

export interface Item {
  readonly id: string;
  readonly sectionId: string | null;
  readonly kind: 'signal' | 'trend' | 'link';
  readonly ref: string;
  readonly title: string;
  readonly url: string | null;
  readonly note: string;
  readonly tags: readonly string[];
  readonly addedAt: string;
  readonly addedBy: string;
  readonly state: 'here' | 'withdrawn' | 'gone';
  readonly withdrawnAt: string | null;
  readonly withdrawnWhy: string | null;
  readonly signal: {
    readonly kind: Kind;
    readonly date: string;
    readonly publisher: string;
    readonly country: string | null;
    readonly lang: string | null;
    readonly excerpt: string;
    readonly synthetic: boolean;
  } | null;
  readonly trend: { readonly ecosystem: string; readonly summary: string; readonly ring: string | null } | null;
  readonly comments: number;
}

export interface Section {
  readonly id: string;
  readonly title: string;
}

export interface Collection extends Omit<CollectionHead, 'items' | 'unseen'> {
  readonly organisationId: string | null;
  readonly organisationRole: 'viewer' | 'editor';
  readonly sections: readonly Section[];
  readonly items: readonly Item[];
}

export interface HistoryEvent {
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly mine: boolean;
  readonly action: string;
  readonly itemId: string | null;
  readonly titles: readonly string[];
  readonly count: number;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly reversible: boolean;
}

export interface Changes {
  readonly since: string | null;
  readonly events: readonly HistoryEvent[];
  readonly withdrawn: readonly { readonly itemId: string; readonly title: string; readonly at: string }[];
  readonly moved: readonly {
    readonly itemId: string;
    readonly title: string;
    readonly from: string | null;
    readonly to: string | null;
    readonly movement: string;
  }[];
}

export interface Comment {
  readonly id: string;
  readonly itemId: string | null;
  readonly author: string;
  readonly mine: boolean;
  readonly text: string;
  readonly at: string;
}

export interface People {
  readonly people: readonly {
    readonly accountId: string;
    readonly name: string;
    readonly role: 'owner' | 'viewer' | 'editor';
  }[];
  readonly invitations: readonly { readonly email: string; readonly role: string; readonly expiresAt: string }[];
}

export interface Suggestion {
  readonly id: string;
  readonly kind: Kind;
  readonly title: string;
  readonly date: string;
  readonly publisher: string;
  readonly reason: string;
}

export type Frequency = 'none' | 'daily' | 'weekly';
export type NewsEntry =
  | {
      readonly of: 'signal';
      readonly id: string;
      readonly kind: Kind;
      readonly title: string;
      readonly date: string;
      readonly publisher: string;
    }
  | {
      readonly of: 'move';
      readonly edition: number;
      readonly ecosystem: string;
      readonly from: string | null;
      readonly to: string;
      readonly movement: string;
    }
  | {
      readonly of: 'change';
      readonly version: number;
      readonly at: string;
      readonly by: string;
      readonly action: string;
      readonly titles: readonly string[];
      readonly count: number;
    };

export interface Watch {
  readonly id: string;
  readonly kind: 'collection' | 'search' | 'trend';
  readonly target: string;
  readonly query: Readonly<Record<string, unknown>>;
  readonly name: string;
  readonly frequency: Frequency;
  readonly feed: boolean;
  readonly news: {
    readonly mark: number;
    readonly count: number;
    readonly entries: readonly NewsEntry[];
    readonly lost: boolean;
  };
}
