import { notFound, TrendUniverseError } from '#libs/domain';
import type { DataSource } from 'typeorm';
import { moment } from '../account/accounts.repository.js';
import type { ExerciseComment } from './exercise-types.js';
import { NEWS } from './exercise-news.js';

const COMMENT = `c.id, c.item_id as "itemId", c.panellist_id as "panellistId", c.parent_id as "parentId", coalesce(p.name, '') as author, c.stance,
  case when c.removed_by is null then c.text else '' end as text, c.round, c.version, ${moment('c.created_at')} as "createdAt", c.removed_by as "removedBy"`;
const FROM = `from exercise_comment c left join panellist p on p.id = c.panellist_id`;
/** Comments one panellist may write in an exercise. */
const AT_MOST = 500;

/** What panellists say about items: comments, replies, arguments for and against. */
export class ExerciseComments {
  constructor(private readonly db: DataSource) {}

  /** Adds a comment under an id of the writer's choosing: sent twice, it is there once. */
  async add(comment: {
    id: string;
    exerciseId: string;
    itemId: string;
    panellistId: string;
    parentId: string | null;
    stance: 'for' | 'against' | null;
    text: string;
  }): Promise<ExerciseComment> {
    await this.db.transaction(async (tx) => {
      const [exercise] = await tx.query(`select status, round from exercise where id = $1 for share`, [
        comment.exerciseId,
      ]);
      if (exercise?.status !== 'open')
        throw new TrendUniverseError(
          'CONFLICT',
          'No round is open, so nothing can be said at the moment. Keep your text and send it in the next round.',
        );
      const [item] = await tx.query(`select 1 from exercise_item where id = $1 and exercise_id = $2`, [
        comment.itemId,
        comment.exerciseId,
      ]);
      if (!item) throw notFound('item', comment.itemId, 'GET the exercise to see its items.');
      if (comment.parentId) {
        const [parent] = await tx.query(
          `select 1 from exercise_comment where id = $1 and item_id = $2 and parent_id is null`,
          [comment.parentId, comment.itemId],
        );
        if (!parent) throw notFound('comment', comment.parentId, 'Reply to a comment on the same item.');
      }
      const [{ n }] = await tx.query(`select count(*)::int as n from exercise_comment where panellist_id = $1`, [
        comment.panellistId,
      ]);
      if (n >= AT_MOST)
        throw new TrendUniverseError('CONFLICT', `You have written ${AT_MOST} comments, which is the most.`);
      await tx.query(
        `insert into exercise_comment (id, exercise_id, item_id, panellist_id, parent_id, stance, text, round) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing`,
        [
          comment.id,
          comment.exerciseId,
          comment.itemId,
          comment.panellistId,
          comment.parentId,
          comment.stance,
          comment.text,
          exercise.round,
        ],
      );
      await tx.query(NEWS, [comment.exerciseId]);
    });
    const [row] = await this.db.query(`select ${COMMENT} ${FROM} where c.id = $1 and c.panellist_id = $2`, [
      comment.id,
      comment.panellistId,
    ]);
    if (!row) throw new TrendUniverseError('CONFLICT', 'This id of a comment is taken. Send it under a new one.');
    return row;
  }

  /** Changes one's own comment. Throws CONFLICT when it was changed elsewhere since. */
  async change(
    id: string,
    panellistId: string,
    version: number,
    fields: { stance: 'for' | 'against' | null; text: string },
  ): Promise<ExerciseComment> {
    const [rows] = await this.db.query(
      `update exercise_comment set stance = $4, text = $5, version = version + 1 where id = $1 and panellist_id = $2 and version = $3 and removed_by is null returning id, exercise_id`,
      [id, panellistId, version, fields.stance, fields.text],
    );
    const [row] = await this.db.query(`select ${COMMENT} ${FROM} where c.id = $1 and c.panellist_id = $2`, [
      id,
      panellistId,
    ]);
    if (!row) throw notFound('comment', id, 'You can change comments of your own.');
    if (!rows[0])
      throw new TrendUniverseError(
        'CONFLICT',
        'This comment was changed or removed elsewhere. Load it again before you change it.',
      );
    await this.db.query(NEWS, [rows[0].exercise_id]);
    return row;
  }

  /** Removes a comment: by its author, or (without one) by the facilitator. Replies stay. */
  async remove(exerciseId: string, id: string, panellistId: string | null): Promise<void> {
    const [, n] = await this.db.query(
      `update exercise_comment set text = case when $3::uuid is null then text else '' end, removed_by = coalesce(removed_by, case when $3::uuid is null then 'facilitator' else 'author' end)
       where id = $2 and exercise_id = $1 and ($3::uuid is null or panellist_id = $3)`,
      [exerciseId, id, panellistId],
    );
    if (n === 0) throw notFound('comment', id, 'It may have been removed already.');
    await this.db.query(NEWS, [exerciseId]);
  }

  /** Comments of an exercise, or of one item, oldest first. */
  async list(exerciseId: string, itemId?: string): Promise<ExerciseComment[]> {
    return this.db.query(
      `select ${COMMENT} ${FROM} where c.exercise_id = $1 and ($2::uuid is null or c.item_id = $2) order by c.created_at, c.id limit 20000`,
      [exerciseId, itemId ?? null],
    );
  }

  async counts(exerciseId: string): Promise<Record<string, number>> {
    const rows: { id: string; n: number }[] = await this.db.query(
      `select item_id as id, count(*)::int as n from exercise_comment where exercise_id = $1 and removed_by is null group by item_id`,
      [exerciseId],
    );
    return Object.fromEntries(rows.map(({ id, n }) => [id, n]));
  }
}
