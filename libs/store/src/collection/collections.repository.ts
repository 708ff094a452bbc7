import { randomUUID } from 'node:crypto';
import { badInput, COLLECTION_LIMITS, type CollectionRole, type SharedRole, type Visibility } from '#libs/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { moment } from '../account/accounts.repository.js';
import {
  type CollectionReader,
  type CollectionRow,
  changing,
  inOrganisation,
  readable,
  refuseLostUpdate,
  roleSql,
} from './changing.js';

/** A line in the list of collections. */
export interface CollectionHead {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly visibility: Visibility;
  /** Name of the owner; empty when they have deleted their account. */
  readonly owner: string;
  readonly role: CollectionRole;
  readonly items: number;
  readonly version: number;
  readonly updatedAt: string;
  /** Changes by others since the reader last looked. */
  readonly unseen: number;
}

export interface Sharing {
  readonly visibility: Visibility;
  readonly organisationId: string | null;
  readonly organisationRole: SharedRole;
}

const HEAD = `c.id, c.title, c.description, c.visibility, a.name as owner, c.version, ${moment('c.updated_at')} as "updatedAt",
  (select count(*)::int from collection_item i where i.collection_id = c.id and i.removed_at is null) as items`;

/** Collections as wholes. What stands in them: CollectionItems, CollectionSections; all changes: CollectionHistory. */
export class Collections {
  constructor(private readonly db: DataSource) {}

  /** The collection and what the reader is in it. Throws NOT_FOUND when they may not read it. */
  read(id: string, reader: CollectionReader): Promise<CollectionRow> {
    return readable(this.db, id, reader);
  }

  head(id: string): Promise<Pick<CollectionHead, 'owner' | 'updatedAt'>> {
    return this.db
      .query(
        `select a.name as owner, ${moment('c.updated_at')} as "updatedAt" from collection c join account a on a.id = c.owner_id where c.id = $1`,
        [id],
      )
      .then(([row]) => row);
  }

  /** Every collection that an account takes part in, the last changed first: its own, those shared with it by name, those of its organisations. */
  async of(accountId: string): Promise<CollectionHead[]> {
    return this.db.query(
      `with mine as (
         select id from collection where owner_id = $1
         union select collection_id from collection_person where account_id = $1
         union select c.id from membership m join collection c on c.organisation_id = m.organisation_id and c.visibility = 'organisation' where m.account_id = $1
       )
       select ${HEAD}, ${roleSql('$1', 'null::bytea')} as role,
              (select count(*)::int from collection_event e left join collection_visit v on v.collection_id = c.id and v.account_id = $1
               where e.collection_id = c.id and e.actor_id <> $1 and (v.seen_at is null or e.at > v.seen_at)) as unseen
       from mine join collection c on c.id = mine.id and c.deleted_at is null join account a on a.id = c.owner_id
       left join collection_person p on p.collection_id = c.id and p.account_id = $1
       order by c.updated_at desc, c.id`,
      [accountId],
    );
  }

  /** Public collections, the last changed first. */
  async public(limit: number): Promise<CollectionHead[]> {
    return this.db.query(
      `select ${HEAD}, 'visitor' as role, 0 as unseen from collection c join account a on a.id = c.owner_id
       where c.visibility = 'public' and c.deleted_at is null order by c.updated_at desc, c.id limit $1`,
      [limit],
    );
  }

  async create(accountId: string, fields: { title: string; description?: string }): Promise<string> {
    return this.db.transaction((tx) => createCollection(tx, accountId, fields));
  }

  /** The collection that this account last put something in, or a new one: where one click saves to. */
  async usual(accountId: string): Promise<string> {
    const [row] = await this.db.query(
      `select c.id from collection c left join collection_item i on i.collection_id = c.id and i.added_by = $1
       where c.owner_id = $1 and c.deleted_at is null group by c.id, c.created_at order by max(i.added_at) desc nulls last, c.created_at limit 1`,
      [accountId],
    );
    return row?.id ?? this.create(accountId, { title: 'My reading list' });
  }

  /** Throws CONFLICT when somebody changed the same field after version `base`. */
  async change(
    id: string,
    accountId: string,
    base: number,
    fields: { title?: string | undefined; description?: string | undefined },
  ): Promise<number> {
    return changing(this.db, id, accountId, 'editor', async (change) => {
      const { title, description } = change.collection;
      const wanted = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      await refuseLostUpdate(change, null, base, wanted, { title, description });
      const after = { title, description, ...wanted };
      await change.tx.query(`update collection set title = $2, description = $3 where id = $1`, [
        id,
        after.title,
        after.description,
      ]);
      return change.note({
        action: 'collection.changed',
        fields: Object.keys(wanted),
        before: { title, description },
        after: wanted,
      });
    });
  }

  /** Puts it away; its owner may bring it back for 30 days. */
  async remove(id: string, accountId: string): Promise<void> {
    await changing(this.db, id, accountId, 'owner', async ({ tx, note }) => {
      await note({ action: 'collection.deleted' });
      await tx.query(`update collection set deleted_at = now() where id = $1`, [id]);
    });
  }

  async restore(id: string, accountId: string): Promise<void> {
    await changing(
      this.db,
      id,
      accountId,
      'owner',
      async ({ tx, note }) => {
        await tx.query(`update collection set deleted_at = null where id = $1`, [id]);
        await note({ action: 'collection.restored' });
      },
      true,
    );
  }

  /**
   * Says who may read it. A link that is no longer the way in is withdrawn for good; `linkHash` makes a new one. Throws BAD_INPUT for an
   * organisation that the owner does not belong to.
   */
  async share(id: string, accountId: string, sharing: Sharing, linkHash?: Buffer): Promise<void> {
    await changing(this.db, id, accountId, 'owner', async ({ tx, collection, note }) => {
      if (sharing.visibility === 'organisation') {
        const [belongs] = await tx.query(`select 1 where ${inOrganisation('$1::uuid', '$2')}`, [
          sharing.organisationId,
          accountId,
        ]);
        if (!belongs)
          throw badInput('Choose one of your own organisations to share with. GET /api/v1/organisations lists them.', [
            { path: 'organisationId', message: 'is none of yours' },
          ]);
      }
      await tx.query(
        `update collection set visibility = $2, organisation_id = $3, organisation_role = $4, link_hash = case when $2 = 'link' then coalesce($5, link_hash) end where id = $1`,
        [
          id,
          sharing.visibility,
          sharing.visibility === 'organisation' ? sharing.organisationId : null,
          sharing.organisationRole,
          linkHash ?? null,
        ],
      );
      await note({
        action: linkHash && collection.visibility === 'link' ? 'link.renewed' : 'sharing.changed',
        before: { visibility: collection.visibility },
        after: { visibility: sharing.visibility },
      });
    });
  }

  /** In which of the collections that the account may change (with their titles) each of these signals and trends is. */
  async holding(
    accountId: string,
    signals: readonly string[],
    trends: readonly string[],
  ): Promise<{ kind: 'signal' | 'trend'; ref: string; collectionId: string; itemId: string }[]> {
    return this.db.query(
      `select i.kind, i.ref, i.collection_id as "collectionId", i.id as "itemId"
       from collection_item i join collection c on c.id = i.collection_id and c.deleted_at is null
       left join collection_person p on p.collection_id = c.id and p.account_id = $1
       where i.removed_at is null and ((i.kind = 'signal' and i.ref = any($2)) or (i.kind = 'trend' and i.ref = any($3)))
         and ${roleSql('$1', 'null::bytea')} in ('owner', 'editor')`,
      [accountId, signals, trends],
    );
  }
}

/** Throws BAD_INPUT when the account has as many as it may. */
export async function createCollection(
  tx: EntityManager,
  accountId: string,
  { title, description = '' }: { title: string; description?: string },
): Promise<string> {
  const [{ n }] = await tx.query(
    `select count(*)::int as n from collection where owner_id = $1 and deleted_at is null`,
    [accountId],
  );
  if (n >= COLLECTION_LIMITS.collections)
    throw badInput(
      `You have ${COLLECTION_LIMITS.collections} collections, which is the most. Merge or delete some first.`,
    );
  const id = randomUUID();
  await tx.query(`insert into collection (id, owner_id, title, description, version) values ($1, $2, $3, $4, 1)`, [
    id,
    accountId,
    title,
    description,
  ]);
  await tx.query(
    `insert into collection_event (collection_id, version, actor_id, action) values ($1, 1, $2, 'collection.created')`,
    [id, accountId],
  );
  return id;
}
