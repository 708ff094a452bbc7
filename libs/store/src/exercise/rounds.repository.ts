import { type CriterionFigures, criterionFigures, notFound, smallestCell, TrendUniverseError } from '#libs/domain';
import type { DataSource, EntityManager } from 'typeorm';
import {
  expertiseOf,
  groupBy,
  type LastRelease,
  type NewRelease,
  type PanelMember,
  releaseCell,
  type StandingRating,
} from './cells.js';
import { NEWS } from './exercise-news.js';
import type { Exercise, RoundFigures } from './exercise-types.js';
import { Exercises } from './exercises.repository.js';
import { Releases } from './releases.repository.js';

/** Opens and closes rounds, and makes the releases. Who holds the row of the exercise has its ratings to themselves. */
export class Rounds {
  constructor(private readonly db: DataSource) {}

  /** Opens the next round. Throws CONFLICT when one is open, or nothing is there to ask. */
  async open(exerciseId: string, closesAt: string | null): Promise<void> {
    await this.db.transaction(async (tx) => {
      const exercise = await lock(tx, exerciseId);
      if (exercise.status === 'open') throw conflict('A round is open already. Close it before the next one.');
      if (exercise.status === 'closed') throw conflict('This exercise is closed. Duplicate it to ask again.');
      const [{ n }] = await tx.query(
        `select count(*)::int as n from exercise_item where exercise_id = $1 and settled_round is null`,
        [exerciseId],
      );
      if (n === 0)
        throw conflict('There is no item to ask about: add items, or close the exercise, because all are settled.');
      await tx.query(
        `update exercise set status = 'open', round = round + 1, version = version + 1, updated_at = now() where id = $1`,
        [exerciseId],
      );
      await tx.query(`insert into exercise_round (exercise_id, number, closes_at) values ($1, $2, $3)`, [
        exerciseId,
        exercise.round + 1,
        closesAt,
      ]);
      await tx.query(NEWS, [exerciseId]);
    });
  }

  async reschedule(exerciseId: string, closesAt: string | null): Promise<void> {
    await this.db.query(
      `update exercise_round r set closes_at = $2 from exercise e where e.id = $1 and r.exercise_id = e.id and r.number = e.round and r.closed_at is null`,
      [exerciseId, closesAt],
    );
    await this.db.query(NEWS, [exerciseId]);
  }

  /**
   * Closes the running round: its figures are made and frozen, and items are settled by the declared rule. `finish` ends the exercise.
   * Closing what is closed changes nothing; finishing it still ends it.
   */
  async close(exerciseId: string, finish: boolean): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { status, round } = await lock(tx, exerciseId);
      if (status === 'draft') throw conflict('No round has been opened yet.');
      if (status === 'open') {
        const exercise = await new Exercises(tx as unknown as DataSource).get(exerciseId);
        const ratings = await release(tx, exercise);
        const figures = await roundFigures(tx, exercise, ratings);
        await tx.query(
          `update exercise_round set closed_at = now(), figures = $3 where exercise_id = $1 and number = $2`,
          [exerciseId, round, JSON.stringify(figures)],
        );
        await settle(tx, exercise);
      }
      await tx.query(
        `update exercise set status = case when $2 or set_up->>'mode' = 'live' then 'closed' when status = 'open' then 'between' else status end, version = version + 1, updated_at = now() where id = $1`,
        [exerciseId, finish],
      );
      await tx.query(NEWS, [exerciseId]);
    });
  }

  /** Brings the figures of a live exercise up to date as far as the rules let them. Returns whether any changed. */
  async refresh(exerciseId: string): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const { status } = await lock(tx, exerciseId);
      if (status !== 'open') return false;
      const exercise = await new Exercises(tx as unknown as DataSource).get(exerciseId);
      if (exercise.setUp.mode !== 'live') return false;
      const before = await tx.query(
        `select coalesce(max(moment), 0)::text as m from exercise_release where exercise_id = $1`,
        [exerciseId],
      );
      await release(tx, exercise);
      const after = await tx.query(
        `select coalesce(max(moment), 0)::text as m from exercise_release where exercise_id = $1`,
        [exerciseId],
      );
      const changed = before[0].m !== after[0].m;
      if (changed) await tx.query(NEWS, [exerciseId]);
      return changed;
    });
  }

  /** Exercises whose round should be closed by now, and rounds that close within a day and want their panel reminded. */
  async due(): Promise<{ close: string[]; remind: string[] }> {
    const rows: { id: string; close: boolean }[] = await this.db.query(
      `select e.id, r.closes_at <= now() as close from exercise_round r join exercise e on e.id = r.exercise_id and e.round = r.number and e.status = 'open'
       where r.closed_at is null and (r.closes_at <= now() or (r.closes_at < now() + interval '1 day' and r.opened_at < now() - interval '12 hours' and (e.set_up->>'reminders')::boolean)) limit 500`,
    );
    return {
      close: rows.filter((r) => r.close).map((r) => r.id),
      remind: rows.filter((r) => !r.close).map((r) => r.id),
    };
  }
}

const conflict = (message: string): TrendUniverseError => new TrendUniverseError('CONFLICT', message);

async function lock(tx: EntityManager, id: string): Promise<{ status: string; round: number }> {
  const [row] = await tx.query(`select status, round from exercise where id = $1 for update`, [id]);
  if (!row) throw notFound('exercise', id, 'It may have been deleted.');
  return row;
}

async function release(tx: EntityManager, exercise: Exercise): Promise<StandingRating[]> {
  const { id, round, setUp } = exercise;
  const ratings: StandingRating[] = (
    await tx.query(
      `select distinct on (panellist_id, item_id, criterion) panellist_id as panellist, item_id as "itemId", criterion, round, value, moment::float8 as moment,
              case when round = $2 then lead(value) over w end as before, lead(round) over w as "beforeRound"
       from rating where exercise_id = $1 and round <= $2 window w as (partition by panellist_id, item_id, criterion order by round desc)
       order by panellist_id, item_id, criterion, round desc`,
      [id, round],
    )
  ).map(({ beforeRound, ...row }: StandingRating & { beforeRound: number | null }) => ({
    ...row,
    before: beforeRound === round - 1 ? row.before : undefined,
  }));
  const members = new Map<string, PanelMember>(
    (
      await tx.query(
        `select p.id, p.group_key as "group", p.organisation_id as "organisationId",
                coalesce((select json_agg(json_build_object('group', m.left_group, 'at', m.moment)) from panellist_move m where m.panellist_id = p.id), '[]'::json) as "left"
         from panellist p where p.exercise_id = $1`,
        [id],
      )
    ).map((member: PanelMember) => [member.id, member]),
  );
  const last = new Map<string, LastRelease>(
    (
      await tx.query(
        `select distinct on (item_id, criterion) item_id as "itemId", criterion, moment::float8 as at, shown, shown_organisations as "shownOrganisations",
                voices, voices_moment::float8 as "voicesAt"
         from exercise_release where exercise_id = $1 order by item_id, criterion, round desc`,
        [id],
      )
    ).map((row: LastRelease & { itemId: string; criterion: string }) => [`${row.itemId}/${row.criterion}`, row]),
  );
  const cells = groupBy(ratings, (r) => `${r.itemId}/${r.criterion}`);
  const expertise = expertiseOf(ratings);
  const made = exercise.items
    .filter((item) => item.settledRound === null)
    .flatMap((item) =>
      setUp.criteria.flatMap((criterion): NewRelease[] => {
        const key = `${item.id}/${criterion.key}`;
        const found = releaseCell({
          setUp,
          criterion,
          itemId: item.id,
          round,
          ratings: cells.get(key) ?? [],
          members,
          expertise: expertise.get(item.id) ?? new Map(),
          last: last.get(key) ?? null,
        });
        return found ? [found] : [];
      }),
    );
  await tx.query(
    `insert into exercise_release (exercise_id, round, item_id, criterion, moment, shown, shown_organisations, figures, groups, organisations, stability, voices, voices_moment)
     select $1, $2, "itemId", criterion, $4, array(select json_array_elements_text(shown)), array(select json_array_elements_text("shownOrganisations")), figures, groups, organisations, nullif(stability, 'null'::jsonb),
            nullif(voices, 'null'::jsonb), case when voices is null or voices = 'null'::jsonb then null else coalesce("voicesAt", $4::bigint) end
     from json_to_recordset($3) as r("itemId" uuid, criterion text, shown json, "shownOrganisations" json, figures jsonb, groups jsonb, organisations jsonb, stability jsonb, voices jsonb, "voicesAt" bigint)
     on conflict (exercise_id, round, item_id, criterion) do update set moment = excluded.moment, shown = excluded.shown, shown_organisations = excluded.shown_organisations,
       figures = excluded.figures, groups = excluded.groups, organisations = excluded.organisations, stability = excluded.stability,
       voices = excluded.voices, voices_moment = excluded.voices_moment, released_at = now()`,
    [id, round, JSON.stringify(made), (await tx.query(`select nextval('exercise_moment')::text as m`))[0].m],
  );
  return ratings;
}

async function roundFigures(
  tx: EntityManager,
  exercise: Exercise,
  ratings: readonly StandingRating[],
): Promise<RoundFigures> {
  const { id, round, setUp } = exercise;
  const minimum = smallestCell(setUp.anonymity);
  const items = exercise.items.filter((item) => item.settledRound === null).map((item) => item.id);
  const criteria: Record<string, CriterionFigures | null> = {};
  for (const criterion of setUp.criteria) {
    const own = ratings.filter((r) => r.criterion === criterion.key && r.value !== null && items.includes(r.itemId));
    // Too few spoke anew: new figures beside the old ones would tell what they said.
    const fresh = new Set(own.filter((r) => r.round === round).map((r) => r.panellist)).size;
    if (round > 1 && fresh < minimum) {
      criteria[criterion.key] =
        exercise.rounds.find((r) => r.number === round - 1)?.figures?.criteria[criterion.key] ?? null;
      continue;
    }
    const rows = [...groupBy(own, (r) => r.panellist)].map(([panellist, list]) => ({
      panellist,
      values: new Map(list.map((r) => [r.itemId, r.value as number])),
    }));
    criteria[criterion.key] = criterionFigures(rows, items, criterion, minimum);
  }
  const [counts] = await tx.query(
    `with here as (select distinct panellist_id as id from rating where exercise_id = $1 and round = $2), before as (select distinct panellist_id as id from rating where exercise_id = $1 and round = $2 - 1)
     select (select count(*)::int from panellist where exercise_id = $1 and joined_at is not null) as panel, (select count(*)::int from here) as answered,
            (select count(*)::int from before where id not in (select id from here)) as "droppedOut", (select count(*)::int from here where id not in (select id from before)) as joined`,
    [id, round],
  );
  return { ...counts, criteria };
}

/** Settles the items whose every criterion is settled by the rule that was declared. */
async function settle(tx: EntityManager, exercise: Exercise): Promise<void> {
  const { id, round, setUp } = exercise;
  if (setUp.settle === 'never' || setUp.mode === 'live') return;
  const releases = await new Releases(tx as unknown as DataSource).upTo(id, round);
  const byItem = groupBy(releases, (r) => r.itemId);
  const settled = exercise.items.filter((item) => {
    const cells = byItem.get(item.id) ?? [];
    return (
      item.settledRound === null &&
      cells.length === setUp.criteria.length &&
      cells.every((c) => c.figures.consensus === true && (setUp.settle === 'consensus' || c.stability?.stable === true))
    );
  });
  await tx.query(`update exercise_item set settled_round = $2 where id = any($1::uuid[])`, [
    settled.map((item) => item.id),
    round,
  ]);
}
