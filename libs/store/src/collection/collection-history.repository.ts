import { badInput, notFound } from '#libs/domain';
import type { DataSource } from 'typeorm';
import { moment } from '../account/accounts.repository.js';
import { changing, type Changing } from './changing.js';
import { place } from './collection-items.repository.js';
import { placeSection } from './collection-sections.repository.js';

/** One change, as those who work together on a collection see it. */
export interface CollectionEvent {
  readonly version: number;
  readonly at: string;
  /** Name of who did it; empty when they have deleted their account. */
  readonly by: string;
  readonly mine: boolean;
  readonly action: string;
  readonly itemId: string | null;
  /** Titles of the things it is about, at most five. */
  readonly titles: readonly string[];
  readonly count: number;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
  readonly reversible: boolean;
}

/** Titles named with a change. */
const TITLES = 5;

type Row = { action: string; itemId: string | null; before: Record<string, unknown>; after: Record<string, unknown> };
type Undo = (change: Changing, row: Row) => Promise<number | null>;

/** Who added, removed, changed what, and taking it back. Taking back is a change like any other and has its own line. */
export class CollectionHistory {
  constructor(private readonly db: DataSource) {}

  /** Newest first, older than version `before`, newer than `after`. */
  async list(
    id: string,
    accountId: string,
    range: { limit: number; before?: number | undefined; after?: number | undefined },
  ): Promise<CollectionEvent[]> {
    const rows = await this.db.query(
      `select e.version, ${moment('e.at')} as at, a.name as by, e.actor_id = $2 as mine, e.action, e.item_id as "itemId", e.before, e.after,
              array(select i.title from collection_item i where i.collection_id = e.collection_id and
                      (i.id = e.item_id or i.id::text in (select jsonb_array_elements_text(coalesce(e.after->'items', e.before->'items', '[]')) limit ${TITLES}))
                    order by i.position limit ${TITLES}) as titles,
              jsonb_array_length(coalesce(e.after->'items', e.before->'items', '[]')) as count
       from collection_event e join account a on a.id = e.actor_id
       where e.collection_id = $1 and ($3::int is null or e.version < $3) and ($4::int is null or e.version > $4) order by e.version desc limit $5`,
      [id, accountId, range.before ?? null, range.after ?? null, range.limit],
    );
    return rows.map((row: CollectionEvent) => ({ ...row, reversible: row.action in UNDO }));
  }

  /**
   * Takes a change back, whoever made it. Throws NOT_FOUND when there is none of this version, BAD_INPUT for what cannot be taken back (sharing,
   * comments), and when there is nothing left of it to take back.
   */
  async reverse(id: string, accountId: string, version: number): Promise<number> {
    return changing(this.db, id, accountId, 'editor', async (change) => {
      const [row]: Row[] = await change.tx.query(
        `select action, item_id as "itemId", before, after from collection_event where collection_id = $1 and version = $2`,
        [id, version],
      );
      if (!row) throw notFound('change of this collection', String(version), 'GET its history to see them.');
      const undo = UNDO[row.action];
      if (!undo) throw badInput(`A change of this kind (${row.action}) cannot be taken back from the history.`);
      const made = await undo(change, row);
      if (made === null)
        throw badInput('There is nothing left of this change to take back: it was taken back, or overtaken, before.');
      return made;
    });
  }
}

const removeItems: Undo = async ({ tx, collection, note }, row) => {
  const removed = await touched(
    tx.query(
      `update collection_item set removed_at = now() where collection_id = $1 and id = any($2::uuid[]) and removed_at is null returning id`,
      [collection.id, row.after['items']],
    ),
  );
  return removed.length > 0 ? note({ action: 'items.removed', before: { items: removed } }) : null;
};

/** What was added again meanwhile stays as it is now. */
const bringBack: Undo = async ({ tx, collection, note }, row) => {
  const back = await touched(
    tx.query(
      `update collection_item i set removed_at = null where collection_id = $1 and id = any($2::uuid[]) and removed_at is not null
       and not exists (select 1 from collection_item o where o.collection_id = $1 and o.kind = i.kind and o.ref = i.ref and o.removed_at is null) returning id`,
      [collection.id, row.before['items']],
    ),
  );
  return back.length > 0 ? note({ action: 'items.restored', after: { items: back } }) : null;
};

const UNDO: Readonly<Record<string, Undo>> = {
  'items.added': removeItems,
  'items.imported': removeItems,
  'items.merged': removeItems,
  'items.restored': removeItems,
  'items.removed': bringBack,
  'item.changed': async ({ tx, collection, note }, { itemId, before, after }) => {
    const [item] = await tx.query(
      `select title, note, tags from collection_item where collection_id = $1 and id = $2 and removed_at is null`,
      [collection.id, itemId],
    );
    if (!item) return null;
    const fields = Object.keys(after);
    const now = Object.fromEntries(fields.map((field) => [field, item[field]]));
    const to = { ...item, ...before };
    if (JSON.stringify(now) === JSON.stringify(Object.fromEntries(fields.map((field) => [field, to[field]]))))
      return null;
    await tx.query(`update collection_item set title = $2, note = $3, tags = $4, changed_at = now() where id = $1`, [
      itemId,
      to.title,
      to.note,
      to.tags,
    ]);
    return note({ action: 'item.changed', itemId: itemId!, fields, before: now, after: before });
  },
  'item.moved': async ({ tx, collection, note }, { itemId, before, after }) => {
    const [item] = await tx.query(`select 1 from collection_item where id = $1 and removed_at is null`, [itemId]);
    if (!item) return null;
    const neighbour = await stillThere(tx, 'collection_item', before['after'] as string | null);
    const section = await stillThere(tx, 'collection_section', before['sectionId'] as string | null);
    await place(tx, collection.id, itemId!, section, neighbour);
    return note({
      action: 'item.moved',
      itemId: itemId!,
      before: after,
      after: { sectionId: section, after: neighbour },
    });
  },
  'section.added': async ({ tx, collection, note }, { after }) => {
    const [section] = await touched(
      tx.query(
        `update collection_section set removed_at = now() where collection_id = $1 and id = $2 and removed_at is null returning id`,
        [collection.id, after['section']],
      ),
    );
    if (!section) return null;
    const items = await touched(
      tx.query(`update collection_item set section_id = null where section_id = $1 returning id`, [section]),
    );
    return note({ action: 'section.removed', before: { section, title: after['title'], items } });
  },
  'section.removed': async ({ tx, collection, note }, { before }) => {
    const [section] = await touched(
      tx.query(
        `update collection_section set removed_at = null where collection_id = $1 and id = $2 and removed_at is not null returning id`,
        [collection.id, before['section']],
      ),
    );
    if (!section) return null;
    await tx.query(`update collection_item set section_id = $2 where id = any($1::uuid[]) and section_id is null`, [
      before['items'],
      section,
    ]);
    return note({ action: 'section.added', after: { section, title: before['title'] } });
  },
  'section.changed': async ({ tx, collection, note }, { before, after }) => {
    const [section] = await touched(
      tx.query(
        `update collection_section set title = $3 where collection_id = $1 and id = $2 and removed_at is null and title <> $3 returning id`,
        [collection.id, before['section'], before['title']],
      ),
    );
    return section
      ? note({ action: 'section.changed', fields: [`section ${section}`], before: after, after: before })
      : null;
  },
  'section.moved': async ({ tx, collection, note }, { before, after }) => {
    const section = await stillThere(tx, 'collection_section', before['section'] as string);
    if (!section) return null;
    const neighbour = await stillThere(tx, 'collection_section', before['after'] as string | null);
    await placeSection(tx, collection.id, section, neighbour);
    return note({ action: 'section.moved', before: after, after: { section, after: neighbour } });
  },
  'collection.changed': async ({ tx, collection, note }, { before, after }) => {
    const to = { title: collection.title, description: collection.description, ...before } as {
      title: string;
      description: string;
    };
    if (to.title === collection.title && to.description === collection.description) return null;
    await tx.query(`update collection set title = $2, description = $3 where id = $1`, [
      collection.id,
      to.title,
      to.description,
    ]);
    return note({
      action: 'collection.changed',
      fields: Object.keys(after),
      before: { title: collection.title, description: collection.description },
      after: before,
    });
  },
};

/** The ids that an update with `returning id` names. */
const touched = async (update: Promise<[{ id: string }[], number]>): Promise<string[]> =>
  (await update)[0].map(({ id }) => id);

async function stillThere(
  tx: Changing['tx'],
  table: 'collection_item' | 'collection_section',
  id: string | null,
): Promise<string | null> {
  if (id === null) return null;
  const [row] = await tx.query(`select id from ${table} where id = $1 and removed_at is null`, [id]);
  return row?.id ?? null;
}
