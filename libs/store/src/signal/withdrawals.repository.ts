import { notFound } from '#libs/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { nextEvent, writeEvent, writeEvents } from '../trend/audit.js';
import { changeSignals } from './transaction.js';
import { withdrawSignals } from './withdraw.js';

/** Signals that editors took out: they count for nothing any more, who saved one sees that it was withdrawn, and no delivery brings one back. */
export class Withdrawals {
  constructor(private readonly db: DataSource) {}

  /**
   * Takes signals out of the store and keeps them out, until the withdrawal is lifted. What is out already by the word of its source stays out by
   * the editor's from now on; other ids that are not in the store are left alone. Each goes into the log. Gives how many went.
   */
  async withdraw(ids: readonly string[], reason: string, actor: string): Promise<number> {
    return changeSignals(this.db, async (tx) => {
      const [kept]: [{ id: string; reason: string }[]] = await tx.query(
        `update signal_withdrawal set by_editor = true where id = any($1) and not by_editor returning id, reason`,
        [ids],
      );
      const gone = await withdrawSignals(
        tx,
        ids.map((id) => ({ id, reason })),
        'editor',
      );
      const went = new Set(gone.map(({ id }) => id));
      const about = [
        ...gone.map(({ id, title }) => ({ target: id, before: { title }, after: { reason } })),
        ...kept
          .filter(({ id }) => !went.has(id))
          .map((one) => ({ target: one.id, before: { reason: one.reason }, after: { reason: one.reason } })),
      ];
      if (about.length > 0) await writeEvents(tx, { actor, action: 'signal.withdraw', about });
      return gone.length;
    });
  }

  /** The next delivery brings the signal in again. Throws NOT_FOUND when no editor withdrew it. */
  async lift(id: string, actor: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const lifted = await liftWithdrawal(tx, id);
      if (!lifted) throw notFound('withdrawal by an editor', id.slice(0, 100), 'GET /api/v1/desk/audit lists them.');
      const event = { id: await nextEvent(tx), actor, action: 'signal.lift', target: id };
      await writeEvent(tx, { ...event, before: { reason: lifted.reason }, after: null });
    });
  }
}

/** Forgets that an editor withdrew the signal; null when none did. */
export async function liftWithdrawal(tx: EntityManager, id: string): Promise<{ reason: string } | null> {
  const [[lifted]]: [{ reason: string }[]] = await tx.query(
    `delete from signal_withdrawal where id = $1 and by_editor returning reason`,
    [id],
  );
  return lifted ?? null;
}
