import { badInput, notFound } from '#libs/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { type Added, insertItems, type NewItem } from './adding.js';
import { changing, refuseLostUpdate } from './changing.js';
import { neighbourBefore, positionAfter } from './order.js';

export interface ItemFields {
  readonly title?: string | undefined;
  readonly note?: string | undefined;
  readonly tags?: readonly string[] | undefined;
}

interface ItemRow {
  readonly id: string;
  readonly sectionId: string | null;
  readonly kind: string;
  readonly title: string;
  readonly note: string;
  readonly tags: readonly string[];
}

/** Changes to what a collection holds. Each is one transaction and one line of its history; gives the version that names it. */
export class CollectionItems {
  constructor(private readonly db: DataSource) {}

  /** Adds at the end. `action` says in the history how they came: by hand, by import, from another collection. */
  async add(
    id: string,
    accountId: string,
    items: readonly NewItem[],
    action = 'items.added',
    from: Readonly<Record<string, unknown>> = {},
  ): Promise<Added & { version: number }> {
    return changing(this.db, id, accountId, 'editor', async ({ tx, collection, note }) => {
      const outcome = await insertItems(tx, id, accountId, items);
      const version =
        outcome.added.length > 0
          ? await note({ action, after: { ...from, items: outcome.added } })
          : collection.version;
      return { ...outcome, version };
    });
  }

  /** Changes note, tags, or the title of a link. Throws CONFLICT when somebody changed the same field after version `base`. */
  async change(id: string, accountId: string, itemId: string, base: number, fields: ItemFields): Promise<number> {
    return changing(this.db, id, accountId, 'editor', async (change) => {
      const item = await there(change.tx, id, itemId);
      if (fields.title !== undefined && item.kind !== 'link')
        throw badInput('Signals and trends keep the title they have. Write a note instead.', [
          { path: 'title', message: 'can be changed of links only' },
        ]);
      const wanted = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      const current = { title: item.title, note: item.note, tags: item.tags };
      await refuseLostUpdate(change, itemId, base, wanted, current);
      const after = { ...current, ...wanted };
      const changed = Object.keys(wanted).filter(
        (field) =>
          JSON.stringify(after[field as keyof typeof after]) !== JSON.stringify(current[field as keyof typeof current]),
      );
      if (changed.length === 0) return change.collection.version;
      await change.tx.query(
        `update collection_item set title = $2, note = $3, tags = $4, changed_at = now() where id = $1`,
        [itemId, after.title, after.note, after.tags],
      );
      const only = (of: Record<string, unknown>) => Object.fromEntries(changed.map((field) => [field, of[field]]));
      return change.note({
        action: 'item.changed',
        itemId,
        fields: changed,
        before: only(current),
        after: only(after),
      });
    });
  }

  /** Puts an item into a section (null: before all sections), behind another item, or at the beginning (null). */
  async move(
    id: string,
    accountId: string,
    itemId: string,
    sectionId: string | null,
    after: string | null,
  ): Promise<number> {
    return changing(this.db, id, accountId, 'editor', async ({ tx, note }) => {
      const item = await there(tx, id, itemId);
      if (after === itemId)
        throw badInput('An item cannot stand behind itself.', [{ path: 'after', message: 'names the item itself' }]);
      const before = { sectionId: item.sectionId, after: await neighbourBefore(tx, 'collection_item', id, itemId) };
      await place(tx, id, itemId, sectionId, after);
      return note({ action: 'item.moved', itemId, before, after: { sectionId, after } });
    });
  }

  async remove(id: string, accountId: string, itemIds: readonly string[]): Promise<number> {
    return changing(this.db, id, accountId, 'editor', async ({ tx, note }) => {
      const removed: { id: string }[] = await tx
        .query(
          `update collection_item set removed_at = now() where collection_id = $1 and id = any($2::uuid[]) and removed_at is null returning id`,
          [id, itemIds],
        )
        .then(([rows]) => rows);
      if (removed.length === 0) throw noItem(itemIds[0] ?? '');
      return note({ action: 'items.removed', before: { items: removed.map((row) => row.id) } });
    });
  }
}

const noItem = (id: string) =>
  notFound('item in this collection', id, 'It may have been removed meanwhile: read the collection again.');

async function there(tx: EntityManager, collectionId: string, itemId: string): Promise<ItemRow> {
  const [item] = await tx.query(
    `select id, section_id as "sectionId", kind, title, note, tags from collection_item where collection_id = $1 and id = $2 and removed_at is null`,
    [collectionId, itemId],
  );
  if (!item) throw noItem(itemId);
  return item;
}

/** Moves a row of a locked collection. Throws NOT_FOUND when section or neighbour are not of this collection. */
export async function place(
  tx: EntityManager,
  collectionId: string,
  itemId: string,
  sectionId: string | null,
  after: string | null,
): Promise<void> {
  if (sectionId !== null) {
    const [section] = await tx.query(
      `select 1 from collection_section where collection_id = $1 and id = $2 and removed_at is null`,
      [collectionId, sectionId],
    );
    if (!section) throw notFound('section in this collection', sectionId, 'Read the collection again.');
  }
  const position = await positionAfter(tx, 'collection_item', collectionId, after, itemId);
  await tx.query(`update collection_item set section_id = $2, position = $3, changed_at = now() where id = $1`, [
    itemId,
    sectionId,
    position,
  ]);
}
