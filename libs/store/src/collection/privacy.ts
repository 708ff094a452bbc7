import type { DataSource, EntityManager } from 'typeorm';
import { moment } from '../account/accounts.repository.js';

/**
 * Takes a person out of collections. What is theirs alone goes, published or not: nobody else takes part in it. What others take part in stays:
 * the editor who has been in it longest owns it from then on; where nobody is an editor by name, it stays with an owner who is nobody.
 */
export async function eraseFromCollections(tx: EntityManager, accountId: string): Promise<void> {
  await tx.query(`select 1 from collection where owner_id = $1 order by id for update`, [accountId]);
  await tx.query(
    `delete from collection c where c.owner_id = $1 and (c.deleted_at is not null or not exists (select 1 from collection_person p where p.collection_id = c.id)
       and not (c.visibility = 'organisation' and exists (select 1 from membership m where m.organisation_id = c.organisation_id and m.account_id <> $1)))`,
    [accountId],
  );
  await tx.query(
    `with heir as (
       select distinct on (p.collection_id) p.collection_id, p.account_id from collection_person p join collection c on c.id = p.collection_id
       where c.owner_id = $1 and p.role = 'editor' order by p.collection_id, p.joined_at, p.account_id
     ), gone as (delete from collection_person p using heir h where p.collection_id = h.collection_id and p.account_id = h.account_id)
     update collection c set owner_id = h.account_id from heir h where c.id = h.collection_id`,
    [accountId],
  );
  for (const table of ['collection_person', 'collection_visit', 'watch', 'digest'])
    await tx.query(`delete from ${table} where account_id = $1`, [accountId]);
  await tx.query(`delete from collection_invitation where email_key = (select email_key from account where id = $1)`, [
    accountId,
  ]);
}

/** Everything that an account has in collections, for its export. */
export async function ownCollections(db: DataSource, accountId: string): Promise<Record<string, unknown>> {
  const [own, shared, added, comments, watches, changes, visits, digests] = await Promise.all([
    db.query(
      `select c.id, c.title, c.description, c.visibility, ${moment('c.created_at')} as "createdAt", ${moment('c.deleted_at')} as "deletedAt",
              (select coalesce(json_agg(json_build_object('title', x.title) order by x.position), '[]') from collection_section x where x.collection_id = c.id and x.removed_at is null) as sections,
              (select coalesce(json_agg(json_build_object('kind', i.kind, 'ref', i.ref, 'title', i.title, 'note', i.note, 'tags', i.tags, 'addedAt', i.added_at) order by i.position), '[]')
               from collection_item i where i.collection_id = c.id and i.removed_at is null) as items
       from collection c where c.owner_id = $1 order by c.created_at, c.id`,
      [accountId],
    ),
    db.query(
      `select c.id, c.title, p.role, ${moment('p.joined_at')} as "joinedAt" from collection_person p join collection c on c.id = p.collection_id where p.account_id = $1 order by c.id`,
      [accountId],
    ),
    db.query(
      `select i.collection_id as "collectionId", i.kind, i.ref, i.title, i.note, ${moment('i.added_at')} as "addedAt" from collection_item i join collection c on c.id = i.collection_id
       where i.added_by = $1 and c.owner_id <> $1 and i.removed_at is null order by i.added_at, i.id`,
      [accountId],
    ),
    db.query(
      `select collection_id as "collectionId", text, ${moment('created_at')} as at from collection_comment where author_id = $1 and removed_at is null order by created_at, id`,
      [accountId],
    ),
    db.query(
      `select kind, target, query, name, frequency, ${moment('created_at')} as "createdAt" from watch where account_id = $1 order by created_at, id`,
      [accountId],
    ),
    db.query(
      `select collection_id as "collectionId", action, ${moment('at')} as at from collection_event where actor_id = $1 order by at desc limit 10000`,
      [accountId],
    ),
    db.query(
      `select collection_id as "collectionId", ${moment('seen_at')} as "seenAt" from collection_visit where account_id = $1 order by seen_at desc`,
      [accountId],
    ),
    db.query(
      `select frequency, period, text, ${moment('sent_at')} as "sentAt" from digest where account_id = $1 order by made_at desc`,
      [accountId],
    ),
  ]);
  return { own, shared, added, comments, watches, changes, visits, digests };
}

/** Removes for good what was deleted a month ago, and what only served to send mail. */
export async function sweepCollections(remove: (sql: string) => Promise<number>): Promise<Record<string, number>> {
  const month = `now() - interval '30 days'`;
  return {
    collections: await remove(`delete from collection where deleted_at < ${month}`),
    items: await remove(`delete from collection_item where removed_at < ${month}`),
    comments: await remove(`delete from collection_comment where removed_at < ${month}`),
    collectionInvitations: await remove(`delete from collection_invitation where expires_at < now()`),
    digests: await remove(`delete from digest where made_at < now() - interval '180 days'`),
  };
}
