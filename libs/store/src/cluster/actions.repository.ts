import { randomUUID } from 'node:crypto';
import { notFound } from '#libs/domain';
import type { DataSource } from 'typeorm';

export const ACTION_STATUSES = ['open', 'doing', 'done', 'dropped'] as const;
export interface ClusterAction {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  /** YYYY-MM-DD. */
  readonly due: string | null;
  readonly status: (typeof ACTION_STATUSES)[number];
  /** What it came from: a gap, a trend, a call. */
  readonly because: string;
  readonly note: string;
}
export type ActionFields = Omit<ClusterAction, 'id'>;

const COLUMNS = `id, title, owner, to_char(due, 'YYYY-MM-DD') as due, status, because, note`;

/** The plan of a cluster. */
export class ClusterActions {
  constructor(private readonly db: DataSource) {}

  /** Open ones first, by date. */
  async list(organisationId: string): Promise<ClusterAction[]> {
    return this.db.query(
      `select ${COLUMNS} from cluster_action where organisation_id = $1 order by status in ('done', 'dropped'), due nulls last, created_at, id limit 500`,
      [organisationId],
    );
  }

  async add(organisationId: string, fields: ActionFields): Promise<ClusterAction> {
    const [row] = await this.db.query(
      `insert into cluster_action (id, organisation_id, title, owner, due, status, because, note) values ($1, $2, $3, $4, $5, $6, $7, $8) returning ${COLUMNS}`,
      [
        randomUUID(),
        organisationId,
        fields.title,
        fields.owner,
        fields.due,
        fields.status,
        fields.because,
        fields.note,
      ],
    );
    return row;
  }

  async change(organisationId: string, id: string, fields: ActionFields): Promise<ClusterAction> {
    const [[row]] = await this.db.query(
      `update cluster_action set title = $3, owner = $4, due = $5, status = $6, because = $7, note = $8, updated_at = now()
       where organisation_id = $1 and id = $2 returning ${COLUMNS}`,
      [organisationId, id, fields.title, fields.owner, fields.due, fields.status, fields.because, fields.note],
    );
    if (!row) throw notFound('action', id, 'GET the plan of the cluster to see its actions.');
    return row;
  }

  async remove(organisationId: string, id: string): Promise<void> {
    const [, n] = await this.db.query(`delete from cluster_action where organisation_id = $1 and id = $2`, [
      organisationId,
      id,
    ]);
    if (n === 0) throw notFound('action', id, 'GET the plan of the cluster to see its actions.');
  }
}
