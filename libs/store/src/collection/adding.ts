import { randomUUID } from 'node:crypto';
import { badInput, COLLECTION_LIMITS, type SavedKind } from '#libs/domain';
import type { EntityManager } from 'typeorm';
import { positionAfter } from './order.js';

/** Something to be kept. Of a link, `ref` is its canonical address and `url` the one that was given. */
export interface NewItem {
  readonly kind: SavedKind;
  readonly ref: string;
  readonly title?: string | undefined;
  readonly url?: string | undefined;
  readonly note?: string | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly sectionId?: string | null | undefined;
  /** What was kept of it elsewhere, should it no longer be in the store: a copy keeps tombstones. Never a caller's own words. */
  readonly kept?: Readonly<Record<string, unknown>> | undefined;
}

interface Known {
  readonly kind: SavedKind;
  readonly ref: string;
  readonly title: string;
  readonly kept: Readonly<Record<string, unknown>>;
}

export interface Added {
  /** Ids of the new items, in the order they were given. */
  readonly added: readonly string[];
  /** What was in the collection already. */
  readonly there: readonly string[];
  /** Refs that name no signal or trend of ours. */
  readonly unknown: readonly string[];
}

/** Puts items at the end of a collection whose row is locked. What is in it already stays as it is. Throws BAD_INPUT when it gets too full. */
export async function insertItems(
  tx: EntityManager,
  collectionId: string,
  accountId: string,
  items: readonly NewItem[],
): Promise<Added> {
  const known = await lookUp(tx, items);
  const there = new Set(
    (
      await tx.query(
        `select kind || ' ' || ref as key from collection_item where collection_id = $1 and removed_at is null`,
        [collectionId],
      )
    ).map(({ key }: { key: string }) => key),
  );
  const fresh = new Map<string, NewItem & Known & { id: string }>();
  const already: string[] = [];
  const unknown: string[] = [];
  for (const item of items) {
    const key = `${item.kind} ${item.ref}`;
    const found = known.get(key) ?? asGiven(item);
    if (!found) unknown.push(item.ref);
    else if (there.has(key) || fresh.has(key)) already.push(item.ref);
    else fresh.set(key, { ...item, ...found, id: randomUUID() });
  }
  if (there.size + fresh.size > COLLECTION_LIMITS.items)
    throw badInput(
      `A collection holds ${COLLECTION_LIMITS.items} things; this one has ${there.size}. Start another, or remove some first.`,
    );
  const first = fresh.size > 0 ? await positionAfter(tx, 'collection_item', collectionId, undefined) : 0;
  await tx.query(
    `insert into collection_item (id, collection_id, section_id, kind, ref, title, kept, note, tags, position, added_by)
     select r.id, $1, (select id from collection_section x where x.id = r."sectionId" and x.collection_id = $1 and x.removed_at is null), r.kind, r.ref, r.title,
            coalesce(r.kept, '{}'), coalesce(r.note, ''), coalesce(r.tags, '{}'), r.position, $2
     from json_to_recordset($3) as r(id uuid, "sectionId" uuid, kind text, ref text, title text, kept jsonb, note text, tags text[], position float8)`,
    [
      collectionId,
      accountId,
      JSON.stringify([...fresh.values()].map((item, index) => ({ ...item, position: first + index }))),
    ],
  );
  return { added: [...fresh.values()].map(({ id }) => id), there: already, unknown };
}

/** A link is what it is given as; a signal or trend that the store does not know, only where something was kept of it. */
const asGiven = ({ kind, ref, title = ref, url, kept }: NewItem): Known | null =>
  kind === 'link' ? { kind, ref, title, kept: { url: url ?? ref } } : kept ? { kind, ref, title, kept } : null;

/** Title and tombstone of the signals and trends among `items`, by kind and ref. */
async function lookUp(tx: EntityManager, items: readonly NewItem[]): Promise<Map<string, Known>> {
  const refs = (kind: SavedKind) => items.filter((item) => item.kind === kind).map(({ ref }) => ref);
  const rows: Known[] = await tx.query(
    `select 'signal' as kind, id as ref, title, json_build_object('kind', kind, 'date', to_char(date, 'YYYY-MM-DD'), 'publisher', publisher,
            'country', country, 'lang', coalesce(lang, detected_lang), 'url', url, 'synthetic', synthetic) as kept
     from signal where id = any($1)
     union all select 'trend', id, name, json_build_object('ecosystem', ecosystem) from trend where id = any($2)`,
    [refs('signal'), refs('trend')],
  );
  return new Map(rows.map((row) => [`${row.kind} ${row.ref}`, row]));
}
