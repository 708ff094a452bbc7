import { TrendUniverseError } from '#libs/domain';
import type { DataSource } from 'typeorm';
import { moment } from './accounts.repository.js';

/** A passkey as its owner sees it. */
export interface PasskeyListing {
  /** Id of the credential, base64url. */
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  /** Day, UTC. */
  readonly lastUsedOn: string | null;
}

/** A passkey with what is needed to check its signatures. */
export interface Passkey {
  readonly id: string;
  readonly accountId: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
}

/** Passkeys: public keys whose private halves never leave their owner's device. */
export class Passkeys {
  constructor(private readonly db: DataSource) {}

  /** Throws CONFLICT when the passkey is there already. */
  async add(passkey: Passkey & { name: string }): Promise<void> {
    const rows = await this.db.query(
      `insert into passkey (id, account_id, name, public_key, counter, transports) values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
      [passkey.id, passkey.accountId, passkey.name, passkey.publicKey, passkey.counter, passkey.transports],
    );
    if (rows.length === 0) throw new TrendUniverseError('CONFLICT', 'This passkey is in use already. Choose another.');
  }

  async list(accountId: string): Promise<PasskeyListing[]> {
    return this.db.query(
      `select id, name, ${moment('created_at')} as "createdAt", last_used_on::text as "lastUsedOn" from passkey where account_id = $1 order by created_at, id`,
      [accountId],
    );
  }

  async get(id: string): Promise<Passkey | null> {
    const [row] = await this.db.query(
      `select id, account_id as "accountId", public_key as "publicKey", counter::int, transports from passkey where id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Notes the counter of a sign-in and its day. */
  async used(id: string, counter: number): Promise<void> {
    await this.db.query(`update passkey set counter = $2, last_used_on = current_date where id = $1`, [id, counter]);
  }

  async remove(accountId: string, id: string): Promise<boolean> {
    const [rows] = await this.db.query(`delete from passkey where account_id = $1 and id = $2 returning id`, [
      accountId,
      id,
    ]);
    return rows.length > 0;
  }

  async removeAll(accountId: string): Promise<void> {
    await this.db.query(`delete from passkey where account_id = $1`, [accountId]);
  }
}
