import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { moment } from './accounts.repository.js';
import { PERSON, type Person } from './person.js';

/** Hashes of a pair of tokens, and for how many seconds each is good. */
export interface TokenPair {
  readonly access: Buffer;
  readonly refresh: Buffer;
  readonly accessSeconds: number;
  readonly refreshSeconds: number;
}

export interface SessionListing {
  readonly id: string;
  readonly client: string;
  readonly createdAt: string;
  readonly renewedAt: string;
}

export type Renewal =
  | { readonly outcome: 'renewed'; readonly accountId: string; readonly sessionId: string }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'stolen'; readonly accountId: string };

/** Sessions: the family of tokens that began with one sign-in. */
export class Sessions {
  constructor(private readonly db: DataSource) {}

  /** Begins a session that ends, however often it is renewed, after `days`. */
  async open(
    session: { accountId: string; client: string; addressHash: Buffer; days: number },
    tokens: TokenPair,
  ): Promise<string> {
    const id = randomUUID();
    await this.db.transaction(async (tx) => {
      await tx.query(
        `insert into session (id, account_id, client, address_hash, ends_at) values ($1, $2, $3, $4, now() + make_interval(days => $5))`,
        [id, session.accountId, session.client, session.addressHash, session.days],
      );
      await tx.query(`update account set last_seen_on = current_date where id = $1`, [session.accountId]);
      await addTokens(tx, id, tokens);
    });
    return id;
  }

  /** The person behind an access token, or null. */
  async person(access: Buffer): Promise<(Person & { sessionId: string }) | null> {
    const [row] = await this.db.query(
      `select ${PERSON}, s.id as "sessionId" from session_token t join session s on s.id = t.session_id join account a on a.id = s.account_id
       where t.hash = $1 and t.kind = 'access' and t.expires_at > now() and s.ends_at > now() and a.erased_at is null`,
      [access],
    );
    return row ?? null;
  }

  /**
   * Exchanges a refresh token for a new pair. A token that comes a second time has been copied: one of the two who sent it is a thief, and
   * since nobody can tell which, the whole session ends (RFC 9700, 4.14.2).
   */
  async renew(refresh: Buffer, tokens: TokenPair): Promise<Renewal> {
    return this.db.transaction(async (tx): Promise<Renewal> => {
      const [found] = await tx.query(
        `select s.id, s.account_id as "accountId", t.used_at is not null as used, t.expires_at > now() and s.ends_at > now() as good
         from session_token t join session s on s.id = t.session_id where t.hash = $1 and t.kind = 'refresh' for update of t`,
        [refresh],
      );
      if (!found) return { outcome: 'unknown' };
      if (found.used) {
        await tx.query(`delete from session where id = $1`, [found.id]);
        return { outcome: 'stolen', accountId: found.accountId };
      }
      if (!found.good) return { outcome: 'unknown' };
      await tx.query(`update session_token set used_at = now() where hash = $1`, [refresh]);
      await tx.query(`delete from session_token where session_id = $1 and kind = 'access' and expires_at < now()`, [
        found.id,
      ]);
      await tx.query(`update session set renewed_at = now() where id = $1`, [found.id]);
      await tx.query(
        `update account set last_seen_on = current_date where id = $1 and last_seen_on is distinct from current_date`,
        [found.accountId],
      );
      await addTokens(tx, found.id, tokens);
      return { outcome: 'renewed', accountId: found.accountId, sessionId: found.id };
    });
  }

  async list(accountId: string): Promise<SessionListing[]> {
    return this.db.query(
      `select id, client, ${moment('created_at')} as "createdAt", ${moment('renewed_at')} as "renewedAt" from session where account_id = $1 and ends_at > now() order by renewed_at desc, id`,
      [accountId],
    );
  }

  /** Whether the account has been signed in from this address lately: strangers' failures then do not slow it down. */
  async knows(accountId: string, addressHash: Buffer): Promise<boolean> {
    const rows = await this.db.query(`select 1 from session where account_id = $1 and address_hash = $2 limit 1`, [
      accountId,
      addressHash,
    ]);
    return rows.length > 0;
  }

  /** Whether a session was begun (not renewed) within these minutes. */
  async isFresh(id: string, minutes: number): Promise<boolean> {
    const rows = await this.db.query(
      `select 1 from session where id = $1 and created_at > now() - make_interval(mins => $2)`,
      [id, minutes],
    );
    return rows.length > 0;
  }

  /** Ends one session of an account; says whether there was one. */
  async end(accountId: string, id: string): Promise<boolean> {
    const [rows] = await this.db.query(`delete from session where account_id = $1 and id = $2 returning id`, [
      accountId,
      id,
    ]);
    return rows.length > 0;
  }

  /** Ends the session of a refresh token, used or not. */
  async endBy(refresh: Buffer): Promise<void> {
    await this.db.query(
      `delete from session where id = (select session_id from session_token where hash = $1 and kind = 'refresh')`,
      [refresh],
    );
  }

  /** Ends every session of an account, or all but one. */
  async endAll(accountId: string, except?: string): Promise<void> {
    await this.db.query(`delete from session where account_id = $1 and ($2::uuid is null or id <> $2)`, [
      accountId,
      except ?? null,
    ]);
  }
}

const addTokens = (
  tx: { query(sql: string, parameters: unknown[]): Promise<unknown> },
  sessionId: string,
  tokens: TokenPair,
) =>
  tx.query(
    `insert into session_token (hash, session_id, kind, expires_at)
     values ($1, $3, 'access', now() + make_interval(secs => $4)), ($2, $3, 'refresh', now() + make_interval(secs => $5))`,
    [tokens.access, tokens.refresh, sessionId, tokens.accessSeconds, tokens.refreshSeconds],
  );
