/** An entry of a feed. */
export interface AtomEntry {
  /** Unique for ever: a urn. */
  readonly id: string;
  readonly title: string;
  readonly link: string;
  /** ISO 8601 moment. */
  readonly updated: string;
  readonly summary: string;
  readonly author?: string;
  readonly categories?: readonly string[];
}

export interface AtomFeed {
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly self: string;
  readonly updated: string;
  readonly author: string;
  readonly entries: readonly AtomEntry[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for XML 1.0: the characters it forbids fall away, those it reads are written as entities. */
const xml = (text: string): string =>
  text
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- these are what XML forbids
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character]!);

/** A feed as RFC 4287 has it. Summaries are plain text: nothing in them is markup. */
export function atom(feed: AtomFeed): string {
  const entries = feed.entries.map(
    (entry) => `  <entry>
    <id>${xml(entry.id)}</id>
    <title>${xml(entry.title)}</title>
    <link rel="alternate" href="${xml(entry.link)}"/>
    <updated>${xml(entry.updated)}</updated>
    ${entry.author ? `<author><name>${xml(entry.author)}</name></author>\n    ` : ''}<summary type="text">${xml(entry.summary)}</summary>
${(entry.categories ?? []).map((term) => `    <category term="${xml(term)}"/>\n`).join('')}  </entry>
`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <id>${xml(feed.id)}</id>
  <title>${xml(feed.title)}</title>
  <link rel="alternate" href="${xml(feed.link)}"/>
  <link rel="self" href="${xml(feed.self)}"/>
  <updated>${xml(feed.updated)}</updated>
  <author><name>${xml(feed.author)}</name></author>
  <generator>Trend Universe</generator>
${entries.join('')}</feed>
`;
}
