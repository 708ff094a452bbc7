import { randomUUID } from 'node:crypto';
import type { Signal } from '#libs/domain';
import { keepOneUniverse } from '#libs/pipeline';
import { sharedId, type Store } from '#libs/store';
import { latestDay, type Steps } from '../steps.js';

/** Copies an own signal to the public ones, or takes the copy out again when it is shared no more or gone. Twice has the effect of once. */
export async function shareEvidence(
  into: { store: Store; steps: Steps },
  which: { organisationId: string; rowId: string; signalId: string },
): Promise<boolean> {
  const { store, steps } = into;
  const { ownEvidence } = store.clusters;
  const id = sharedId(which.organisationId, which.signalId);
  const [row] = await ownEvidence.byIds(which.organisationId, [which.rowId]);
  if (!row?.shared) {
    await store.writer.remove([id]);
    return false;
  }
  const value: Signal = { ...(await ownEvidence.signal(which.organisationId, which.rowId)), id };
  const run = await store.runs.create({ id: randomUUID(), origin: 'shared', label: 'shared by a cluster' });
  const rows = async function* () {
    yield { row: 1, bytes: 0, value };
  };
  await steps.ingest.run(run.id, rows(), { latestDay: latestDay(), beforeFirst: () => keepOneUniverse(store, 'real') });
  // Taken back, or deleted with its organisation, while it was written: whoever did that saw no copy to take out.
  const [still] = await ownEvidence.byIds(which.organisationId, [which.rowId]);
  if (!still?.shared) await store.writer.remove([id]);
  return still?.shared ?? false;
}
