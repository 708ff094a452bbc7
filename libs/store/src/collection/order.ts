import { notFound } from '#libs/domain';
import type { EntityManager } from 'typeorm';

/** Numbers this near to each other have no room between them for long: the list is numbered anew. */
const TOO_NEAR = 1e-6;

interface Placed {
  readonly id: string;
  readonly position: number;
}

/**
 * The position behind `after` (null: at the beginning, undefined: at the end) in a list of sections or of the items of one collection, whose row
 * must be locked. Positions are numbers with room between them: a move writes one row, and moves of different rows do not undo each other.
 * Numbers the list anew where there is no room. Throws NOT_FOUND when `after` is not in the list.
 */
export async function positionAfter(
  tx: EntityManager,
  table: 'collection_item' | 'collection_section',
  collectionId: string,
  after: string | null | undefined,
  moved: string | null = null,
): Promise<number> {
  const all: Placed[] = await tx.query(
    `select id, position from ${table} where collection_id = $1 and removed_at is null and id is distinct from $2 order by position, id`,
    [collectionId, moved],
  );
  if (after === undefined) return (all.at(-1)?.position ?? 0) + 1;
  const at = after === null ? -1 : all.findIndex(({ id }) => id === after);
  if (after !== null && at < 0)
    throw notFound('row to stand behind', after, 'It may have been removed meanwhile: read the collection again.');
  const before = at < 0 ? (all[0]?.position ?? 1) - 2 : all[at]!.position;
  const next = all[at + 1]?.position ?? before + 2;
  if (next - before > TOO_NEAR) return (before + next) / 2;
  await tx.query(
    `update ${table} t set position = r.number from (select id, row_number() over (order by position, id) as number from ${table} where collection_id = $1) r where t.id = r.id`,
    [collectionId],
  );
  return positionAfter(tx, table, collectionId, after, moved);
}

/** Which row stands before this one: what it takes to put it back. Null at the beginning. */
export async function neighbourBefore(
  tx: EntityManager,
  table: 'collection_item' | 'collection_section',
  collectionId: string,
  id: string,
): Promise<string | null> {
  const [row] = await tx.query(
    `select o.id from ${table} t join ${table} o on o.collection_id = t.collection_id and o.removed_at is null and (o.position, o.id) < (t.position, t.id)
     where t.collection_id = $1 and t.id = $2 order by o.position desc, o.id desc limit 1`,
    [collectionId, id],
  );
  return row?.id ?? null;
}
