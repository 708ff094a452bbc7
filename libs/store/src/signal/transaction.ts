import type { DataSource, EntityManager } from 'typeorm';

const DEADLOCK = '40P01';
/** Two that met once rarely meet again: whoever is let down so often has another trouble. */
const ATTEMPTS = 6;

/**
 * A transaction that changes signals and who owns their evidence. Ids and keys are taken in one order, but who inherits is known only while the
 * evidence is held: two writers that rewrite each other's copies may still wait for each other. Postgres then ends one of them, of which nothing is
 * kept, and that one begins anew: `work` must change nothing but the store. Throws what `work` throws.
 */
export async function changeSignals<T>(db: DataSource, work: (tx: EntityManager) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction(work);
    } catch (error) {
      if ((error as { code?: unknown }).code !== DEADLOCK || attempt === ATTEMPTS) throw error;
    }
  }
}
