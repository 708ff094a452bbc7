import { randomUUID } from 'node:crypto';
import { notFound } from '#libs/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { emailKey, moment } from '../account/accounts.repository.js';
import type { ListedPanellist, Panellist, Participation } from './exercise-types.js';
import { NEWS } from './exercise-news.js';

const PANELLIST = `p.id, p.exercise_id as "exerciseId", p.account_id as "accountId", p.organisation_id as "organisationId", p.group_key as "group", p.name, p.email, ${moment('p.joined_at')} as "joinedAt", ${moment('p.left_at')} as "leftAt"`;

export interface NewPanellist {
  readonly exerciseId: string;
  readonly accountId?: string | null;
  readonly organisationId?: string | null;
  readonly group: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly joined: boolean;
}

/** Who is on a panel, and how far it is. */
export class Panel {
  constructor(private readonly db: DataSource) {}

  /**
   * Adds somebody; an address or account that is on the panel already stays who it is, also who was taken off it: look at `leftAt`.
   * Returns the panellist.
   */
  async add(person: NewPanellist): Promise<Panellist> {
    const key = person.email ? emailKey(person.email) : null;
    const [row] = await this.db.query(
      `insert into panellist (id, exercise_id, account_id, organisation_id, group_key, name, email, email_key, joined_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, case when $9 then now() end) on conflict do nothing returning id`,
      [
        randomUUID(),
        person.exerciseId,
        person.accountId ?? null,
        person.organisationId ?? null,
        person.group,
        person.name,
        person.email,
        key,
        person.joined,
      ],
    );
    const found =
      row ??
      (
        await this.db.query(
          `select id from panellist where exercise_id = $1 and (email_key = $2 or account_id = $3) order by account_id nulls last`,
          [person.exerciseId, key, person.accountId ?? null],
        )
      )[0];
    await this.tell(person.exerciseId);
    return this.get(found.id);
  }

  /** Adds whom the facilitator asks by name. Who was taken off is on the panel again, and is written to as anybody who was just invited. */
  async invite(person: Omit<NewPanellist, 'joined'>): Promise<Panellist> {
    await this.db.query(
      `update panellist set left_at = null, mailed_round = 0, reminded_at = null, invited_at = now()
       where exercise_id = $1 and email_key = $2 and left_at is not null`,
      [person.exerciseId, person.email ? emailKey(person.email) : null],
    );
    return this.add({ ...person, joined: false });
  }

  async get(id: string, exerciseId?: string): Promise<Panellist> {
    const [row] = await this.db.query(
      `select ${PANELLIST} from panellist p where p.id = $1 and ($2::uuid is null or p.exercise_id = $2)`,
      [id, exerciseId ?? null],
    );
    if (!row) throw notFound('panellist', id, 'GET the panel of the exercise to see who is on it.');
    return row;
  }

  async byAccount(exerciseId: string, accountId: string): Promise<Panellist | null> {
    const [row] = await this.db.query(
      `select ${PANELLIST} from panellist p where p.exercise_id = $1 and p.account_id = $2 and p.left_at is null`,
      [exerciseId, accountId],
    );
    return row ?? null;
  }

  async join(id: string): Promise<void> {
    const [rows] = await this.db.query(
      `update panellist set joined_at = coalesce(joined_at, now()) where id = $1 returning exercise_id`,
      [id],
    );
    if (rows[0]) await this.tell(rows[0].exercise_id);
  }

  async list(exerciseId: string, round: number): Promise<ListedPanellist[]> {
    return this.db.query(
      `select ${PANELLIST}, coalesce(r.n, 0)::int as answered, r.at as "lastAnswerAt" from panellist p
       left join (select panellist_id, count(*) as n, ${moment('max(saved_at)')} as at from rating where exercise_id = $1 and round = $2 and criterion <> 'expertise' group by panellist_id) r on r.panellist_id = p.id
       where p.exercise_id = $1 order by p.left_at nulls first, p.name, p.id`,
      [exerciseId, round],
    );
  }

  /** Moves somebody to another group, or renames them. That they moved is kept: figures must not tell who did. */
  async change(id: string, fields: { group: string | null; name: string }): Promise<void> {
    await this.db.transaction(async (tx) => {
      const [row] = await tx.query(
        `select group_key as "group", exercise_id as "exerciseId" from panellist where id = $1 for update`,
        [id],
      );
      await tx.query(`select 1 from exercise where id = $1 for share`, [row.exerciseId]);
      if (row.group !== fields.group)
        await tx.query(
          `insert into panellist_move (panellist_id, moment, left_group) values ($1, nextval('exercise_moment'), $2)`,
          [id, row.group],
        );
      await tx.query(`update panellist set group_key = $2, name = $3 where id = $1`, [id, fields.group, fields.name]);
    });
  }

  /** Takes somebody off the panel. Their ratings stand until they withdraw them: figures that are out stay right. */
  async leave(id: string): Promise<void> {
    const [rows] = await this.db.query(
      `update panellist set left_at = coalesce(left_at, now()) where id = $1 returning exercise_id`,
      [id],
    );
    await this.db.query(`delete from panel_token where panellist_id = $1`, [id]);
    if (rows[0]) await this.tell(rows[0].exercise_id);
  }

  /** What an account gave to exercises, for its owner. */
  async exportOf(accountId: string): Promise<unknown[]> {
    return this.db.query(
      `select e.set_up->>'title' as exercise, p.name, p.group_key as "group", ${moment('p.joined_at')} as "joinedAt",
              (select coalesce(json_agg(json_build_object('item', i.title, 'criterion', r.criterion, 'round', r.round, 'value', r.value) order by r.round, i.position, r.criterion), '[]'::json)
               from rating r join exercise_item i on i.id = r.item_id where r.panellist_id = p.id) as ratings,
              (select coalesce(json_agg(c.text order by c.created_at), '[]'::json) from exercise_comment c where c.panellist_id = p.id) as comments
       from panellist p join exercise e on e.id = p.exercise_id where p.account_id = $1 order by p.joined_at`,
      [accountId],
    );
  }

  /** Forgets a panellist, see `erasePanellist`. */
  async erase(id: string): Promise<void> {
    await this.db.transaction((tx) => erasePanellist(tx, id));
  }

  /** How far the panel is. `expected` is the number of ratings asked of one person in the round. */
  async participation(exerciseId: string, round: number, expected: number): Promise<Participation> {
    const [row] = await this.db.query(
      `with answers as (select panellist_id, count(*) as n from rating where exercise_id = $1 and round = $2 and criterion <> 'expertise' group by panellist_id)
       select count(*)::int as invited, count(p.joined_at)::int as joined, count(p.left_at)::int as left,
              count(a.n)::int as started, count(*) filter (where a.n >= $3)::int as finished, coalesce(sum(a.n), 0)::int as answers,
              (select count(*)::int from exercise_comment c where c.exercise_id = $1 and c.removed_by is null) as comments
       from panellist p left join answers a on a.panellist_id = p.id where p.exercise_id = $1`,
      [exerciseId, round, expected],
    );
    return { ...row, expected: expected * (row.invited - row.left) };
  }

  private async tell(exerciseId: string): Promise<void> {
    await this.db.query(NEWS, [exerciseId]);
  }
}

/** Forgets name, address, account, ratings and comments of a panellist. What was released stays; it says nothing about one person. */
export async function erasePanellist(tx: EntityManager, id: string): Promise<void> {
  const [row] = await tx.query(`select exercise_id as "exerciseId" from panellist where id = $1`, [id]);
  await tx.query(`select 1 from exercise where id = $1 for share`, [row.exerciseId]);
  await tx.query(
    `update rating set value = null, version = version + 1, moment = nextval('exercise_moment'), saved_at = now() where panellist_id = $1`,
    [id],
  );
  await tx.query(`delete from rating_history where panellist_id = $1`, [id]);
  await tx.query(
    `update exercise_comment set text = '', removed_by = 'author', panellist_id = null where panellist_id = $1`,
    [id],
  );
  await tx.query(
    `update panellist set name = '', email = null, email_key = null, account_id = null, left_at = coalesce(left_at, now()) where id = $1`,
    [id],
  );
  await tx.query(`delete from panel_token where panellist_id = $1`, [id]);
}
