import { randomUUID } from 'node:crypto';
import { badInput, COLLECTION_LIMITS, mayAs, notFound, TrendUniverseError } from '#libs/domain';
import type { DataSource } from 'typeorm';
import { moment } from '../account/accounts.repository.js';
import { changing } from './changing.js';

export interface CollectionComment {
  readonly id: string;
  readonly itemId: string | null;
  /** Empty when its author has deleted their account. */
  readonly author: string;
  readonly mine: boolean;
  readonly text: string;
  readonly at: string;
}

/** What those who share a collection say to each other about it or about something in it. */
export class CollectionComments {
  constructor(private readonly db: DataSource) {}

  list(id: string, accountId: string): Promise<CollectionComment[]> {
    return this.db.query(
      `select m.id, m.item_id as "itemId", a.name as author, m.author_id = $2 as mine, m.text, ${moment('m.created_at')} as at
       from collection_comment m join account a on a.id = m.author_id left join collection_item i on i.id = m.item_id
       where m.collection_id = $1 and m.removed_at is null and (m.item_id is null or i.removed_at is null) order by m.created_at, m.id`,
      [id, accountId],
    );
  }

  /** Viewers may, too. Throws NOT_FOUND for an item of another collection. */
  async add(id: string, accountId: string, text: string, itemId: string | null): Promise<string> {
    return changing(this.db, id, accountId, 'viewer', async ({ tx, note }) => {
      const [{ n, found }] = await tx.query(
        `select (select count(*)::int from collection_comment where collection_id = $1 and removed_at is null) as n,
                exists (select 1 from collection_item where collection_id = $1 and id = $2 and removed_at is null) as found`,
        [id, itemId],
      );
      if (itemId && !found) throw notFound('item in this collection', itemId, 'It may have been removed meanwhile.');
      if (n >= COLLECTION_LIMITS.comments)
        throw badInput(`A collection takes ${COLLECTION_LIMITS.comments} comments. Delete old ones first.`);
      const comment = randomUUID();
      await tx.query(
        `insert into collection_comment (id, collection_id, item_id, author_id, text) values ($1, $2, $3, $4, $5)`,
        [comment, id, itemId, accountId, text],
      );
      await note({ action: 'comment.added', ...(itemId && { itemId }) });
      return comment;
    });
  }

  /** Its author or the owner of the collection takes a comment away (`removed`), and its author may put it back. */
  async setRemoved(id: string, accountId: string, commentId: string, removed: boolean): Promise<void> {
    await changing(this.db, id, accountId, 'viewer', async ({ tx, collection }) => {
      const [comment] = await tx.query(
        `select author_id as author from collection_comment where collection_id = $1 and id = $2 and (removed_at is null) = $3`,
        [id, commentId, removed],
      );
      if (!comment) throw notFound('comment in this collection', commentId, 'It may have been deleted meanwhile.');
      if (comment.author !== accountId && !(removed && mayAs(collection.role, 'owner')))
        throw new TrendUniverseError('FORBIDDEN', 'A comment is deleted by its author or the owner of the collection.');
      await tx.query(`update collection_comment set removed_at = case when $2 then now() end where id = $1`, [
        commentId,
        removed,
      ]);
    });
  }
}
