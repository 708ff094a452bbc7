import type { TrendStatus } from '#libs/domain';
import type { DataSource, EntityManager } from 'typeorm';
import type { TrendEntity } from './trend.entity.js';

export interface AuditEvent {
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  /** Id of a trend or a signal. */
  readonly target: string;
  /** Name of the trend or title of the signal as it is now; null when it is gone. */
  readonly name: string | null;
  readonly before: unknown;
  readonly after: unknown;
  /** The event this one undoes, and the one that undid this. */
  readonly undoes: number | null;
  readonly undoneBy: number | null;
}

/** What a decision changes of a trend. */
export interface TrendState {
  readonly name: string;
  readonly segment: string;
  readonly status: TrendStatus;
  readonly accepted: boolean;
  readonly mergedInto: string | null;
  readonly phaseOut: string | null;
}

export const state = ({ name, segment, status, accepted, mergedInto, phaseOut }: TrendEntity): TrendState => ({
  name,
  segment,
  status,
  accepted,
  mergedInto,
  phaseOut,
});

export interface NewEvent {
  readonly id: string;
  readonly actor: string;
  readonly action: string;
  readonly target: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly undoes?: number;
}

/** The number of an event before it is written: what it took away is kept under it. */
export async function nextEvent(tx: EntityManager): Promise<string> {
  const [row] = await tx.query(`select nextval(pg_get_serial_sequence('audit_event', 'id')) as id`);
  return row.id as string;
}

export const writeEvent = (tx: EntityManager, event: NewEvent): Promise<unknown> =>
  tx.query(
    `insert into audit_event (id, actor, action, target, before, after, undoes) overriding system value values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      event.id,
      event.actor,
      event.action,
      event.target,
      JSON.stringify(event.before),
      JSON.stringify(event.after),
      event.undoes ?? null,
    ],
  );

/** One kind of decision about many things at once, in one statement. */
export const writeEvents = (
  tx: EntityManager,
  {
    actor,
    action,
    about,
  }: Pick<NewEvent, 'actor' | 'action'> & { about: readonly Omit<NewEvent, 'id' | 'actor' | 'action' | 'undoes'>[] },
): Promise<unknown> =>
  tx.query(
    `insert into audit_event (actor, action, target, before, after)
     select $1, $2, target, before, after from json_to_recordset($3) as r(target text, before jsonb, after jsonb)`,
    [actor, action, JSON.stringify(about)],
  );

/** The log of decisions: it only grows, undoing included. */
export class AuditLog {
  constructor(private readonly db: DataSource) {}

  /** Newest first, older than `before`; of one trend or signal, or of all. */
  async page(limit: number, before?: number, target?: string): Promise<AuditEvent[]> {
    return this.db.query(
      `select e.id::int, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, e.actor, e.action, e.target,
              coalesce((select name from trend where id = e.target), (select title from signal where id = e.target)) as name,
              e.before, e.after, e.undoes::int, u.id::int as "undoneBy"
       from audit_event e left join audit_event u on u.undoes = e.id
       where ($2::bigint is null or e.id < $2) and ($3::text is null or e.target = $3) order by e.id desc limit $1`,
      [limit, before ?? null, target ?? null],
    );
  }
}
