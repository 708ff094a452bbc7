import { badInput, type IngestRun, notFound, type Refusal, storable } from '#libs/domain';
import type { DataSource } from 'typeorm';
import { IngestRunEntity } from './ingest-run.entity.js';

export interface NewIngestRun {
  readonly id: string;
  readonly origin: string;
  readonly label: string;
  readonly options?: Record<string, unknown>;
  readonly dryRun?: boolean;
  readonly synthetic?: boolean;
  readonly bytesTotal?: number | null;
}

/** The log of imports: what was read, what became of it, what was refused. */
export class IngestRuns {
  constructor(private readonly db: DataSource) {}

  async create(run: NewIngestRun): Promise<IngestRun> {
    await this.db.getRepository(IngestRunEntity).insert({
      id: run.id,
      origin: run.origin,
      label: run.label.slice(0, 500),
      options: (run.options ?? {}) as never,
      status: 'queued',
      dryRun: run.dryRun ?? false,
      synthetic: run.synthetic ?? false,
      bytesTotal: run.bytesTotal ?? null,
    });
    return this.get(run.id);
  }

  async get(id: string): Promise<IngestRun> {
    const run = isUuid(id) ? await this.db.getRepository(IngestRunEntity).findOneBy({ id }) : null;
    if (!run) throw notFound('ingest run', id, 'GET /api/v1/ingest-runs lists them.');
    return present(run);
  }

  /** Which of these ids are imports, of whatever kind, that wait for a worker or are being read. */
  async unfinished(ids: readonly string[]): Promise<Set<string>> {
    const rows: { id: string }[] = await this.db.query(
      `select id from ingest_run where id = any($1::uuid[]) and status in ('queued', 'running')
       union all select id from cluster_import where id = any($1::uuid[]) and status in ('queued', 'running')`,
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Newest first; `before` is the id of the last run of the previous page, `origins` the only ones wanted. */
  async list(limit: number, before?: string, origins?: readonly string[]): Promise<IngestRun[]> {
    if (before !== undefined && !isUuid(before))
      throw badInput('The cursor is not one of ours.', [
        { path: 'cursor', message: 'use nextCursor of the previous page' },
      ]);
    const rows = await this.db
      .getRepository(IngestRunEntity)
      .createQueryBuilder('run')
      .where(
        before ? '(run.created_at, run.id) < (select created_at, id from ingest_run where id = :before)' : 'true',
        { before },
      )
      .andWhere(origins ? 'run.origin = any(:origins)' : 'true', { origins })
      .orderBy('run.created_at', 'DESC')
      .addOrderBy('run.id', 'DESC')
      .limit(limit)
      .getMany();
    return rows.map(present);
  }

  /** Begins it, or takes it over: from now on what an earlier attempt writes is refused. */
  async start(id: string): Promise<IngestRun> {
    await this.db.query(
      `update ingest_run set status = 'running', attempt = attempt + 1, started_at = coalesce(started_at, now()), error = null where id = $1`,
      [id],
    );
    return this.get(id);
  }

  /** Ends it. Does nothing when `attempt` is given and is not the latest any more. */
  async finish(id: string, error?: string, attempt?: number): Promise<IngestRun> {
    await this.db.query(
      `update ingest_run set status = $2, error = $3, finished_at = now() where id = $1 and ($4::int is null or attempt = $4)`,
      [id, error ? 'failed' : 'done', error ? storable(error) : null, attempt ?? null],
    );
    return this.get(id);
  }

  /** Refused rows in the order of the input, after row `after`. */
  async refusals(id: string, limit: number, after = 0): Promise<Refusal[]> {
    const rows: { row_number: string; signal_id: string | null; reason: string }[] = await this.db.query(
      `select row_number, signal_id, reason from ingest_refusal where run_id = $1 and row_number > $2 order by row_number limit $3`,
      [id, after, limit],
    );
    return rows.map((row) => ({ row: Number(row.row_number), id: row.signal_id, reason: row.reason }));
  }
}

const isUuid = (id: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

const present = (run: IngestRunEntity): IngestRun => ({
  ...run,
  createdAt: run.createdAt.toISOString(),
  startedAt: run.startedAt?.toISOString() ?? null,
  finishedAt: run.finishedAt?.toISOString() ?? null,
});
