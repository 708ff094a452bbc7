import { createReadStream } from 'node:fs';
import { type SignalKind, TrendUniverseError } from '#libs/domain';
import type { ClusterImport, SharedRow, Store } from '#libs/store';
import type { Reader } from '#libs/text';
import { latestDay } from '../steps.js';
import { importRows } from './import-rows.js';
import { readMembers } from './read-members.js';
import { readOwnEvidence } from './read-own-evidence.js';

/**
 * Reads one file of a cluster. What is wrong with the file as a whole ends in the log of imports; other trouble is thrown, for another attempt.
 * `shareAgain` is called with each shared row that everybody still reads as it was before.
 */
export async function importClusterFile(
  store: Store,
  reader: Reader,
  run: ClusterImport,
  path: string,
  shareAgain: (row: SharedRow) => Promise<unknown>,
): Promise<void> {
  const { members, ownEvidence, sharedEvidence, imports } = store.clusters;
  const { organisationId, dryRun } = run;
  await imports.start(run.id);
  try {
    if (run.what === 'members') {
      const write = dryRun ? members.compare : members.write;
      await importRows(store, run, readMembers(createReadStream(path)), (rows) =>
        write.call(members, organisationId, rows),
      );
    } else {
      const kind = run.options['kind'] as SignalKind | undefined;
      const organisation = await store.organisations.get(organisationId);
      const rows = readOwnEvidence({ stream: createReadStream(path), name: run.label }, reader, {
        publisher: organisation.name.slice(0, 200),
        latestDay: latestDay(),
        ...(kind && { kind }),
      });
      await importRows(store, run, rows, (batch) =>
        dryRun ? ownEvidence.compare(organisationId, batch) : ownEvidence.write(organisationId, reader.version, batch),
      );
      // Asked of the store, not noted on the way: an import that died in between and is done again changes nothing any more.
      if (!dryRun) for (const row of await sharedEvidence.outdated(organisationId)) await shareAgain(row);
    }
    await imports.finish(run.id, null);
  } catch (error) {
    if (!(error instanceof TrendUniverseError) || error.code === 'UNAVAILABLE') throw error;
    await imports.finish(run.id, error.message);
  }
}
