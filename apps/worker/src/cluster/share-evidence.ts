import { randomUUID } from 'node:crypto';
import { notFound, type Signal } from '#libs/domain';
import { keepOneUniverse } from '#libs/pipeline';
import type { Store } from '#libs/store';
import { latestDay, type Steps } from '../steps.js';

/** The id under which a shared signal stands among the public ones: that of another cluster's file cannot be taken. */
export const sharedId = (organisationId: string, signalId: string): string => `shared:${organisationId}:${signalId}`.slice(0, 300);

/** Copies an own signal to the public ones, or takes the copy out again. Twice has the effect of once. */
export async function shareEvidence(into: { store: Store; steps: Steps }, organisationId: string, rowId: string): Promise<boolean> {
  const { store, steps } = into;
  const own = await store.clusters.ownEvidence.signal(organisationId, rowId);
  const id = sharedId(organisationId, own.id);
  const [row] = await store.clusters.ownEvidence.byIds(organisationId, [rowId]);
  if (!row) throw notFound('own signal', rowId, 'It may have been deleted since.');
  if (!row.shared) {
    await store.writer.remove([id]);
    return false;
  }
  const run = await store.runs.create({ id: randomUUID(), origin: 'shared', label: 'shared by a cluster' });
  const value: Signal = { ...own, id };
  const rows = async function* () {
    yield { row: 1, bytes: 0, value };
  };
  await steps.ingest.run(run.id, rows(), { latestDay: latestDay(), beforeFirst: () => keepOneUniverse(store, 'real') });
  return true;
}
