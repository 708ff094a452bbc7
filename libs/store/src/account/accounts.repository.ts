import { randomUUID } from 'node:crypto';
import { type GrantedRole, notFound, TrendUniverseError } from '#libs/domain';
import type { DataSource, EntityManager } from 'typeorm';

/** An account that is in use. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** Argon2id; null before a password was chosen. */
  readonly passwordHash: string | null;
  readonly granted: readonly GrantedRole[];
  readonly createdAt: string;
  readonly consentedAt: string | null;
}

/** What makes two spellings one address. The part before the @ may in theory tell cases apart; no provider does. */
export const emailKey = (email: string): string => email.normalize('NFKC').trim().toLowerCase();

/** SQL of a moment as the API shows it. */
export const moment = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const COLUMNS = `id, email, name, password_hash as "passwordHash", granted, ${moment('created_at')} as "createdAt", ${moment('consented_at')} as "consentedAt"`;

/** Accounts that are in use. An erased one is found by nothing here. */
export class Accounts {
  constructor(private readonly db: DataSource) {}

  async byEmail(email: string): Promise<Account | null> {
    const [row] = await this.db.query(`select ${COLUMNS} from account where email_key = $1`, [emailKey(email)]);
    return row ?? null;
  }

  async get(id: string): Promise<Account> {
    const [row] = await this.db.query(`select ${COLUMNS} from account where id = $1 and erased_at is null`, [id]);
    if (!row) throw notFound('account', id, 'It may have been deleted.');
    return row;
  }

  /** Adds an account whose address is proven. Throws CONFLICT when there is one of this address. */
  async create(account: {
    email: string;
    name: string;
    /** Null for who signs in through a provider. */
    passwordHash: string | null;
    granted?: readonly GrantedRole[];
    consented: boolean;
  }): Promise<Account> {
    const id = randomUUID();
    const rows = await this.db.query(
      `insert into account (id, email, email_key, name, password_hash, granted, consented_at) values ($1, $2, $3, $4, $5, $6, case when $7 then now() end)
       on conflict (email_key) do nothing returning id`,
      [
        id,
        account.email.trim(),
        emailKey(account.email),
        account.name,
        account.passwordHash,
        account.granted ?? [],
        account.consented,
      ],
    );
    if (rows.length === 0)
      throw new TrendUniverseError(
        'CONFLICT',
        'There is an account of this address already. Sign in, or reset the password.',
      );
    return this.get(id);
  }

  async setPassword(id: string, passwordHash: string): Promise<void> {
    await this.db.query(`update account set password_hash = $2 where id = $1 and erased_at is null`, [
      id,
      passwordHash,
    ]);
  }

  async setName(id: string, name: string): Promise<void> {
    await this.db.query(`update account set name = $2 where id = $1 and erased_at is null`, [id, name]);
  }

  /** Throws CONFLICT when another account has taken the address meanwhile. */
  async setEmail(id: string, email: string): Promise<void> {
    await this.db
      .query(`update account set email = $2, email_key = $3 where id = $1 and erased_at is null`, [
        id,
        email.trim(),
        emailKey(email),
      ])
      .catch((error: { code?: string }) => {
        if (error.code !== '23505') throw error;
        throw new TrendUniverseError('CONFLICT', 'Another account has this address by now. Use a different one.');
      });
  }

  /** Replaces the roles an administrator has given. Throws CONFLICT rather than take the last administrator away. */
  async setGranted(id: string, granted: readonly GrantedRole[]): Promise<void> {
    await this.db.transaction(async (tx) => {
      if (!granted.includes('administrator')) await refuseLastAdministrator(tx, id);
      await tx.query(`update account set granted = $2 where id = $1 and erased_at is null`, [
        id,
        [...new Set(granted)],
      ]);
    });
  }

  async hasAdministrator(): Promise<boolean> {
    const rows = await this.db.query(
      `select 1 from account where 'administrator' = any(granted) and erased_at is null limit 1`,
    );
    return rows.length > 0;
  }

  /** A page of accounts by address, after the account with this id: an address in a link would end up in logs. */
  async list(limit: number, after: string | null): Promise<Account[]> {
    return this.db.query(
      `select ${COLUMNS} from account where erased_at is null and ($2::uuid is null or email_key > (select email_key from account where id = $2))
       order by email_key limit $1`,
      [limit, after],
    );
  }
}

/** Throws CONFLICT when `id` is the only administrator. Others who ask the same wait until the transaction ends. */
export async function refuseLastAdministrator(tx: EntityManager, id: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('trend-universe/administrators', 0))`);
  const rows: { id: string }[] = await tx.query(
    `select id from account where 'administrator' = any(granted) and erased_at is null`,
  );
  if (rows.length === 1 && rows[0]!.id === id) {
    throw new TrendUniverseError(
      'CONFLICT',
      'This is the last administrator. Make somebody else an administrator first.',
    );
  }
}
