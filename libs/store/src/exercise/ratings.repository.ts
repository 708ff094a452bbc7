import { TrendUniverseError } from '#libs/domain';
import type { DataSource } from 'typeorm';
import type { KeptRating, RatingOutcome, RatingWish } from './exercise-types.js';
import { NEWS } from './exercise-news.js';

const KEPT = `item_id as "itemId", criterion, round, value, version`;

/** What panellists answered. Only two read it: the panellist, and the making of releases (`rounds.repository.ts`). */
export class Ratings {
  constructor(private readonly db: DataSource) {}

  /**
   * Saves ratings of one panellist in the running round; a round that closes waits for those under way and refuses those after.
   * The same wishes twice change nothing. A wish based on an older version than what is kept is a `conflict`, and what is kept stays;
   * every version ever kept is in the history. Throws CONFLICT when the round is not open.
   */
  async save(
    exerciseId: string,
    panellistId: string,
    round: number,
    wishes: readonly RatingWish[],
  ): Promise<RatingOutcome[]> {
    const outcomes = await this.db.transaction(async (tx) => {
      const [exercise] = await tx.query(`select status, round from exercise where id = $1 for share`, [exerciseId]);
      if (exercise?.status !== 'open' || exercise.round !== round)
        throw new TrendUniverseError(
          'CONFLICT',
          'This round is closed: what you saved before is kept, this was not. Load the page again to see where the exercise stands.',
        );
      const rows: (KeptRating & {
        before: number | null;
        wished: number | null;
        based: number;
        old: number | null;
        changed: boolean;
      })[] = await tx.query(
        `with wish as (
             select distinct on (item_id, criterion) w.item_id, w.criterion, w.value, w.version
             from json_to_recordset($4) as w(item_id uuid, criterion text, value int, version int)
             join exercise_item i on i.id = w.item_id and i.exercise_id = $1 and i.settled_round is null order by item_id, criterion
           ), written as (
             insert into rating as r (panellist_id, item_id, criterion, round, exercise_id, value, version, moment)
             select $2, item_id, criterion, $3, $1, value, 1, nextval('exercise_moment') from wish
             on conflict (panellist_id, item_id, criterion, round) do update
               set value = excluded.value, version = r.version + 1, moment = excluded.moment, saved_at = now()
               where r.value is distinct from excluded.value
                 and r.version = (select w.version from wish w where w.item_id = r.item_id and w.criterion = r.criterion)
             returning r.item_id, r.criterion, r.round, r.value, r.version, r.saved_at
           ), kept as (
             insert into rating_history (panellist_id, item_id, criterion, round, version, value, saved_at)
             select $2, item_id, criterion, round, version, value, saved_at from written
           )
           select w.item_id as "itemId", w.criterion, $3::int as round, t.item_id is not null as changed, w.value as wished, t.value, t.version
           from wish w left join written t on t.item_id = w.item_id and t.criterion = w.criterion`,
        [
          exerciseId,
          panellistId,
          round,
          JSON.stringify(wishes.map(({ itemId, ...wish }) => ({ item_id: itemId, ...wish }))),
        ],
      );
      const stale = rows.filter((row) => !row.changed);
      const kept = stale.length > 0 ? await this.own(panellistId, round, tx) : [];
      return rows.map(({ itemId, criterion, changed, wished, ...row }): RatingOutcome => {
        if (changed) return { itemId, criterion, round, value: row.value, version: row.version, outcome: 'saved' };
        const old = kept.find((k) => k.itemId === itemId && k.criterion === criterion && k.round === round)!;
        return { ...old, outcome: old.value === wished ? 'unchanged' : 'conflict' };
      });
    });
    // After the commit, not in it: transactions that notify commit one by one, and each would wait for the disk alone.
    if (outcomes.some(({ outcome }) => outcome === 'saved')) await this.db.query(NEWS, [exerciseId]);
    return outcomes;
  }

  /** All ratings of a panellist up to a round. */
  async own(panellistId: string, round: number, db: Pick<DataSource, 'query'> = this.db): Promise<KeptRating[]> {
    return db.query(
      `select ${KEPT} from rating where panellist_id = $1 and round <= $2 order by item_id, criterion, round`,
      [panellistId, round],
    );
  }

  /** Ratings by name, for exercises that are open about it. */
  async named(exerciseId: string): Promise<(KeptRating & { panellist: string; group: string | null })[]> {
    return this.db.query(
      `select p.name as panellist, p.group_key as "group", r.item_id as "itemId", r.criterion, r.round, r.value, r.version
       from rating r join panellist p on p.id = r.panellist_id join exercise e on e.id = r.exercise_id
       where r.exercise_id = $1 and e.set_up->>'anonymity' = 'open' and r.criterion <> 'expertise' order by p.name, p.id, r.round, r.item_id, r.criterion`,
      [exerciseId],
    );
  }
}
