import type { DataSource } from 'typeorm';
import { moment } from './accounts.repository.js';

/** Whom another provider vouches for: its own name for itself and for the person. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

/** Sign-ins through an OpenID Connect provider, by account. */
export class Identities {
  constructor(private readonly db: DataSource) {}

  async account({ issuer, subject }: Identity): Promise<string | null> {
    const [row] = await this.db.query(
      `select account_id as "accountId" from identity where issuer = $1 and subject = $2`,
      [issuer, subject],
    );
    return row?.accountId ?? null;
  }

  async link(accountId: string, { issuer, subject }: Identity): Promise<void> {
    await this.db.query(
      `insert into identity (issuer, subject, account_id) values ($1, $2, $3) on conflict (issuer, subject) do nothing`,
      [issuer, subject, accountId],
    );
  }

  async of(accountId: string): Promise<(Identity & { createdAt: string })[]> {
    return this.db.query(
      `select issuer, subject, ${moment('created_at')} as "createdAt" from identity where account_id = $1 order by created_at`,
      [accountId],
    );
  }
}
