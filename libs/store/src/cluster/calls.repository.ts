import { createHash } from 'node:crypto';
import {
  type Call,
  type CallBatch,
  type CallState,
  type EcosystemId,
  lastEntry,
  notFound,
  type ReadCall,
  storableJson,
} from '#libs/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { moment } from '../account/accounts.repository.js';
import { recordBatch } from '../ingest/record-batch.js';
import type { WriteCounts } from './members.repository.js';

export interface StoredCall extends Call {
  readonly ecosystems: readonly EcosystemId[];
  readonly trends: readonly { readonly id: string; readonly score: number }[];
  readonly seenAt: string;
}
export interface CallQuery {
  readonly q?: string | undefined;
  readonly ecosystem?: string | undefined;
  readonly programme?: string | undefined;
  /** Only calls that speak of this trend. */
  readonly trend?: string | undefined;
  readonly state?: CallState | 'closing soon' | 'not closed' | undefined;
  /** Only calls first seen after this moment. */
  readonly since?: string | undefined;
  /** Only calls first seen by this moment. */
  readonly until?: string | undefined;
  readonly limit: number;
  readonly offset: number;
  /** Wall clock in Brussels. */
  readonly now: string;
}

const COLUMNS = `id, title, body as text, to_char(opens, 'YYYY-MM-DD') as opens, array(select to_char(d, 'YYYY-MM-DD') from unnest(deadlines) d order by d) as deadlines,
  deadline_model as "deadlineModel", budget_eur as "budgetEur", programme, url, keywords, ecosystems, trends, ${moment('seen_at')} as "seenAt"`;

/** Day after which a call counts as over, by the wall clock in Brussels: today until five, then tomorrow. */
const CLOSES = `($now::timestamp - interval '17 hours')::date`;
const STATES: Readonly<Record<string, string>> = {
  open: `(opens is null or opens <= $now::timestamp::date) and ends > ${CLOSES}`,
  forthcoming: `opens > $now::timestamp::date`,
  closed: `ends <= ${CLOSES} and (opens is null or opens <= $now::timestamp::date)`,
  unknown: `ends is null and (opens is null or opens <= $now::timestamp::date)`,
  'not closed': `(ends is null or ends > ${CLOSES})`,
  'closing soon': `(opens is null or opens <= $now::timestamp::date) and ends > ${CLOSES} and ends <= $now::timestamp::date + 30`,
};

/** Calls for proposals. They stand apart from signals, so that nothing counts them. */
export class Calls {
  constructor(private readonly db: DataSource) {}

  /** Writes calls whose ids are distinct; the same again changes nothing but when they were last seen. */
  write(reader: string, rows: readonly ReadCall[]): Promise<WriteCounts> {
    return this.db.transaction((tx) => upsert(tx, reader, rows));
  }

  /** A batch of a run: its calls, whose ids are distinct, and the counters of the run become visible together or not at all. */
  async keep(batch: CallBatch): Promise<void> {
    await this.db.transaction(async (tx) => {
      const found = batch.dryRun ? await compare(tx, batch.calls) : await upsert(tx, batch.reader, batch.calls);
      const [read, refused] = [batch.read, batch.refusals.length];
      // A call that is twice in a batch is written once.
      const duplicate = read - refused - found.new - found.changed;
      await recordBatch(tx, batch, { ...found, read, refused, duplicate });
    });
  }

  async get(id: string): Promise<StoredCall> {
    const [row] = await this.db.query(`select ${COLUMNS} from call where id = $1`, [id]);
    if (!row) throw notFound('call', id.slice(0, 100), 'GET /api/v1/calls lists them.');
    return row;
  }

  /** By fit to the words, without words the earliest deadline first. */
  async list(query: CallQuery): Promise<{ total: number; items: StoredCall[] }> {
    const parameters: unknown[] = [query.now];
    const add = (value: unknown): string => `$${parameters.push(value)}`;
    const parts = ['$1::text is not null'];
    if (query.q) parts.push(`search @@ websearch_to_tsquery('english', ${add(query.q)})`);
    const text = query.q ? `ts_rank(search, websearch_to_tsquery('english', $${parameters.length})) desc,` : '';
    if (query.ecosystem) parts.push(`${add(query.ecosystem)} = any(ecosystems)`);
    if (query.programme) parts.push(`programme = ${add(query.programme)}`);
    if (query.trend) parts.push(`trends @> jsonb_build_array(jsonb_build_object('id', ${add(query.trend)}::text))`);
    if (query.since) parts.push(`created_at > ${add(query.since)}::timestamptz`);
    if (query.until) parts.push(`created_at <= ${add(query.until)}::timestamptz`);
    if (query.state) parts.push(`(${STATES[query.state]!.replaceAll('$now', '$1')})`);
    const where = parts.join(' and ');
    const [[{ total }], items] = await Promise.all([
      this.db.query(`select count(*)::int as total from call where ${where}`, parameters),
      this.db.query(
        `select ${COLUMNS} from call where ${where} order by ${text} ends nulls last, id limit ${Number(query.limit)} offset ${Number(query.offset)}`,
        parameters,
      ),
    ]);
    return { total, items };
  }

  /** Calls that can still be entered, for matching. */
  async current(now: string): Promise<StoredCall[]> {
    return this.db.query(
      `select ${COLUMNS} from call where ends is null or ends > ${CLOSES.replaceAll('$now', '$1')} order by ends nulls last, id limit 5000`,
      [now],
    );
  }

  /** A mark that changes whenever a call was written. */
  async version(): Promise<string> {
    const [row] = await this.db.query(
      `select count(*) || '/' || coalesce(max(seen_at)::text, '') as version from call`,
    );
    return row.version;
  }

  async programmes(): Promise<{ value: string; n: number }[]> {
    return this.db.query(
      `select programme as value, count(*)::int as n from call where programme is not null group by 1 order by 2 desc, 1`,
    );
  }
}

/** The same again changes nothing but when it was last seen. */
async function upsert(tx: EntityManager, reader: string, rows: readonly ReadCall[]): Promise<WriteCounts> {
  if (rows.length === 0) return { new: 0, changed: 0, duplicate: 0 };
  const written: { inserted: boolean; changed: boolean }[] = await tx.query(
    `with incoming as (select * from json_to_recordset($1) as r(id text, title text, text text, opens date, deadlines date[], "deadlineModel" text, "budgetEur" float8,
            programme text, url text, keywords text[], content_hash text, ecosystems text[], trends jsonb, ends date)),
          before as (select id, content_hash from call where id in (select id from incoming))
     insert into call as c (id, title, body, opens, deadlines, deadline_model, budget_eur, programme, url, keywords, content_hash, ecosystems, trends, reader, ends, search)
     select id, title, text, opens, deadlines, "deadlineModel", "budgetEur", programme, url, keywords, content_hash, ecosystems, trends, $2, ends,
            setweight(to_tsvector('english', title || ' ' || array_to_string(keywords, ' ')), 'A') || setweight(to_tsvector('english', left(text, 20000)), 'B')
     from incoming order by id
     on conflict (id) do update set title = excluded.title, body = excluded.body, opens = excluded.opens, deadlines = excluded.deadlines, deadline_model = excluded.deadline_model,
            budget_eur = excluded.budget_eur, programme = excluded.programme, url = excluded.url, keywords = excluded.keywords, content_hash = excluded.content_hash,
            ecosystems = excluded.ecosystems, trends = excluded.trends, reader = excluded.reader, ends = excluded.ends, search = excluded.search, seen_at = now()
     returning (xmax = 0) as inserted, c.content_hash is distinct from (select b.content_hash from before b where b.id = c.id) as changed`,
    [storableJson(rows.map(asRow)), reader],
  );
  const added = written.filter(({ inserted }) => inserted).length;
  const changed = written.filter(({ inserted, changed: other }) => !inserted && other).length;
  return { new: added, changed, duplicate: rows.length - added - changed };
}

/** What writing them would do. */
async function compare(tx: EntityManager, rows: readonly ReadCall[]): Promise<WriteCounts> {
  const found: { id: string; hash: string }[] = await tx.query(
    `select id, content_hash as hash from call where id = any($1)`,
    [rows.map(({ call }) => call.id)],
  );
  const hashes = new Map(found.map(({ id, hash }) => [id, hash]));
  const changed = rows.filter(({ call }) => hashes.has(call.id) && hashes.get(call.id) !== hashOf(call)).length;
  return { new: rows.length - found.length, changed, duplicate: found.length - changed };
}

const hashOf = (call: Call): string => createHash('sha256').update(JSON.stringify(call)).digest('hex').slice(0, 32);

const asRow = ({ call, ecosystems, trends }: ReadCall) => ({
  ...call,
  content_hash: hashOf(call),
  ecosystems,
  trends,
  ends: lastEntry(call),
});
