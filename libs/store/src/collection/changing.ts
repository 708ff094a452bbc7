import {
  badInput,
  type CollectionRole,
  mayAs,
  notFound,
  type SharedRole,
  TrendUniverseError,
  type Visibility,
} from '#libs/domain';
import type { DataSource, EntityManager } from 'typeorm';

/** Who reads: an account, or whoever came by the secret link of a collection (its hash), or both. */
export interface CollectionReader {
  readonly accountId: string | null;
  readonly linkHash: Buffer | null;
}

/** A collection as it stands, and what the reader is in it. */
export interface CollectionRow {
  readonly id: string;
  readonly ownerId: string;
  readonly title: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly organisationId: string | null;
  readonly organisationRole: SharedRole;
  readonly version: number;
  readonly role: CollectionRole;
}

/** A change, as the history keeps it. `before` is what it takes to take it back. */
export interface Change {
  readonly action: string;
  readonly itemId?: string;
  readonly fields?: readonly string[];
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
}

export const inOrganisation = (column: string, account: string): string =>
  `exists (select 1 from membership m where m.organisation_id = ${column} and m.account_id = ${account})`;

/** What account `account` (a placeholder) with link hash `link` is in collection c; null when it must not know of it. */
export const roleSql = (account: string, link: string): string => `
  case
    when c.owner_id = ${account} then 'owner'
    when p.role = 'editor' then 'editor'
    when c.visibility = 'organisation' and c.organisation_role = 'editor' and ${inOrganisation('c.organisation_id', account)} then 'editor'
    when p.role = 'viewer' then 'viewer'
    when c.visibility = 'organisation' and ${inOrganisation('c.organisation_id', account)} then 'viewer'
    when c.visibility = 'public' or (c.visibility = 'link' and c.link_hash = ${link}) then 'visitor'
  end`;

const COLUMNS = `c.id, c.owner_id as "ownerId", c.title, c.description, c.visibility, c.organisation_id as "organisationId", c.organisation_role as "organisationRole", c.version`;

export const noCollection = (id: string): TrendUniverseError =>
  notFound(
    'collection',
    id,
    'It may be private or deleted, or its link withdrawn. GET /api/v1/collections lists yours.',
  );

/** The collection, when the reader may read it. Throws NOT_FOUND otherwise: what one may not read does not exist. */
export async function readable(
  db: DataSource | EntityManager,
  id: string,
  reader: CollectionReader,
  options: { deleted?: boolean; lock?: boolean } = {},
): Promise<CollectionRow> {
  const [row] = await db.query(
    `select ${COLUMNS}, ${roleSql('$2', '$3')} as role
     from collection c left join collection_person p on p.collection_id = c.id and p.account_id = $2
     where c.id = $1 and (c.deleted_at is not null) = $4 ${options.lock ? 'for update of c' : ''}`,
    [id, reader.accountId, reader.linkHash, options.deleted ?? false],
  );
  if (!row?.role || (options.deleted && row.role !== 'owner')) throw noCollection(id);
  return row;
}

/** What a change is made with: its transaction, the collection as it stood, and `note`, which writes the history and gives the new version. */
export interface Changing {
  readonly tx: EntityManager;
  readonly collection: CollectionRow;
  readonly accountId: string;
  note(change: Change): Promise<number>;
}

/**
 * Changes a collection. Changes of one collection come one after the other (its row is locked), so each finds what the one before it left, and
 * whether the caller may is asked under the same lock. Throws NOT_FOUND to those who may not read it, FORBIDDEN to those who only may.
 */
export async function changing<T>(
  db: DataSource,
  id: string,
  accountId: string,
  least: 'viewer' | 'editor' | 'owner',
  work: (changing: Changing) => Promise<T>,
  deleted = false,
): Promise<T> {
  return db.transaction(async (tx) => {
    const collection = await readable(tx, id, { accountId, linkHash: null }, { lock: true, deleted });
    if (!mayAs(collection.role, least)) {
      throw new TrendUniverseError(
        'FORBIDDEN',
        least === 'owner'
          ? 'Only the owner of this collection may do that. Ask them, or make a copy of your own.'
          : 'You may read this collection, not change it. Ask its owner to make you an editor, or make a copy of your own.',
      );
    }
    let version = collection.version;
    const note = async ({ action, itemId, fields, before, after }: Change): Promise<number> => {
      version++;
      await tx.query(`update collection set version = $2, updated_at = now() where id = $1`, [id, version]);
      await tx.query(
        `insert into collection_event (collection_id, version, actor_id, action, item_id, fields, before, after) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          id,
          version,
          accountId,
          action,
          itemId ?? null,
          fields ?? [],
          JSON.stringify(before ?? {}),
          JSON.stringify(after ?? {}),
        ],
      );
      return version;
    };
    return work({ tx, collection, accountId, note });
  });
}

/**
 * Refuses a change of fields that somebody else changed after version `base`. Other fields, other items, moves, additions go through: they lose nothing.
 * Throws CONFLICT with what stands there now, by field.
 */
export async function refuseLostUpdate(
  { tx, collection }: Changing,
  itemId: string | null,
  base: number,
  wanted: Readonly<Record<string, unknown>>,
  current: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (base > collection.version)
    throw badInput(`There is no version ${base} yet, the newest is ${collection.version}.`, [
      { path: 'version', message: 'send the version that you read' },
    ]);
  const rows: { field: string }[] = await tx.query(
    `select distinct unnest(fields) as field from collection_event where collection_id = $1 and item_id is not distinct from $2::uuid and version > $3`,
    [collection.id, itemId, base],
  );
  const clashing = rows
    .map(({ field }) => field)
    .filter((field) => field in wanted && JSON.stringify(wanted[field]) !== JSON.stringify(current[field]));
  if (clashing.length === 0) return;
  throw new TrendUniverseError(
    'CONFLICT',
    `Somebody changed this after you read it (${clashing.join(', ')}). Nothing was lost: look at what stands there now, then save again with version ${collection.version}.`,
    [
      { path: 'version', message: String(collection.version) },
      ...clashing.map((field) => ({ path: field, message: JSON.stringify(current[field]) })),
    ],
  );
}
