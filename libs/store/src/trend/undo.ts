import { notFound, TrendUniverseError } from '#libs/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { reopenReport } from '../error-report/error-reports.repository.js';
import { insertTrendLinks } from '../signal/readings.repository.js';
import { liftWithdrawal } from '../signal/withdrawals.repository.js';
import { nextEvent, state, type TrendState, writeEvent } from './audit.js';
import { setCorrection, type Target } from './corrections.repository.js';
import { setTrend } from './desk.repository.js';
import { TrendEntity } from './trend.entity.js';

interface Event {
  readonly id: number;
  readonly action: string;
  readonly target: string;
  readonly before: Record<string, unknown>;
  readonly after: Record<string, unknown>;
  readonly undone: boolean;
}

/**
 * Takes a decision back: the trend is what it was, with the links it had; a corrected tag is judged by the system again; a
 * withdrawn signal may be delivered again. Only the last word on a trend, a tag or a signal can be taken back. Throws NOT_FOUND for no such event, CONFLICT when it is undone already or was decided on since.
 * Returns the id of what it was about.
 */
export async function undoDecision(db: DataSource, eventId: number, actor: string): Promise<string> {
  return db.transaction(async (tx) => {
    const [event]: Event[] = await tx.query(
      `select e.id::int, e.action, e.target, e.before, e.after, exists (select 1 from audit_event u where u.undoes = e.id) as undone
       from audit_event e where e.id = $1`,
      [eventId],
    );
    if (!event) throw notFound('decision', String(eventId), 'GET /api/v1/desk/audit lists them.');
    if (event.undone) throw conflict('This decision has been undone already.');
    const id = await nextEvent(tx);
    if (event.action === 'signal.correct') await undoCorrection(tx, event, actor);
    else if (event.action === 'signal.withdraw') await undoWithdrawal(tx, event);
    else if (event.action === 'report.settle')
      await reopenReport(tx, String(event.before['report']), String(event.after['state']));
    else if (event.action.startsWith('trend.')) await undoOfTrend(tx, event);
    else throw conflict('An undoing is not undone: decide again instead.');
    await writeEvent(tx, {
      id,
      actor,
      action: 'undo',
      target: event.target,
      before: event.after,
      after: event.before,
      undoes: event.id,
    });
    return event.target;
  });
}

const conflict = (message: string): TrendUniverseError =>
  new TrendUniverseError('CONFLICT', `${message} GET /api/v1/desk/audit shows what came since.`);

async function undoOfTrend(tx: EntityManager, { id, target, before, after }: Event): Promise<void> {
  const trend = await tx.getRepository(TrendEntity).findOne({
    where: { id: target },
    lock: { mode: 'pessimistic_write' },
  });
  if (!trend) throw conflict('The trend is gone.');
  const now = state(trend) as unknown as Record<string, unknown>;
  const changed = Object.keys(now).filter((key) => key in after && after[key] !== now[key]);
  if (changed.length > 0) throw conflict(`The trend was changed since (${changed.join(', ')}): undo that first.`);
  const { followers, ...was } = before as unknown as TrendState & { followers?: string[] };
  await setTrend(tx, target, was);
  if (!was.phaseOut) await tx.query(`update trend set phase_out_reason = null where id = $1`, [target]);
  if (followers) await tx.query(`update trend set merged_into = $1 where id = any($2)`, [target, followers]);
  await tx.query(
    `delete from signal_trend l using decision_link d where d.event_id = $1 and not d.gone and l.trend_id = d.trend_id and l.seq = d.seq`,
    [id],
  );
  await insertTrendLinks(
    tx,
    await tx.query(`select seq, trend_id, score, words from decision_link where event_id = $1 and gone`, [id]),
  );
  await tx.query(`delete from decision_link where event_id = $1`, [id]);
}

async function undoWithdrawal(tx: EntityManager, { id, target }: Event): Promise<void> {
  const [later] = await tx.query(
    `select 1 from audit_event where target = $1 and id > $2 and action in ('signal.withdraw', 'signal.lift') limit 1`,
    [target, id],
  );
  if (later || !(await liftWithdrawal(tx, target))) throw conflict('The signal was let in or withdrawn again since.');
}

async function undoCorrection(tx: EntityManager, { target, before, after }: Event, actor: string): Promise<void> {
  const { targetKind, target: to } = after as unknown as Target;
  const [now]: { belongs: boolean }[] = await tx.query(
    `select belongs from correction where signal_id = $1 and target_kind = $2 and target = $3 for update`,
    [target, targetKind, to],
  );
  if ((now?.belongs ?? null) !== after['belongs'])
    throw conflict('The tag was corrected again since: undo that first.');
  await setCorrection(tx, target, { targetKind, target: to }, before['belongs'] as boolean | null, actor);
}
