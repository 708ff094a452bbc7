import { randomUUID } from 'node:crypto';
import { type ExerciseSetUp, notFound, TrendUniverseError } from '#libs/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { moment } from '../account/accounts.repository.js';
import type { Exercise, ExerciseHead, NewItem } from './exercise-types.js';

const EXERCISE = `
  e.id, e.organisation_id as "organisationId", o.name as organisation, e.set_up as "setUp", e.status, e.round, e.version,
  ${moment('e.published_at')} as "publishedAt", ${moment('e.created_at')} as "createdAt",
  coalesce((select json_agg(json_build_object('id', i.id, 'kind', i.kind, 'title', i.title, 'text', i.text, 'trendId', i.trend_id, 'year', i.year, 'settledRound', i.settled_round) order by i.position)
            from exercise_item i where i.exercise_id = e.id), '[]'::json) as items,
  coalesce((select json_agg(json_build_object('number', r.number, 'openedAt', ${moment('r.opened_at')}, 'closesAt', ${moment('r.closes_at')}, 'closedAt', ${moment('r.closed_at')}, 'figures', r.figures) order by r.number)
            from exercise_round r where r.exercise_id = e.id), '[]'::json) as rounds`;

const HEAD = `
  e.id, e.organisation_id as "organisationId", o.name as organisation, e.set_up->>'title' as title, e.status, e.round, e.set_up->>'mode' as mode,
  (select count(*)::int from exercise_item i where i.exercise_id = e.id) as items,
  (select count(*)::int from panellist p where p.exercise_id = e.id and p.left_at is null) as panellists,
  (select ${moment('r.closes_at')} from exercise_round r where r.exercise_id = e.id and r.number = e.round and r.closed_at is null) as "closesAt",
  ${moment('e.created_at')} as "createdAt"`;

/** Exercises an organisation may keep: enough for everybody, too few to fill a database with. */
const AT_MOST = 500;

/** Exercises and their set-up. */
export class Exercises {
  constructor(private readonly db: DataSource) {}

  async create(organisationId: string, setUp: ExerciseSetUp, items: readonly NewItem[]): Promise<Exercise> {
    const id = randomUUID();
    await this.db.transaction(async (tx) => {
      const [{ n }] = await tx.query(`select count(*)::int as n from exercise where organisation_id = $1`, [
        organisationId,
      ]);
      if (n >= AT_MOST)
        throw new TrendUniverseError(
          'CONFLICT',
          `An organisation keeps at most ${AT_MOST} exercises. Delete one first.`,
        );
      await tx.query(`insert into exercise (id, organisation_id, set_up) values ($1, $2, $3)`, [
        id,
        organisationId,
        JSON.stringify(setUp),
      ]);
      await putItems(tx, id, items);
    });
    return this.get(id);
  }

  /** Throws NOT_FOUND, also for an exercise of another organisation. */
  async get(id: string, organisationId?: string): Promise<Exercise> {
    const [row] = await this.db.query(
      `select ${EXERCISE} from exercise e join organisation o on o.id = e.organisation_id where e.id = $1 and ($2::uuid is null or e.organisation_id = $2)`,
      [id, organisationId ?? null],
    );
    if (!row) throw notFound('exercise', id, 'Look at the list of your exercises, or ask who invited you.');
    return row;
  }

  async list(organisationId: string): Promise<ExerciseHead[]> {
    return this.db.query(
      `select ${HEAD} from exercise e join organisation o on o.id = e.organisation_id where e.organisation_id = $1 order by e.created_at desc, e.id`,
      [organisationId],
    );
  }

  /** Exercises that other organisations run and this one takes part in. */
  async shared(organisationId: string): Promise<ExerciseHead[]> {
    return this.db.query(
      `select ${HEAD} from exercise_organisation x join exercise e on e.id = x.exercise_id join organisation o on o.id = e.organisation_id
       where x.organisation_id = $1 order by e.created_at desc, e.id`,
      [organisationId],
    );
  }

  /** Exercises an account takes part in, or may join as one of the people of an organisation in it; none it was taken off. */
  async of(accountId: string): Promise<(ExerciseHead & { joined: boolean })[]> {
    return this.db.query(
      `select ${HEAD}, p.id is not null as joined from exercise e join organisation o on o.id = e.organisation_id
       left join panellist p on p.exercise_id = e.id and p.account_id = $1
       where e.status <> 'draft' and p.left_at is null and (p.id is not null or (e.status <> 'closed' and (e.set_up->>'members')::boolean and exists (
         select 1 from membership m where m.account_id = $1 and (m.organisation_id = e.organisation_id
           or m.organisation_id in (select x.organisation_id from exercise_organisation x where x.exercise_id = e.id)))))
       order by e.created_at desc, e.id limit 200`,
      [accountId],
    );
  }

  /**
   * Changes the set-up. `items` only while it is a draft: afterwards they are what was asked. Throws CONFLICT when somebody
   * else has changed it since `version` was read.
   */
  async change(id: string, version: number, setUp: ExerciseSetUp, items: readonly NewItem[] | null): Promise<Exercise> {
    await this.db.transaction(async (tx) => {
      const [, changed] = await tx.query(
        `update exercise set set_up = $3, version = version + 1, updated_at = now() where id = $1 and version = $2 and ($4 = false or status = 'draft')`,
        [id, version, JSON.stringify(setUp), items !== null],
      );
      if (changed === 0)
        throw new TrendUniverseError(
          'CONFLICT',
          'Somebody has changed this exercise in the meantime. Load it again; what you typed is not lost until you do.',
        );
      if (items) await putItems(tx, id, items);
    });
    return this.get(id);
  }

  async remove(id: string): Promise<void> {
    await this.db.query(`delete from exercise where id = $1`, [id]);
  }

  /** Makes the results readable for everybody, or takes that back. */
  async publish(id: string, open: boolean): Promise<void> {
    await this.db.query(
      `update exercise set published_at = case when $2 then coalesce(published_at, now()) end where id = $1`,
      [id, open],
    );
  }

  /** An organisation takes part from now on. */
  async joinOrganisation(id: string, organisationId: string): Promise<void> {
    await this.db.query(
      `insert into exercise_organisation (exercise_id, organisation_id) values ($1, $2) on conflict do nothing`,
      [id, organisationId],
    );
  }

  async takesPart(id: string, organisationId: string): Promise<boolean> {
    const rows = await this.db.query(
      `select 1 from exercise_organisation where exercise_id = $1 and organisation_id = $2`,
      [id, organisationId],
    );
    return rows.length > 0;
  }

  async organisations(id: string): Promise<{ id: string; name: string; joinedAt: string }[]> {
    return this.db.query(
      `select o.id, o.name, ${moment('x.joined_at')} as "joinedAt" from exercise_organisation x join organisation o on o.id = x.organisation_id where x.exercise_id = $1 order by o.name, o.id`,
      [id],
    );
  }
}

/** Replaces the items: known ids are kept, the rest is new or gone. */
async function putItems(tx: EntityManager, exerciseId: string, items: readonly NewItem[]): Promise<void> {
  const known: { id: string }[] = await tx.query(`select id from exercise_item where exercise_id = $1`, [exerciseId]);
  const ours = new Set(known.map((row) => row.id));
  const rows = items.map((item, position) => ({
    ...item,
    id: item.id && ours.has(item.id) ? item.id : randomUUID(),
    position,
  }));
  await tx.query(`delete from exercise_item where exercise_id = $1 and not id = any($2::uuid[])`, [
    exerciseId,
    rows.map((row) => row.id),
  ]);
  await tx.query(
    `insert into exercise_item (id, exercise_id, position, kind, title, text, trend_id, year)
     select id, $1, position, kind, title, text, "trendId", year
     from json_to_recordset($2) as r(id uuid, position int, kind text, title text, text text, "trendId" text, year int)
     on conflict (id) do update set position = excluded.position, kind = excluded.kind, title = excluded.title, text = excluded.text, trend_id = excluded.trend_id, year = excluded.year`,
    [exerciseId, JSON.stringify(rows)],
  );
}
