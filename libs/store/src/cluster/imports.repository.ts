import { type IngestCounts, type IngestStatus, notFound, type Refusal } from '#libs/domain';
import type { DataSource } from 'typeorm';
import { moment } from '../account/accounts.repository.js';

export type ImportKind = 'members' | 'evidence';

/** A file that a cluster has sent in. */
export interface ClusterImport extends IngestCounts {
  readonly id: string;
  readonly organisationId: string;
  readonly what: ImportKind;
  readonly label: string;
  readonly dryRun: boolean;
  readonly status: IngestStatus;
  readonly options: Readonly<Record<string, unknown>>;
  readonly bytesTotal: number | null;
  readonly bytesRead: number;
  /** The first of them; the counts tell how many there are. */
  readonly refusals: readonly Refusal[];
  readonly error: string | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

/** Refusals kept with an import: enough to mend a file, too few to fill the disk. */
export const MAX_IMPORT_REFUSALS = 500;

const COLUMNS = `id, organisation_id as "organisationId", what, label, dry_run as "dryRun", status, options, bytes_total::float8 as "bytesTotal", bytes_read::float8 as "bytesRead",
  read_count as "read", new_count as "new", changed_count as "changed", duplicate_count as "duplicate", refused_count as "refused", refusals, error,
  ${moment('created_at')} as "createdAt", ${moment('finished_at')} as "finishedAt"`;

/** The log of what clusters imported; of one cluster only, ever. */
export class ClusterImports {
  constructor(private readonly db: DataSource) {}

  async create(
    run: Pick<ClusterImport, 'id' | 'organisationId' | 'what' | 'label' | 'dryRun' | 'bytesTotal' | 'options'>,
  ): Promise<ClusterImport> {
    await this.db.query(
      `insert into cluster_import (id, organisation_id, what, label, dry_run, status, bytes_total, options) values ($1, $2, $3, $4, $5, 'queued', $6, $7)`,
      [run.id, run.organisationId, run.what, run.label, run.dryRun, run.bytesTotal, run.options],
    );
    return this.get(run.organisationId, run.id);
  }

  async get(organisationId: string, id: string): Promise<ClusterImport> {
    const [row] = await this.db.query(`select ${COLUMNS} from cluster_import where organisation_id = $1 and id = $2`, [
      organisationId,
      id,
    ]);
    if (!row) throw notFound('import', id, 'GET the imports of the cluster to see them.');
    return row;
  }

  /** For the worker, which has only the id. Null when its cluster is gone. */
  async byId(id: string): Promise<ClusterImport | null> {
    const [row] = await this.db.query(`select ${COLUMNS} from cluster_import where id = $1`, [id]);
    return row ?? null;
  }

  async list(organisationId: string): Promise<ClusterImport[]> {
    return this.db.query(
      `select ${COLUMNS} from cluster_import where organisation_id = $1 order by created_at desc limit 20`,
      [organisationId],
    );
  }

  /** Begins, or begins again after a crash: what a killed import wrote is found as duplicate by the second one. */
  async start(id: string): Promise<void> {
    await this.db.query(
      `update cluster_import set status = 'running', error = null, read_count = 0, new_count = 0, changed_count = 0, duplicate_count = 0, refused_count = 0,
              refusals = '[]', bytes_read = 0 where id = $1`,
      [id],
    );
  }

  async progress(id: string, counts: IngestCounts, refusals: readonly Refusal[], bytesRead: number): Promise<void> {
    await this.db.query(
      `update cluster_import set read_count = $2, new_count = $3, changed_count = $4, duplicate_count = $5, refused_count = $6, refusals = $7, bytes_read = $8 where id = $1`,
      [
        id,
        counts.read,
        counts.new,
        counts.changed,
        counts.duplicate,
        counts.refused,
        JSON.stringify(refusals),
        bytesRead,
      ],
    );
  }

  async finish(id: string, error: string | null): Promise<void> {
    await this.db.query(`update cluster_import set status = $2, error = $3, finished_at = now() where id = $1`, [
      id,
      error === null ? 'done' : 'failed',
      error,
    ]);
  }
}
