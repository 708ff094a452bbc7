import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Other proofs than a password: codes from an app, passkeys, and identities that another provider vouches for. */
export class SecondFactors1764330000000 implements MigrationInterface {
  name = 'SecondFactors1764330000000';

  async up(q: QueryRunner): Promise<void> {
    // What was begun with one request and is ended by another: the challenge of a passkey, the state of a sign-in elsewhere.
    await q.query(`
      create table handshake (
        hash bytea primary key,
        purpose text not null check (purpose in ('passkey-registration', 'passkey-sign-in', 'provider', 'provider-sign-up')),
        account_id uuid references account on delete cascade,
        data jsonb not null,
        expires_at timestamptz not null
      )`);
    await q.query(`create index handshake_account on handshake (account_id)`);
    await q.query(`create index handshake_expiry on handshake (expires_at)`);
    // Codes are computed from the secret, so it cannot be a hash. A step of time is good once.
    await q.query(`
      create table totp (
        account_id uuid primary key references account on delete cascade,
        secret text not null,
        confirmed_at timestamptz,
        last_step bigint not null default 0
      )`);
    await q.query(`
      create table recovery_code (
        account_id uuid not null references account on delete cascade,
        hash bytea not null,
        primary key (account_id, hash)
      )`);
    await q.query(`
      create table passkey (
        id text primary key,
        account_id uuid not null references account on delete cascade,
        name text not null,
        public_key bytea not null,
        counter bigint not null,
        transports text[] not null,
        created_at timestamptz not null default now(),
        last_used_on date
      )`);
    await q.query(`create index passkey_account on passkey (account_id)`);
    await q.query(`
      create table identity (
        issuer text not null,
        subject text not null,
        account_id uuid not null references account on delete cascade,
        created_at timestamptz not null default now(),
        primary key (issuer, subject)
      )`);
    await q.query(`create index identity_account on identity (account_id)`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['identity', 'passkey', 'recovery_code', 'totp', 'handshake'])
      await q.query(`drop table ${table}`);
  }
}
