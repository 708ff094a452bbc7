import type { DataSource } from 'typeorm';
import { moment } from './accounts.repository.js';

export interface AccountEvent {
  readonly id: number;
  readonly at: string;
  /** Id of the account that acted, or `stranger`, `command line`, `system`. */
  readonly actor: string;
  readonly accountId: string | null;
  readonly action: string;
  readonly detail: unknown;
}

const COLUMNS = `id::int, ${moment('at')} as at, actor, account_id as "accountId", action, detail`;

/** Who did what to whose account. Names accounts by id, never by name or address: an erased account leaves nothing personal here. */
export class AccountEvents {
  constructor(private readonly db: DataSource) {}

  async add(event: {
    actor: string;
    accountId?: string | null;
    action: string;
    detail?: Readonly<Record<string, unknown>>;
  }): Promise<void> {
    await this.db.query(`insert into account_event (actor, account_id, action, detail) values ($1, $2, $3, $4)`, [
      event.actor,
      event.accountId ?? null,
      event.action,
      JSON.stringify(event.detail ?? {}),
    ]);
  }

  /** Newest first. */
  async page(limit: number, before?: number): Promise<AccountEvent[]> {
    return this.db.query(
      `select ${COLUMNS} from account_event where $2::bigint is null or id < $2 order by id desc limit $1`,
      [limit, before ?? null],
    );
  }

  /** What an account did and what was done to it, newest first. */
  async of(accountId: string, limit: number): Promise<AccountEvent[]> {
    return this.db.query(
      `select ${COLUMNS} from account_event where account_id = $1 or actor = $1::text order by id desc limit $2`,
      [accountId, limit],
    );
  }
}
