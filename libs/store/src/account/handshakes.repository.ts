import type { DataSource } from 'typeorm';

export type HandshakePurpose = 'passkey-registration' | 'passkey-sign-in' | 'provider' | 'provider-sign-up';

export interface Handshake {
  readonly accountId: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What one request begins and another ends, within minutes and once. Kept here rather than in a process, so that any process may end it. */
export class Handshakes {
  constructor(private readonly db: DataSource) {}

  async begin(handshake: {
    hash: Buffer;
    purpose: HandshakePurpose;
    accountId?: string;
    data: Readonly<Record<string, unknown>>;
    seconds: number;
  }): Promise<void> {
    await this.db.query(
      `insert into handshake (hash, purpose, account_id, data, expires_at) values ($1, $2, $3, $4, now() + make_interval(secs => $5))`,
      [
        handshake.hash,
        handshake.purpose,
        handshake.accountId ?? null,
        JSON.stringify(handshake.data),
        handshake.seconds,
      ],
    );
  }

  /** Ends it: of any number of callers at once, one gets it. Null when it is unknown, ended or too old. */
  async end(hash: Buffer, purpose: HandshakePurpose): Promise<Handshake | null> {
    const [rows] = await this.db.query(
      `delete from handshake where hash = $1 and purpose = $2 and expires_at > now() returning account_id as "accountId", data`,
      [hash, purpose],
    );
    return rows[0] ?? null;
  }
}
