import type { SignalKind, WatchKind } from '#libs/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { moment } from '../account/accounts.repository.js';
import { roleSql } from '../collection/changing.js';
import { Conditions } from '../read/signal-filter.js';
import type { Watch } from './watches.repository.js';

export interface SignalNews {
  readonly of: 'signal';
  readonly id: string;
  readonly kind: SignalKind;
  readonly title: string;
  readonly date: string;
  readonly publisher: string;
}
export interface MoveNews {
  readonly of: 'move';
  readonly edition: number;
  readonly asOf: string;
  readonly ecosystem: string;
  readonly from: string | null;
  readonly to: string;
  readonly movement: string;
}
export interface ChangeNews {
  readonly of: 'change';
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly action: string;
  readonly titles: readonly string[];
  readonly count: number;
}

/** What is new for a watch since a mark. */
export interface News {
  /** Where the next look begins. */
  readonly mark: number;
  /** How many in all; `entries` has the newest of them. */
  readonly count: number;
  readonly entries: readonly (SignalNews | MoveNews | ChangeNews)[];
  /** True when the collection may no longer be read, or the trend is no more. */
  readonly lost: boolean;
}

/** News named one by one. */
const NAMED = 20;
/** So long a batch of signals may take to come in: numbers are given before they are visible. */
const SETTLE = `interval '2 minutes'`;
/** Changes that are worth a word to others. */
const TOLD = [
  'items.added',
  'items.imported',
  'items.merged',
  'items.restored',
  'items.removed',
  'item.changed',
  'section.added',
  'section.removed',
  'section.changed',
  'collection.changed',
  'comment.added',
];
const GONE: News = { mark: 0, count: 0, entries: [], lost: true };

type Db = DataSource | EntityManager;

/** The mark that stands for everything there is by now. */
export async function markNow(db: Db, kind: WatchKind, target: string): Promise<number> {
  const sql = {
    collection: `select coalesce((select version from collection where id::text = $1), 0) as mark`,
    trend: `select coalesce((select max(number) from edition), 0) as mark where $1::text <> ''`,
    // Signals that are not read yet have no trends and ecosystems to be found by: news stop before the first of them.
    search: `select greatest(0, least(coalesce((select min(seq) - 1 from signal where reading = 0), (select max(seq) from signal)),
               (select seq from signal where created_at < now() - ${SETTLE} order by seq desc limit 1)))::float8 as mark where $1::text is not null`,
  }[kind];
  const [row] = await db.query(sql, [target]);
  return Number(row?.mark ?? 0);
}

/** What is new for its owner since `mark`: changes of others in a collection that they may still read, signals found, moves of a trend. */
export async function newsOf(db: Db, watch: Watch, mark: number): Promise<News> {
  const upTo = Math.max(mark, await markNow(db, watch.kind, watch.target));
  if (watch.kind === 'search') return { ...(await found(db, watch, mark, upTo)), mark: upTo, lost: false };
  if (watch.kind === 'trend') return moves(db, watch, mark, upTo);
  return changes(db, watch, mark, upTo);
}

async function found(db: Db, watch: Watch, mark: number, upTo: number): Promise<Pick<News, 'count' | 'entries'>> {
  if (upTo <= mark) return { count: 0, entries: [] };
  const where = new Conditions(watch.query);
  where.add((p) => `s.seq > ${p}`, mark);
  where.add((p) => `s.seq <= ${p}`, upTo);
  const entries: (SignalNews & { count: number })[] = await db.query(
    `select 'signal' as of, s.id, s.kind, s.title, to_char(s.date, 'YYYY-MM-DD') as date, s.publisher, count(*) over ()::int as count
     from signal s where ${where.sql} and s.independent order by s.date desc, s.seq desc limit ${NAMED}`,
    where.parameters,
  );
  return { count: entries[0]?.count ?? 0, entries: entries.map(({ count: _count, ...entry }) => entry) };
}

async function moves(db: Db, watch: Watch, mark: number, upTo: number): Promise<News> {
  const [trend] = await db.query(`select 1 from trend where id = $1 and status = 'active'`, [watch.target]);
  if (!trend) return { ...GONE, mark: upTo };
  if (upTo <= mark) return { mark: upTo, count: 0, entries: [], lost: false };
  const entries: MoveNews[] = await db.query(
    `select 'move' as of, n.edition, to_char(e.as_of, 'YYYY-MM-DD') as "asOf", n.ecosystem, b.ring as "from", n.ring as "to", n.placement->>'movement' as movement
     from placement n join edition e on e.number = n.edition
     left join placement b on b.edition = (select max(number) from edition where number <= $2) and b.ecosystem = n.ecosystem and b.trend_id = n.trend_id
     where n.trend_id = $1 and n.edition = $3
       and (b.ring is distinct from n.ring or exists (select 1 from placement m where m.trend_id = $1 and m.ecosystem = n.ecosystem and m.edition > $2
            and m.edition <= $3 and m.placement->>'movement' in ('in', 'out')))
     order by n.ecosystem`,
    [watch.target, mark, upTo],
  );
  return { mark: upTo, count: entries.length, entries, lost: false };
}

async function changes(db: Db, watch: Watch, mark: number, upTo: number): Promise<News> {
  const [role] = await db.query(
    `select ${roleSql('$2::uuid', 'null::bytea')} as role from collection c left join collection_person p on p.collection_id = c.id and p.account_id = $2
     where c.id = $1 and c.deleted_at is null`,
    [watch.target, watch.accountId],
  );
  if (!role?.role) return { ...GONE, mark };
  const told = role.role === 'visitor' ? TOLD.filter((action) => action !== 'comment.added') : TOLD;
  const entries: (ChangeNews & { total: number })[] = await db.query(
    `select 'change' as of, e.version, ${moment('e.at')} as at, case when $6 then '' else a.name end as by, e.action, count(*) over ()::int as total,
            array(select i.title || case when i.kind = 'signal' and exists (select 1 from signal_withdrawal w where w.id = i.ref)
                    and not exists (select 1 from signal s where s.id = i.ref) then ' (withdrawn by its source)' else '' end
                  from collection_item i where i.collection_id = e.collection_id and (i.id = e.item_id or i.id::text in
                  (select jsonb_array_elements_text(coalesce(e.after->'items', e.before->'items', '[]')) limit 5)) order by i.position limit 5) as titles,
            greatest(1, jsonb_array_length(coalesce(e.after->'items', e.before->'items', '[]'))) as count
     from collection_event e join account a on a.id = e.actor_id
     where e.collection_id = $1 and e.version > $2 and e.version <= $3 and e.actor_id <> $4 and e.action = any($5) order by e.version desc limit ${NAMED}`,
    [watch.target, mark, upTo, watch.accountId, told, role.role === 'visitor'],
  );
  return {
    mark: upTo,
    count: entries[0]?.total ?? 0,
    entries: entries.map(({ total: _total, ...entry }) => entry),
    lost: false,
  };
}
