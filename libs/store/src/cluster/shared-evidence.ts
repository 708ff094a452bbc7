import type { DataSource, EntityManager } from 'typeorm';
import { withdrawSignals } from '../signal/withdraw.js';

/** The id under which a shared signal stands among the public ones: that of another cluster's file cannot be taken. */
export const sharedId = (organisationId: string, signalId: string): string =>
  `shared:${organisationId}:${signalId}`.slice(0, 300);

const AT_ONCE = 5_000;

/** Takes all public copies of an organisation's evidence out again, tallies and heirs seen to, before its rows go. Returns how many it was. */
export async function withdrawShared(tx: EntityManager, organisationId: string): Promise<number> {
  const rows: { id: string }[] = await tx.query(
    `select source_id as id from cluster_evidence where organisation_id = $1`,
    [organisationId],
  );
  const ids = rows.map(({ id }) => sharedId(organisationId, id)).sort();
  let withdrawn = 0;
  for (let i = 0; i < ids.length; i += AT_ONCE)
    withdrawn += (
      await withdrawSignals(
        tx,
        ids.slice(i, i + AT_ONCE).map((id) => ({ id, reason: '' })),
      )
    ).length;
  return withdrawn;
}

/** A row that is shared, as the job `cluster.share` names it. */
export interface SharedRow {
  readonly rowId: string;
  readonly signalId: string;
}

/** What stands among the public signals, held against what is shared. */
export class SharedEvidence {
  constructor(private readonly db: DataSource) {}

  /** Shared rows of an organisation whose public copy says something else, or is not there. */
  async outdated(organisationId: string): Promise<SharedRow[]> {
    const rows: (SharedRow & { hash: string })[] = await this.db.query(
      `select id as "rowId", source_id as "signalId", content_hash as hash from cluster_evidence where organisation_id = $1 and shared order by id`,
      [organisationId],
    );
    const outdated: SharedRow[] = [];
    for (let i = 0; i < rows.length; i += AT_ONCE) {
      const some = rows.slice(i, i + AT_ONCE);
      const found: { id: string; hash: string }[] = await this.db.query(
        `select id, encode(content_hash, 'hex') as hash from signal where id = any($1)`,
        [some.map(({ signalId }) => sharedId(organisationId, signalId))],
      );
      const hashes = new Map(found.map(({ id, hash }) => [id, hash]));
      for (const { rowId, signalId, hash } of some)
        if (hashes.get(sharedId(organisationId, signalId)) !== hash) outdated.push({ rowId, signalId });
    }
    return outdated;
  }

  /**
   * Ids of public copies whose row is gone or shared no more: left by a job that wrote while its organisation was deleted. Ids that may have been
   * cut at their end are left out: they cannot be told by their row.
   */
  async orphans(): Promise<string[]> {
    const rows: { id: string }[] = await this.db.query(
      `select s.id from signal s where s.id like 'shared:%' and octet_length(s.id) < 300
         and not exists (select 1 from cluster_evidence e where e.shared and 'shared:' || e.organisation_id || ':' || e.source_id = s.id) order by s.id limit ${AT_ONCE}`,
    );
    return rows.map(({ id }) => id);
  }
}
