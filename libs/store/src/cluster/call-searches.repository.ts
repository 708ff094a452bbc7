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
  /** New calls are those first seen after this moment. */
  readonly since: string;
}
const COLUMNS = `s.id, s.name, s.query, s.alert, ${moment('s.created_at')} as "createdAt"`;

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
      `insert into call_search as s (id, account_id, name, query, alert) values ($1, $2, $3, $4, $5) returning ${COLUMNS}`,
      [randomUUID(), accountId, fields.name, fields.query, fields.alert],
    );
    return row;
  }

  async remove(accountId: string, id: string): Promise<void> {
    const [, n] = await this.db.query(`delete from call_search where account_id = $1 and id = $2`, [accountId, id]);
    if (n === 0) throw notFound('saved search', id, 'GET /api/v1/call-searches lists yours.');
  }

  /** Searches with an alert that were not looked at for a day. */
  async due(limit: number): Promise<DueAlert[]> {
    return this.db.query(
      `select ${COLUMNS}, a.email, s.checked_at::text as since from call_search s join account a on a.id = s.account_id
       where s.alert and s.checked_at < now() - interval '20 hours' and a.email is not null order by s.checked_at limit $1`,
      [limit],
    );
  }

  /** Takes an alert for oneself: false when another worker was faster. */
  async claim(id: string, since: string): Promise<boolean> {
    const [, n] = await this.db.query(
      `update call_search set checked_at = now() where id = $1 and checked_at = $2::timestamptz`,
      [id, since],
    );
    return n > 0;
  }
}
