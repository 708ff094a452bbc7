import type { DataSource, EntityManager } from 'typeorm';
import { insertItems } from './adding.js';
import { changing, type CollectionReader, readable } from './changing.js';
import { addSection } from './collection-sections.repository.js';
import { createCollection } from './collections.repository.js';

interface Copied {
  readonly kind: 'signal' | 'trend' | 'link';
  readonly ref: string;
  readonly title: string;
  readonly url: string | null;
  readonly kept: Readonly<Record<string, unknown>>;
  readonly note: string;
  readonly tags: readonly string[];
  readonly sectionId: string | null;
  readonly section: string | null;
}

/** Copies and merges. Notes, tags and sections come along; comments, people and history stay where they are. */
export class CollectionCopies {
  constructor(private readonly db: DataSource) {}

  /** A private copy of what one may read; gives its id. */
  async copy(id: string, reader: CollectionReader & { accountId: string }, title: string): Promise<string> {
    return this.db.transaction(async (tx) => {
      const { description } = await readable(tx, id, reader);
      const copy = await createCollection(tx, reader.accountId, { title, description });
      await takeOver(tx, id, copy, reader.accountId);
      return copy;
    });
  }

  /** Adds what the other has and this one has not; the other stays as it is. Gives how many came and the version, null when nothing did. */
  async merge(
    id: string,
    other: string,
    reader: CollectionReader & { accountId: string },
  ): Promise<{ added: number; there: number; version: number | null }> {
    return changing(this.db, id, reader.accountId, 'editor', async ({ tx, note }) => {
      const { title } = await readable(tx, other, reader);
      const { added, there } = await takeOver(tx, other, id, reader.accountId);
      const version = added.length > 0 ? await note({ action: 'items.merged', after: { items: added, title } }) : null;
      return { added: added.length, there: there.length, version };
    });
  }
}

async function takeOver(tx: EntityManager, from: string, into: string, accountId: string) {
  const rows: Copied[] = await tx.query(
    `select i.kind, i.ref, i.title, i.kept->>'url' as url, i.kept, i.note, i.tags, i.section_id as "sectionId", x.title as section
     from collection_item i left join collection_section x on x.id = i.section_id
     where i.collection_id = $1 and i.removed_at is null order by i.position, i.id`,
    [from],
  );
  const sections = await sectionsFor(tx, from, into, rows);
  return insertItems(
    tx,
    into,
    accountId,
    rows.map(({ sectionId, section, url, ...item }) => ({
      ...item,
      url: url ?? undefined,
      sectionId: sectionId && section ? sections.get(section) : null,
    })),
  );
}

/** The sections of `into` by title, those that are missing added in their order. */
async function sectionsFor(
  tx: EntityManager,
  from: string,
  into: string,
  rows: readonly Copied[],
): Promise<Map<string, string>> {
  const list = (id: string): Promise<{ id: string; title: string }[]> =>
    tx.query(
      `select id, title from collection_section where collection_id = $1 and removed_at is null order by position, id`,
      [id],
    );
  const known = new Map((await list(into)).map(({ id, title }) => [title, id]));
  const used = new Set(rows.map(({ section }) => section));
  for (const { title } of await list(from))
    if (used.has(title) && !known.has(title)) known.set(title, await addSection(tx, into, title));
  return known;
}
