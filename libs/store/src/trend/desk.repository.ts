import { badInput, notFound, type Trend, type TrendStatus } from '#libs/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { TrendEntity } from './trend.entity.js';
import { nextEvent, state, type TrendState, writeEvent } from './audit.js';

export type DeskDecision =
  | { readonly action: 'accept' }
  | { readonly action: 'reject'; readonly reason?: string | undefined }
  | { readonly action: 'reopen' }
  | { readonly action: 'rename'; readonly name: string }
  | { readonly action: 'move'; readonly segment: string }
  | { readonly action: 'merge'; readonly into: string; readonly reason?: string | undefined }
  /** It stays on the radar, marked, until it is kept after all or ends. */
  | { readonly action: 'phase-out'; readonly reason: string }
  | { readonly action: 'keep' };

export interface DeskTrend extends Trend {
  readonly accepted: boolean;
  readonly mergedInto: string | null;
  readonly phaseOutReason: string | null;
  readonly endedAt: string | null;
  readonly endedReason: string | null;
  readonly signals: number;
}

/** What may be decided about trends of the catalogue too; the rest of them is edited in data/trends, where every change can be reviewed. */
const OF_ANY_ORIGIN: readonly DeskDecision['action'][] = ['phase-out', 'keep'];

/** Decisions of editors about trends. Each is one transaction with its line in the audit log. */
export class Desk {
  constructor(private readonly db: DataSource) {}

  /** Discovered trends, and those of the catalogue that are being phased out, by ecosystem, the largest first. */
  async list(status?: TrendStatus): Promise<DeskTrend[]> {
    return this.db.query(
      `select t.id, t.ecosystem, t.also_on as "alsoOn", t.name, t.summary, t.segment, t.drivers, t.phrases, t.codes, t.related, t.origin, t.status, t.accepted,
              t.merged_into as "mergedInto", to_char(t.phase_out, 'YYYY-MM-DD') as "phaseOut", t.phase_out_reason as "phaseOutReason",
              to_char(t.ended_at at time zone 'UTC', 'YYYY-MM-DD') as "endedAt", t.ended_reason as "endedReason",
              (select count(*)::int from signal_trend l where l.trend_id = t.id) as signals
       from trend t where (t.origin = 'discovered' or t.phase_out is not null) and ($1::text is null or t.status = $1) order by t.ecosystem, signals desc, t.id`,
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
      if (before.origin !== 'discovered' && !OF_ANY_ORIGIN.includes(decision.action))
        throw badInput(
          'Trends of the catalogue are edited in data/trends, where every change can be reviewed; here they can be phased out.',
          [{ path: 'action', message: 'is not for a curated trend' }],
        );
      const event = await nextEvent(tx);
      const followers = await apply(tx, before, decision, event);
      const after = await tx.getRepository(TrendEntity).findOneByOrFail({ id });
      await writeEvent(tx, {
        id: event,
        actor,
        action: `trend.${decision.action}`,
        target: id,
        before: { ...state(before), ...(followers.length > 0 && { followers }) },
        after: { ...state(after), ...('reason' in decision && decision.reason ? { reason: decision.reason } : {}) },
      });
      return after as unknown as Trend;
    });
  }
}

export const setTrend = (tx: EntityManager, id: string, fields: Partial<TrendState>): Promise<unknown> =>
  tx.getRepository(TrendEntity).update({ id }, fields as never);

/** Does it; returns the trends that had been merged into this one and now lead elsewhere. */
async function apply(tx: EntityManager, trend: TrendEntity, decision: DeskDecision, event: string): Promise<string[]> {
  const { id } = trend;
  switch (decision.action) {
    case 'accept':
      await setTrend(tx, id, { accepted: true, status: 'active', mergedInto: null });
      return [];
    case 'reopen':
      await setTrend(tx, id, { accepted: false, status: 'active', mergedInto: null });
      return [];
    case 'reject':
      await setTrend(tx, id, { status: 'rejected', accepted: false, mergedInto: null });
      await explainEnd(tx, id, decision.reason);
      await takeLinks(tx, id, event);
      return [];
    case 'rename':
      await setTrend(tx, id, { name: decision.name, accepted: true });
      return [];
    case 'move':
      await setTrend(tx, id, { segment: decision.segment });
      return [];
    case 'phase-out':
      await tx.query(
        `update trend set phase_out = coalesce(phase_out, current_date), phase_out_reason = $2 where id = $1`,
        [id, decision.reason],
      );
      return [];
    case 'keep':
      await tx.query(`update trend set phase_out = null, phase_out_reason = null where id = $1`, [id]);
      return [];
    case 'merge':
      return merge(tx, trend, decision.into, decision.reason, event);
  }
}

/** The signals go over; the trend stays as a tombstone that says where to. */
async function merge(
  tx: EntityManager,
  trend: TrendEntity,
  into: string,
  reason: string | undefined,
  event: string,
): Promise<string[]> {
  const target = await tx.getRepository(TrendEntity).findOneBy({ id: into });
  if (!target || target.status !== 'active' || target.id === trend.id) {
    throw badInput(`"${into.slice(0, 100)}" is no other active trend to merge into.`, [
      { path: 'into', message: 'use the id of an active trend' },
    ]);
  }
  await tx.query(
    `with added as (
       insert into signal_trend (trend_id, seq, score, words, kind, year, independent, digest)
       select $2, seq, score, words, kind, year, independent, digest from signal_trend where trend_id = $1 on conflict do nothing returning *
     )
     insert into decision_link (event_id, trend_id, seq, gone, score, words) select $3, trend_id, seq, false, score, words from added`,
    [trend.id, into, event],
  );
  await takeLinks(tx, trend.id, event);
  await setTrend(tx, trend.id, { status: 'merged', mergedInto: into, accepted: false });
  await explainEnd(tx, trend.id, reason);
  const [followers]: [{ id: string }[]] = await tx.query(
    `update trend set merged_into = $2 where merged_into = $1 returning id`,
    [trend.id, into],
  );
  return followers.map(({ id }) => id);
}

const explainEnd = (tx: EntityManager, id: string, reason: string | undefined): Promise<unknown> =>
  tx.query(`update trend set ended_reason = $2 where id = $1`, [id, reason ?? null]);

/** Takes all links of a trend, and keeps them with the event that took them. */
const takeLinks = (tx: EntityManager, trendId: string, event: string): Promise<unknown> =>
  tx.query(
    `with gone as (delete from signal_trend where trend_id = $1 returning *)
     insert into decision_link (event_id, trend_id, seq, gone, score, words) select $2, trend_id, seq, true, score, words from gone`,
    [trendId, event],
  );
