/** What a feed is written in. */
export type FeedKind = 'rss' | 'rdf' | 'atom' | 'json' | 'cdf';

/** One item of a feed. Texts are plain, links absolute where a base is known, dates ISO 8601 in UTC. */
export interface FeedEntry {
  readonly id: string | null;
  readonly title: string | null;
  readonly link: string | null;
  readonly date: string | null;
  readonly language: string | null;
  readonly summary: string | null;
  readonly author: string | null;
  readonly categories: readonly string[];
}

export interface Feed {
  /** Null when the document is no feed; `error` says what it is instead. */
  readonly kind: FeedKind | null;
  readonly title: string | null;
  /** The site that the feed belongs to. */
  readonly link: string | null;
  readonly language: string | null;
  readonly entries: readonly FeedEntry[];
  /** Why the document, or its end, could not be read. Entries read before are kept. */
  readonly error?: string;
}

/** What the carrier of the bytes said about them. */
export interface FeedHints {
  /** Where the feed was fetched from: relative links count from there. */
  readonly url?: string;
  /** The HTTP header. */
  readonly contentType?: string;
}

/** What is returned for a document that is no feed. */
export const noFeed = (error: string): Feed => ({
  kind: null,
  title: null,
  link: null,
  language: null,
  entries: [],
  error,
});
