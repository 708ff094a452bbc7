import type { DataSource } from 'typeorm';

/** The state of an account's second factor. */
export interface SecondFactor {
  /** Base32. */
  readonly secret: string;
  readonly confirmed: boolean;
}

/** Codes from an app (TOTP), and the recovery codes that stand in for a lost one. */
export class SecondFactors {
  constructor(private readonly db: DataSource) {}

  async of(accountId: string): Promise<SecondFactor | null> {
    const [row] = await this.db.query(
      `select secret, confirmed_at is not null as confirmed from totp where account_id = $1`,
      [accountId],
    );
    return row ?? null;
  }

  /** Keeps a secret that counts only once it is confirmed. One that is confirmed stays: false. */
  async propose(accountId: string, secret: string): Promise<boolean> {
    const rows = await this.db.query(
      `insert into totp (account_id, secret) values ($1, $2)
       on conflict (account_id) do update set secret = excluded.secret where totp.confirmed_at is null returning account_id`,
      [accountId, secret],
    );
    return rows.length > 0;
  }

  /** Puts the secret in force, with these recovery codes. False when there is none to confirm. */
  async confirm(accountId: string, step: number, codes: readonly Buffer[]): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const [rows] = await tx.query(
        `update totp set confirmed_at = now(), last_step = $2 where account_id = $1 and confirmed_at is null returning account_id`,
        [accountId, step],
      );
      if (rows.length === 0) return false;
      await replaceCodes(tx, accountId, codes);
      return true;
    });
  }

  /** Takes a step of time: a code read over a shoulder is not good a second time. */
  async takeStep(accountId: string, step: number): Promise<boolean> {
    const [rows] = await this.db.query(
      `update totp set last_step = $2 where account_id = $1 and confirmed_at is not null and last_step < $2 returning account_id`,
      [accountId, step],
    );
    return rows.length > 0;
  }

  /** Takes a recovery code; each is good once. */
  async takeCode(accountId: string, hash: Buffer): Promise<boolean> {
    const [rows] = await this.db.query(
      `delete from recovery_code where account_id = $1 and hash = $2 returning account_id`,
      [accountId, hash],
    );
    return rows.length > 0;
  }

  async codesLeft(accountId: string): Promise<number> {
    const [{ count }] = await this.db.query(`select count(*)::int from recovery_code where account_id = $1`, [
      accountId,
    ]);
    return count;
  }

  async replaceCodes(accountId: string, codes: readonly Buffer[]): Promise<void> {
    await this.db.transaction((tx) => replaceCodes(tx, accountId, codes));
  }

  /** Takes the second factor away, its recovery codes too. */
  async remove(accountId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      await tx.query(`delete from totp where account_id = $1`, [accountId]);
      await tx.query(`delete from recovery_code where account_id = $1`, [accountId]);
    });
  }
}

async function replaceCodes(
  tx: { query(sql: string, parameters: unknown[]): Promise<unknown> },
  accountId: string,
  codes: readonly Buffer[],
): Promise<void> {
  await tx.query(`delete from recovery_code where account_id = $1`, [accountId]);
  await tx.query(`insert into recovery_code (account_id, hash) select $1, unnest($2::bytea[])`, [accountId, codes]);
}
