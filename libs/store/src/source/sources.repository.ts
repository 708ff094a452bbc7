import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import {
  badInput,
  type ConnectorListing,
  notFound,
  type Source,
  type SourceDefinition,
  type SourceEdits,
  type SourceHealth,
  storable,
  storableJson,
} from '#libs/domain';
import type { DataSource } from 'typeorm';

export interface SourceListing extends Source {
  /** Over the last 30 days: rows read, and those that were new. */
  readonly recent: { readonly runs: number; readonly read: number; readonly new: number; readonly refused: number };
}

export interface RawPayload {
  readonly url: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

const COLUMNS = `
  definition, edits, enabled, own, state, to_char(next_check at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "nextCheck",
  to_char(last_ok at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "lastOk", last_error as "lastError", error_count as "errorCount",
  quota_left as "quotaLeft", last_run as "lastRun", last_pull as "lastPull"`;
type Row = Omit<Source, keyof SourceDefinition> & {
  definition: SourceDefinition;
  edits: SourceEdits;
  enabled: boolean;
};
/** What an editor changed stands before what a preset says. */
const present = ({ definition, edits, ...row }: Row): Source => ({ ...definition, ...edits, ...row });

/** Sources: what they are, how they stand, what they gave. */
export class Sources {
  constructor(private readonly db: DataSource) {}

  /** Brings presets in. A source that is there keeps its state, and whether it is enabled: that may be an editor's choice. */
  async sync(definitions: readonly SourceDefinition[]): Promise<void> {
    await this.db.query(
      `insert into source (id, definition, enabled) select id, definition, enabled from json_to_recordset($1) as r(id text, definition jsonb, enabled boolean)
       on conflict (id) do update set definition = excluded.definition, updated_at = now() where not source.own and source.definition <> excluded.definition`,
      [
        JSON.stringify(
          definitions.map((definition) => ({ id: definition.id, definition, enabled: definition.enabled })),
        ),
      ],
    );
  }

  /** Adds a source of an editor's own. Throws CONFLICT-like BAD_INPUT when the id is taken. */
  async add(definition: SourceDefinition): Promise<Source> {
    const rows = await this.db.query(
      `insert into source (id, definition, enabled, own) values ($1, $2, $3, true) on conflict (id) do nothing returning id`,
      [definition.id, JSON.stringify(definition), definition.enabled],
    );
    if (rows.length === 0)
      throw badInput(`There is a source "${definition.id}" already.`, [
        { path: 'url', message: 'is a source already' },
      ]);
    return this.get(definition.id);
  }

  /** Adds many sources of an editor's own; those that are there already stay as they are. Returns how many are new. */
  async addAll(definitions: readonly SourceDefinition[]): Promise<number> {
    const rows: unknown[] = await this.db.query(
      `insert into source (id, definition, enabled, own) select id, definition, enabled, true
       from json_to_recordset($1) as r(id text, definition jsonb, enabled boolean) on conflict (id) do nothing returning id`,
      [
        JSON.stringify(
          definitions.map((definition) => ({ id: definition.id, definition, enabled: definition.enabled })),
        ),
      ],
    );
    return rows.length;
  }

  async get(id: string): Promise<Source> {
    const [row] = await this.db.query(`select ${COLUMNS} from source where id = $1`, [id]);
    if (!row) throw notFound('source', id.slice(0, 100), 'GET /api/v1/sources lists them.');
    return present(row);
  }

  async list(): Promise<SourceListing[]> {
    const rows: (Row & { recent: SourceListing['recent'] })[] = await this.db.query(
      `select ${COLUMNS}, coalesce((
         select json_build_object('runs', count(*), 'read', sum(read_count), 'new', sum(new_count), 'refused', sum(refused_count))
         from ingest_run r where r.origin = 'source:' || source.id and r.created_at > now() - interval '30 days' having count(*) > 0
       ), '{"runs":0,"read":0,"new":0,"refused":0}'::json) as recent
       from source order by enabled desc, definition->>'name', id`,
    );
    return rows.map(({ recent, ...row }) => ({ ...present(row), recent }));
  }

  /** Changes what a source says of itself. New options make it another source to ask: what was remembered of the old one is forgotten. */
  async edit(id: string, edits: SourceEdits): Promise<Source> {
    await this.db.query(
      `update source set edits = edits || $2::jsonb, state = case when $3 then '{}'::jsonb else state end,
              next_check = case when $3 then null else next_check end, updated_at = now() where id = $1`,
      [id, JSON.stringify(edits), edits.options !== undefined],
    );
    return this.get(id);
  }

  /** Takes a source of an editor's own away, with its payloads; its signals stay. False when there is none such. */
  async remove(id: string): Promise<boolean> {
    const [, count] = await this.db.query(`delete from source where id = $1 and own`, [id]);
    return count === 1;
  }

  /** Which of these addresses are sources already: address -> id of the source. */
  async byAddress(urls: readonly string[]): Promise<Map<string, string>> {
    const rows: { url: string; id: string }[] = await this.db.query(
      `select coalesce(edits->'options'->>'url', definition->'options'->>'url') as url, min(id) as id from source
       where coalesce(edits->'options'->>'url', definition->'options'->>'url') = any($1) group by 1`,
      [urls],
    );
    return new Map(rows.map(({ url, id }) => [url, id]));
  }

  /** Kept payloads: how many, how many bytes before compression, and since when. */
  async kept(id: string): Promise<{ payloads: number; bytes: number; since: string | null }> {
    const [row] = await this.db.query(
      `select count(*)::int as payloads, coalesce(sum(size), 0)::float8 as bytes,
              to_char(min(fetched_at) at time zone 'UTC', 'YYYY-MM-DD') as since from raw_payload where source_id = $1`,
      [id],
    );
    return row;
  }

  /** What the workers can pull with, in the order in which users see it. */
  async syncConnectors(connectors: readonly ConnectorListing[]): Promise<void> {
    await this.db.query(
      `insert into connector (id, place, listing) select listing->>'id', place, listing from json_to_recordset($1) as r(place smallint, listing jsonb)
       on conflict (id) do update set place = excluded.place, listing = excluded.listing, updated_at = now()`,
      [JSON.stringify(connectors.map((listing, place) => ({ place, listing })))],
    );
  }

  async connectors(): Promise<ConnectorListing[]> {
    const rows: { listing: ConnectorListing }[] = await this.db.query(
      `select listing from connector order by place, id`,
    );
    return rows.map(({ listing }) => listing);
  }

  async setEnabled(id: string, enabled: boolean): Promise<Source> {
    await this.db.query(
      `update source set enabled = $2, next_check = null, error_count = 0, updated_at = now() where id = $1`,
      [id, enabled],
    );
    return this.get(id);
  }

  /**
   * Takes enabled sources whose time has come, the longest waiting first: nobody else is given them for `ms`, also when whoever took them dies.
   * Whoever pulls one writes down when it is asked again.
   */
  async takeDue(limit: number, ms: number): Promise<string[]> {
    const rows: { id: string }[] = await this.db.query(
      `with due as materialized (
         select id, next_check from source where enabled and (next_check is null or next_check <= now())
         order by next_check nulls first, id limit $1 for update skip locked
       ), taken as (
         update source s set next_check = now() + $2 * interval '1 millisecond' from due where s.id = due.id
       )
       select id from due order by next_check nulls first, id`,
      [limit, ms],
    );
    return rows.map((row) => row.id);
  }

  /** Has nobody else be given this source for `ms`: its pull begins now, however long it waited for its turn. */
  async take(id: string, ms: number): Promise<void> {
    await this.db.query(`update source set next_check = now() + $2 * interval '1 millisecond' where id = $1`, [id, ms]);
  }

  /** Keeps where a pull stands: called after the rows of a page are committed, so that a pull cut off anywhere goes on there. */
  async keep(
    id: string,
    state: Readonly<Record<string, unknown>>,
    health: Partial<SourceHealth> & { lastRun?: string },
  ): Promise<void> {
    const has = (field: keyof SourceHealth) => field in health;
    await this.db.query(
      `update source set state = $2, next_check = case when $3 then $4::timestamptz else next_check end, last_ok = case when $5 then $6::timestamptz else last_ok end,
              last_error = case when $7 then $8 else last_error end, error_count = coalesce($9, error_count), quota_left = case when $10 then $11 else quota_left end,
              last_run = coalesce($12, last_run), last_pull = coalesce($13::jsonb, last_pull), updated_at = now()
       where id = $1`,
      [
        id,
        storableJson(state),
        has('nextCheck'),
        health.nextCheck ?? null,
        has('lastOk'),
        health.lastOk ?? null,
        has('lastError'),
        health.lastError == null ? null : storable(health.lastError),
        health.errorCount ?? null,
        has('quotaLeft'),
        health.quotaLeft ?? null,
        health.lastRun ?? null,
        health.lastPull ? JSON.stringify(health.lastPull) : null,
      ],
    );
  }

  /** Keeps a payload, compressed; the same bytes of the same source once. */
  async keepPayload(id: string, payload: RawPayload): Promise<void> {
    const hash = createHash('sha256').update(payload.bytes).digest();
    await this.db.query(
      `insert into raw_payload (hash, source_id, url, content_type, size, body) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [hash, id, payload.url, payload.contentType, payload.bytes.length, await promisify(gzip)(payload.bytes)],
    );
  }

  /** Payloads of a source, oldest first, for reading them again. */
  async *payloads(id: string): AsyncGenerator<RawPayload & { fetchedAt: string }> {
    const hashes: { hash: Buffer }[] = await this.db.query(
      `select hash from raw_payload where source_id = $1 order by fetched_at, hash`,
      [id],
    );
    for (const { hash } of hashes) {
      const [row] = await this.db.query(
        `select url, content_type as "contentType", body, to_char(fetched_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "fetchedAt" from raw_payload where source_id = $1 and hash = $2`,
        [id, hash],
      );
      yield {
        url: row.url,
        contentType: row.contentType,
        fetchedAt: row.fetchedAt,
        bytes: await promisify(gunzip)(row.body),
      };
    }
  }
}
