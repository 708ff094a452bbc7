import type { DataSource } from 'typeorm';
import { withdrawSignals } from './withdraw.js';

/** Signals that their source took back: they count for nothing any more, and who saved one sees that it was withdrawn. */
export class Withdrawals {
  constructor(private readonly db: DataSource) {}

  /** Takes signals out of the store; ids that are in it no more are left alone. Gives how many went. */
  async withdraw(ids: readonly string[], reason: string): Promise<number> {
    return this.db.transaction((tx) =>
      withdrawSignals(
        tx,
        ids.map((id) => ({ id, reason })),
      ),
    );
  }
}
