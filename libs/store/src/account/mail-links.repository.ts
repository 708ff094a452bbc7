import type { DataSource } from 'typeorm';
import { emailKey, moment } from './accounts.repository.js';

export type LinkPurpose = 'sign-up' | 'password' | 'email' | 'invitation';

/** A link mailed to an address: whoever opens it can read the mail of that address. */
export interface MailLink {
  readonly purpose: LinkPurpose;
  readonly email: string;
  readonly accountId: string | null;
  readonly organisationId: string | null;
  /** What to do when the link comes back: the name to sign up with, the position to be taken. */
  readonly data: Readonly<Record<string, string>>;
  readonly expiresAt: string;
}

export interface NewMailLink {
  readonly hash: Buffer;
  readonly purpose: LinkPurpose;
  readonly email: string;
  readonly accountId?: string;
  readonly organisationId?: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly hours: number;
}

const COLUMNS = `purpose, email, account_id as "accountId", organisation_id as "organisationId", data, ${moment('expires_at')} as "expiresAt"`;

/** Links that were mailed; kept as hashes, good once. */
export class MailLinks {
  constructor(private readonly db: DataSource) {}

  /** Keeps a link. It replaces an earlier one for the same purpose, address and organisation: the newest mail is the one that works. */
  async add(link: NewMailLink): Promise<void> {
    const key = emailKey(link.email);
    await this.db.query(
      `delete from mail_link where email_key = $1 and purpose = $2 and organisation_id is not distinct from $3`,
      [key, link.purpose, link.organisationId ?? null],
    );
    await this.db.query(
      `insert into mail_link (hash, purpose, email, email_key, account_id, organisation_id, data, expires_at) values ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(hours => $8))`,
      [
        link.hash,
        link.purpose,
        link.email,
        key,
        link.accountId ?? null,
        link.organisationId ?? null,
        JSON.stringify(link.data ?? {}),
        link.hours,
      ],
    );
  }

  /** The link, when it is still good; it stays so. */
  async peek(hash: Buffer, purpose: LinkPurpose): Promise<MailLink | null> {
    const [row] = await this.db.query(
      `select ${COLUMNS} from mail_link where hash = $1 and purpose = $2 and expires_at > now()`,
      [hash, purpose],
    );
    return row ?? null;
  }

  /** Takes a link: of any number of callers at once, one gets it. */
  async take(hash: Buffer, purpose: LinkPurpose): Promise<MailLink | null> {
    const [rows] = await this.db.query(
      `delete from mail_link where hash = $1 and purpose = $2 and expires_at > now() returning ${COLUMNS}`,
      [hash, purpose],
    );
    return rows[0] ?? null;
  }

  /** Invitations of an organisation that nobody has answered. */
  async invitations(organisationId: string): Promise<MailLink[]> {
    return this.db.query(
      `select ${COLUMNS} from mail_link where organisation_id = $1 and purpose = 'invitation' and expires_at > now() order by email_key`,
      [organisationId],
    );
  }

  /** Takes an invitation back; says whether there was one. */
  async withdraw(organisationId: string, email: string): Promise<boolean> {
    const [rows] = await this.db.query(
      `delete from mail_link where organisation_id = $1 and email_key = $2 and purpose = 'invitation' returning hash`,
      [organisationId, emailKey(email)],
    );
    return rows.length > 0;
  }

  /** Takes an account's other links away: after a change of password or address, mails sent before must not work. */
  async dropOf(accountId: string): Promise<void> {
    await this.db.query(`delete from mail_link where account_id = $1`, [accountId]);
  }
}
