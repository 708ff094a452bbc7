import { randomUUID } from 'node:crypto';
import { notFound } from '#libs/domain';
import type { DataSource } from 'typeorm';
import { moment } from '../account/accounts.repository.js';

export interface CallSearch {
  readonly id: string;
  readonly name: string;
  readonly query: { readonly q?: string; readonly ecosystem?: string; readonly programme?: string };
  readonly alert: boolean;
  readonly createdAt: string;
}
export interface DueAlert extends CallSearch {
  readonly email: string;
  /** New calls are those first seen after this moment, up to and with the moment `until`. */
  readonly since: string;
  readonly until: string;
}
const COLUMNS = `s.id, s.name, s.query, s.alert, ${moment('s.created_at')} as "createdAt"`;

/** So long a batch of calls may take to come in: a call bears the moment its batch began, and is seen when the batch has ended. */
const SETTLE = `interval '2 minutes'`;

/** Saved searches for calls; those with an alert are looked at again and again. */
export class CallSearches {
  constructor(private readonly db: DataSource) {}

  async list(accountId: string): Promise<CallSearch[]> {
    return this.db.query(`select ${COLUMNS} from call_search s where account_id = $1 order by created_at, id`, [
      accountId,
    ]);
  }

  async add(accountId: string, fields: Pick<CallSearch, 'name' | 'query' | 'alert'>): Promise<CallSearch> {
    const [row] = await this.db.query(
      `insert into call_search as s (id, account_id, name, query, alert, checked_at) values ($1, $2, $3, $4, $5, now() - ${SETTLE}) returning ${COLUMNS}`,
      [randomUUID(), accountId, fields.name, fields.query, fields.alert],
    );
    return row;
  }

  async remove(accountId: string, id: string): Promise<void> {
    const [, n] = await this.db.query(`delete from call_search where account_id = $1 and id = $2`, [accountId, id]);
    if (n === 0) throw notFound('saved search', id, 'GET /api/v1/call-searches lists yours.');
  }

  /**
   * Has `tell` see to one search with an alert that was not looked at for a day, and notes how far it saw when it comes back. Meanwhile the search is
   * locked: another worker takes another one. Returns false when none is due beside `except`. Throws what `tell` throws; the search stays due.
   */
  async tellNext(except: readonly string[], tell: (search: DueAlert) => Promise<void>): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const [search] = await tx.query(
        `select ${COLUMNS}, a.email, s.checked_at::text as since, (now() - ${SETTLE})::text as until from call_search s join account a on a.id = s.account_id
         where s.alert and s.checked_at < now() - interval '20 hours' and a.email is not null and not s.id = any($1::uuid[])
         order by s.checked_at limit 1 for no key update of s skip locked`,
        [except],
      );
      if (!search) return false;
      await tell(search);
      await tx.query(`update call_search set checked_at = $2::timestamptz where id = $1`, [search.id, search.until]);
      return true;
    });
  }
}
