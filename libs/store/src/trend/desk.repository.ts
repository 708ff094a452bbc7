import { badInput, notFound, type Trend, type TrendStatus } from '#libs/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { TrendEntity } from './trend.entity.js';

export type DeskDecision =
  | { readonly action: 'accept' }
  | { readonly action: 'reject' }
  | { readonly action: 'reopen' }
  | { readonly action: 'rename'; readonly name: string }
  | { readonly action: 'move'; readonly segment: string }
  | { readonly action: 'merge'; readonly into: string };

export interface DeskTrend extends Trend {
  readonly accepted: boolean;
  readonly mergedInto: string | null;
  readonly signals: number;
}

export interface AuditEvent {
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly target: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Decisions of editors about discovered trends. Each is one transaction with its line in the audit log. */
export class Desk {
  constructor(private readonly db: DataSource) {}

  /** Discovered trends by ecosystem, the largest first. */
  async list(status?: TrendStatus): Promise<DeskTrend[]> {
    return this.db.query(
      `select t.id, t.ecosystem, t.also_on as "alsoOn", t.name, t.summary, t.segment, t.drivers, t.phrases, t.codes, t.related, t.origin, t.status, t.accepted,
              t.merged_into as "mergedInto", (select count(*)::int from signal_trend l where l.trend_id = t.id) as signals
       from trend t where t.origin = 'discovered' and ($1::text is null or t.status = $1) order by t.ecosystem, signals desc, t.id`,
      [status ?? null],
    );
  }

  async decide(id: string, decision: DeskDecision, actor: string): Promise<Trend> {
    return this.db.transaction(async (tx) => {
      const before = await tx
        .getRepository(TrendEntity)
        .findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!before)
        throw notFound('trend', id.slice(0, 100), 'GET /api/v1/desk/trends lists those that can be decided on.');
      if (before.origin !== 'discovered')
        throw badInput('Curated trends are edited in data/trends, where every change can be reviewed.', [
          { path: 'id', message: 'is a curated trend' },
        ]);
      await this.apply(tx, before, decision);
      const after = await tx.getRepository(TrendEntity).findOneByOrFail({ id });
      await tx.query(`insert into audit_event (actor, action, target, before, after) values ($1, $2, $3, $4, $5)`, [
        actor,
        `trend.${decision.action}`,
        id,
        state(before),
        state(after),
      ]);
      return after as unknown as Trend;
    });
  }

  async audit(limit: number, before?: number): Promise<AuditEvent[]> {
    return this.db.query(
      `select id::int, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, actor, action, target, before, after from audit_event
       where $2::bigint is null or id < $2 order by id desc limit $1`,
      [limit, before ?? null],
    );
  }

  private async apply(tx: EntityManager, trend: TrendEntity, decision: DeskDecision): Promise<void> {
    const set = (fields: Partial<TrendEntity>) =>
      tx.getRepository(TrendEntity).update({ id: trend.id }, fields as never);
    switch (decision.action) {
      case 'accept':
        return void (await set({ accepted: true, status: 'active', mergedInto: null }));
      case 'reopen':
        return void (await set({ accepted: false, status: 'active', mergedInto: null }));
      case 'reject':
        await set({ status: 'rejected', accepted: false, mergedInto: null });
        return void (await tx.query(`delete from signal_trend where trend_id = $1`, [trend.id]));
      case 'rename':
        return void (await set({ name: decision.name, accepted: true }));
      case 'move':
        return void (await set({ segment: decision.segment }));
      case 'merge':
        return this.merge(tx, trend, decision.into);
    }
  }

  /** The signals go over; the trend stays as a tombstone that says where to. */
  private async merge(tx: EntityManager, trend: TrendEntity, into: string): Promise<void> {
    const target = await tx.getRepository(TrendEntity).findOneBy({ id: into });
    if (!target || target.status !== 'active' || target.id === trend.id) {
      throw badInput(`"${into.slice(0, 100)}" is no other active trend to merge into.`, [
        { path: 'into', message: 'use the id of an active trend' },
      ]);
    }
    await tx.query(
      `insert into signal_trend (trend_id, seq, score, words, kind, year, independent, digest)
       select $2, seq, score, words, kind, year, independent, digest from signal_trend where trend_id = $1 on conflict do nothing`,
      [trend.id, into],
    );
    await tx.query(`delete from signal_trend where trend_id = $1`, [trend.id]);
    await tx
      .getRepository(TrendEntity)
      .update({ id: trend.id }, { status: 'merged', mergedInto: into, accepted: false });
    await tx.query(`update trend set merged_into = $2 where merged_into = $1`, [trend.id, into]);
  }
}

const state = ({ name, segment, status, accepted, mergedInto }: TrendEntity) =>
  JSON.stringify({ name, segment, status, accepted, mergedInto });
