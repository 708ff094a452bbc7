import { createHash } from 'node:crypto';
import { contentOf, type Earned, notFound, type Signal } from '#libs/domain';
import type { DataSource } from 'typeorm';
import type { WriteCounts } from './members.repository.js';

export interface OwnSignal extends Omit<Signal, 'synthetic' | 'text'> {
  /** Of the row, not of the source. */
  readonly rowId: string;
  readonly ecosystems: readonly string[];
  readonly trends: readonly Earned[];
  readonly shared: boolean;
}

/** An own signal with what the text room read out of it. */
export interface ReadOwnSignal {
  readonly signal: Signal;
  readonly ecosystems: readonly string[];
  readonly trends: readonly Earned[];
}

const COLUMNS = `id as "rowId", source_id as id, kind, title, to_char(date, 'YYYY-MM-DD') as date, url, country, organisations, codes, amount_eur as "amountEur", lang, publisher,
  ecosystems, trends, shared`;

/** Evidence that a cluster brings along. It lies apart from the signals, so nothing public reads it; sharing copies it over there. */
export class OwnEvidence {
  constructor(private readonly db: DataSource) {}

  /** Writes rows whose ids are distinct; the same rows again change nothing. */
  async write(organisationId: string, reader: string, rows: readonly ReadOwnSignal[]): Promise<WriteCounts> {
    const written: { inserted: boolean }[] = await this.db.query(
      `insert into cluster_evidence as e (organisation_id, source_id, kind, title, body, date, url, country, organisations, codes, amount_eur, lang, publisher, content_hash,
              ecosystems, trends, reader)
       select $1, id, kind, title, text, date, url, country, organisations, codes, "amountEur", lang, publisher, content_hash, ecosystems, trends, $3
       from json_to_recordset($2) as r(id text, kind text, title text, text text, date date, url text, country text, organisations text[], codes text[],
              "amountEur" float8, lang text, publisher text, content_hash text, ecosystems text[], trends jsonb) order by id
       on conflict (organisation_id, source_id) do update set kind = excluded.kind, title = excluded.title, body = excluded.body, date = excluded.date, url = excluded.url,
              country = excluded.country, organisations = excluded.organisations, codes = excluded.codes, amount_eur = excluded.amount_eur, lang = excluded.lang,
              publisher = excluded.publisher, content_hash = excluded.content_hash, ecosystems = excluded.ecosystems, trends = excluded.trends, reader = excluded.reader
         where e.content_hash <> excluded.content_hash
       returning (xmax = 0) as inserted`,
      [organisationId, asJson(rows), reader],
    );
    const added = written.filter((row) => row.inserted).length;
    return { new: added, changed: written.length - added, duplicate: rows.length - written.length };
  }

  /** What `write` would do, with nothing written. */
  async compare(organisationId: string, rows: readonly ReadOwnSignal[]): Promise<WriteCounts> {
    const [found] = await this.db.query(
      `select count(*)::int as known, count(*) filter (where e.content_hash <> r.content_hash)::int as changed
       from json_to_recordset($2) as r(id text, content_hash text) join cluster_evidence e on e.organisation_id = $1 and e.source_id = r.id`,
      [organisationId, asJson(rows)],
    );
    return { new: rows.length - found.known, changed: found.changed, duplicate: found.known - found.changed };
  }

  /** Newest first, after the row `after`. */
  async list(organisationId: string, limit: number, after?: string): Promise<OwnSignal[]> {
    return this.db.query(
      `select ${COLUMNS} from cluster_evidence where organisation_id = $1
         and ($3::bigint is null or (date, id) < (select date, id from cluster_evidence where organisation_id = $1 and id = $3::bigint))
       order by date desc, id desc limit $2`,
      [organisationId, limit, after ?? null],
    );
  }

  async byIds(organisationId: string, rowIds: readonly string[]): Promise<OwnSignal[]> {
    return this.db.query(
      `select ${COLUMNS} from cluster_evidence where organisation_id = $1 and id = any($2::bigint[])`,
      [organisationId, rowIds],
    );
  }

  async counts(organisationId: string): Promise<{ total: number; shared: number }> {
    const [row] = await this.db.query(
      `select count(*)::int as total, count(*) filter (where shared)::int as shared from cluster_evidence where organisation_id = $1`,
      [organisationId],
    );
    return row;
  }

  /** Own signals by trend: shown beside the benchmark, never counted in it. */
  async byTrend(organisationId: string): Promise<Map<string, number>> {
    const rows: { id: string; n: number }[] = await this.db.query(
      `select t->>'id' as id, count(*)::int as n from cluster_evidence e cross join jsonb_array_elements(e.trends) t where e.organisation_id = $1 group by 1`,
      [organisationId],
    );
    return new Map(rows.map(({ id, n }) => [id, n]));
  }

  /** The whole of one row, for sharing. */
  async signal(organisationId: string, rowId: string): Promise<Signal> {
    const [row] = await this.db.query(
      `select source_id as id, kind, title, body as text, to_char(date, 'YYYY-MM-DD') as date, url, country, organisations, codes, amount_eur as "amountEur", lang, publisher,
              false as synthetic from cluster_evidence where organisation_id = $1 and id = $2`,
      [organisationId, rowId],
    );
    if (!row) throw notFound('own signal', rowId, 'GET the evidence of the cluster to see what there is.');
    return row;
  }

  async setShared(organisationId: string, rowId: string, shared: boolean): Promise<void> {
    await this.db.query(`update cluster_evidence set shared = $3 where organisation_id = $1 and id = $2`, [
      organisationId,
      rowId,
      shared,
    ]);
  }

  async remove(organisationId: string, rowId: string): Promise<void> {
    await this.db.query(`delete from cluster_evidence where organisation_id = $1 and id = $2`, [organisationId, rowId]);
  }
}

const asJson = (rows: readonly ReadOwnSignal[]): string =>
  JSON.stringify(
    rows.map(({ signal, ecosystems, trends }) => ({
      ...signal,
      content_hash: createHash('sha256').update(contentOf(signal)).digest('hex').slice(0, 32),
      ecosystems,
      trends: trends.map(({ id, score }) => ({ id, score })),
    })),
  );
