import { randomUUID } from 'node:crypto';
import { badInput, COLLECTION_LIMITS, notFound } from '#libs/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { changing, refuseLostUpdate } from './changing.js';
import { neighbourBefore, positionAfter } from './order.js';

export interface CollectionSection {
  readonly id: string;
  readonly title: string;
}

/** The sections of a collection: headings that its items stand under. */
export class CollectionSections {
  constructor(private readonly db: DataSource) {}

  list(id: string): Promise<CollectionSection[]> {
    return this.db.query(
      `select id, title from collection_section where collection_id = $1 and removed_at is null order by position, id`,
      [id],
    );
  }

  async add(id: string, accountId: string, title: string): Promise<{ id: string; version: number }> {
    return changing(this.db, id, accountId, 'editor', async ({ tx, note }) => {
      const section = await addSection(tx, id, title);
      return { id: section, version: await note({ action: 'section.added', after: { section, title } }) };
    });
  }

  /** Throws CONFLICT when somebody gave it another title after version `base`. */
  async rename(id: string, accountId: string, sectionId: string, base: number, title: string): Promise<number> {
    return changing(this.db, id, accountId, 'editor', async (change) => {
      const current = await there(change.tx, id, sectionId);
      // The title of a section is a field of its own in the history, so that two sections do not clash.
      const field = `section ${sectionId}`;
      await refuseLostUpdate(change, null, base, { [field]: title }, { [field]: current.title });
      await change.tx.query(`update collection_section set title = $2 where id = $1`, [sectionId, title]);
      return change.note({
        action: 'section.changed',
        fields: [field],
        before: { section: sectionId, title: current.title },
        after: { section: sectionId, title },
      });
    });
  }

  async move(id: string, accountId: string, sectionId: string, after: string | null): Promise<number> {
    return changing(this.db, id, accountId, 'editor', async ({ tx, note }) => {
      await there(tx, id, sectionId);
      if (after === sectionId) throw badInput('A section cannot stand behind itself.');
      const before = await neighbourBefore(tx, 'collection_section', id, sectionId);
      await placeSection(tx, id, sectionId, after);
      return note({
        action: 'section.moved',
        before: { section: sectionId, after: before },
        after: { section: sectionId, after },
      });
    });
  }

  /** Takes the heading away; what stood under it stays, before the first section. */
  async remove(id: string, accountId: string, sectionId: string): Promise<number> {
    return changing(this.db, id, accountId, 'editor', async ({ tx, note }) => {
      const { title } = await there(tx, id, sectionId);
      await tx.query(`update collection_section set removed_at = now() where id = $1`, [sectionId]);
      const items: { id: string }[] = await tx
        .query(
          `update collection_item set section_id = null where section_id = $1 and removed_at is null returning id`,
          [sectionId],
        )
        .then(([rows]) => rows);
      return note({
        action: 'section.removed',
        before: { section: sectionId, title, items: items.map((item) => item.id) },
      });
    });
  }
}

/** Adds a section at the end of a locked collection; gives its id. */
export async function addSection(tx: EntityManager, collectionId: string, title: string): Promise<string> {
  const [{ n }] = await tx.query(
    `select count(*)::int as n from collection_section where collection_id = $1 and removed_at is null`,
    [collectionId],
  );
  if (n >= COLLECTION_LIMITS.sections)
    throw badInput(`A collection has at most ${COLLECTION_LIMITS.sections} sections. Remove one first.`);
  const id = randomUUID();
  await tx.query(`insert into collection_section (id, collection_id, title, position) values ($1, $2, $3, $4)`, [
    id,
    collectionId,
    title,
    await positionAfter(tx, 'collection_section', collectionId, undefined),
  ]);
  return id;
}

export async function placeSection(tx: EntityManager, collectionId: string, sectionId: string, after: string | null) {
  const position = await positionAfter(tx, 'collection_section', collectionId, after, sectionId);
  await tx.query(`update collection_section set position = $2 where id = $1`, [sectionId, position]);
}

async function there(tx: EntityManager, collectionId: string, sectionId: string): Promise<CollectionSection> {
  const [section] = await tx.query(
    `select id, title from collection_section where collection_id = $1 and id = $2 and removed_at is null`,
    [collectionId, sectionId],
  );
  if (!section) throw notFound('section in this collection', sectionId, 'It may have been removed meanwhile.');
  return section;
}
