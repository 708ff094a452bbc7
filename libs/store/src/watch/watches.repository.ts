import { randomUUID } from 'node:crypto';
import { badInput, COLLECTION_LIMITS, type Frequency, notFound, type WatchKind } from '#libs/domain';
import type { DataSource } from 'typeorm';
import { moment } from '../account/accounts.repository.js';
import type { SignalFilter } from '../read/signal-filter.js';

/** Something that an account wants to hear of. */
export interface Watch {
  readonly id: string;
  readonly accountId: string;
  readonly kind: WatchKind;
  /** Id of the collection or trend; of a search its filter as text. */
  readonly target: string;
  readonly query: SignalFilter;
  readonly name: string;
  readonly frequency: Frequency;
  /** Whether there is a secret feed address. */
  readonly feed: boolean;
  /** What was shown: the last change of the collection, the last signal, or the last edition. */
  readonly seenMark: number;
  readonly mailedMark: number;
  readonly createdAt: string;
}

export interface NewWatch {
  readonly kind: WatchKind;
  readonly target: string;
  readonly query: SignalFilter;
  readonly name: string;
  readonly frequency: Frequency;
  /** Where both marks begin: what is there already is no news. */
  readonly mark: number;
}

export const WATCH_COLUMNS = `w.id, w.account_id as "accountId", w.kind, w.target, w.query, w.name, w.frequency, w.feed_hash is not null as feed,
  w.seen_mark::float8 as "seenMark", w.mailed_mark::float8 as "mailedMark", ${moment('w.created_at')} as "createdAt"`;

const noWatch = (id: string) => notFound('watch', id, 'GET /api/v1/watches lists yours.');

/** What people watch. Each reads and changes their own only. */
export class Watches {
  constructor(private readonly db: DataSource) {}

  of(accountId: string): Promise<Watch[]> {
    return this.db.query(
      `select ${WATCH_COLUMNS} from watch w where w.account_id = $1 order by w.created_at desc, w.id`,
      [accountId],
    );
  }

  async get(id: string, accountId: string): Promise<Watch> {
    const [row] = await this.db.query(`select ${WATCH_COLUMNS} from watch w where w.id = $1 and w.account_id = $2`, [
      id,
      accountId,
    ]);
    if (!row) throw noWatch(id);
    return row;
  }

  /** Begins to watch; of something watched already, name and frequency become the new ones and its marks stay. */
  async add(accountId: string, watch: NewWatch): Promise<Watch> {
    const [{ n }] = await this.db.query(`select count(*)::int as n from watch where account_id = $1`, [accountId]);
    if (n >= COLLECTION_LIMITS.watches)
      throw badInput(`You watch ${COLLECTION_LIMITS.watches} things, which is the most. Stop watching some first.`);
    const [{ id }] = await this.db.query(
      `insert into watch (id, account_id, kind, target, collection_id, query, name, frequency, seen_mark, mailed_mark)
       values ($1, $2, $3::text, $4::text, case when $3::text = 'collection' then $4::text::uuid end, $5, $6, $7, $8, $8)
       on conflict (account_id, kind, target) do update set name = excluded.name, frequency = excluded.frequency returning id`,
      [
        randomUUID(),
        accountId,
        watch.kind,
        watch.target,
        JSON.stringify(watch.query),
        watch.name,
        watch.frequency,
        watch.mark,
      ],
    );
    return this.get(id, accountId);
  }

  async change(
    id: string,
    accountId: string,
    fields: { name?: string | undefined; frequency?: Frequency | undefined },
  ): Promise<Watch> {
    const watch = await this.get(id, accountId);
    // News begin with the wish for mails: what was there before is not mailed.
    await this.db.query(
      `update watch set name = $3, mailed_mark = case when frequency = 'none' and $4 <> 'none' then greatest(mailed_mark, seen_mark) else mailed_mark end, frequency = $4
       where id = $1 and account_id = $2`,
      [id, accountId, fields.name ?? watch.name, fields.frequency ?? watch.frequency],
    );
    return this.get(id, accountId);
  }

  async remove(id: string, accountId: string): Promise<void> {
    const [, n] = await this.db.query(`delete from watch where id = $1 and account_id = $2`, [id, accountId]);
    if (n === 0) throw noWatch(id);
  }

  /** Notes that everything up to `mark` was shown. Never goes back. */
  async see(id: string, accountId: string, mark: number): Promise<void> {
    await this.db.query(`update watch set seen_mark = greatest(seen_mark, $3) where id = $1 and account_id = $2`, [
      id,
      accountId,
      mark,
    ]);
  }

  /** Gives the watch a new feed address, or none; the old one stops to work at once. */
  async setFeed(id: string, accountId: string, hash: Buffer | null): Promise<void> {
    const [, n] = await this.db.query(`update watch set feed_hash = $3 where id = $1 and account_id = $2`, [
      id,
      accountId,
      hash,
    ]);
    if (n === 0) throw noWatch(id);
  }

  /** The watch behind a feed address. Throws NOT_FOUND when the secret is not, or no longer, the one of this watch. */
  async byFeed(id: string, hash: Buffer): Promise<Watch> {
    const [row] = await this.db.query(`select ${WATCH_COLUMNS} from watch w where w.id = $1 and w.feed_hash = $2`, [
      id,
      hash,
    ]);
    if (!row) throw notFound('feed', id, 'Its address was withdrawn. Make a new one on the page of alerts.');
    return row;
  }
}
