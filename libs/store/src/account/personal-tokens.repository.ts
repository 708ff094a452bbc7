import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { moment } from './accounts.repository.js';
import { PERSON, type Person } from './person.js';

export interface PersonalToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string;
  /** Day, UTC. */
  readonly lastUsedOn: string | null;
}

const COLUMNS = `id, name, scopes, ${moment('created_at')} as "createdAt", ${moment('expires_at')} as "expiresAt", last_used_on::text as "lastUsedOn"`;

/** Tokens that people give to their programs; kept as hashes. */
export class PersonalTokens {
  constructor(private readonly db: DataSource) {}

  async add(token: {
    accountId: string;
    hash: Buffer;
    name: string;
    scopes: readonly string[];
    days: number;
  }): Promise<PersonalToken> {
    const [row] = await this.db.query(
      `insert into personal_token (id, account_id, hash, name, scopes, expires_at) values ($1, $2, $3, $4, $5, now() + make_interval(days => $6)) returning ${COLUMNS}`,
      [randomUUID(), token.accountId, token.hash, token.name, token.scopes, token.days],
    );
    return row;
  }

  /** Tokens of an account, the newest first; expired ones too, until the retention job takes them. */
  async list(accountId: string): Promise<PersonalToken[]> {
    return this.db.query(`select ${COLUMNS} from personal_token where account_id = $1 order by created_at desc, id`, [
      accountId,
    ]);
  }

  async remove(accountId: string, id: string): Promise<boolean> {
    const [rows] = await this.db.query(`delete from personal_token where account_id = $1 and id = $2 returning id`, [
      accountId,
      id,
    ]);
    return rows.length > 0;
  }

  async removeAll(accountId: string): Promise<void> {
    await this.db.query(`delete from personal_token where account_id = $1`, [accountId]);
  }

  /** The person behind a token and what it is good for, or null. Notes the day. */
  async person(hash: Buffer): Promise<(Person & { tokenId: string; scopes: string[] }) | null> {
    const [row] = await this.db.query(
      `select ${PERSON}, t.id as "tokenId", t.scopes, t.last_used_on = current_date as "usedToday" from personal_token t join account a on a.id = t.account_id
       where t.hash = $1 and t.expires_at > now() and a.erased_at is null`,
      [hash],
    );
    if (!row) return null;
    const { usedToday, ...person } = row;
    if (!usedToday)
      await this.db.query(`update personal_token set last_used_on = current_date where id = $1`, [person.tokenId]);
    return person;
  }
}
