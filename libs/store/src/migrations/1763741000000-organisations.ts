import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who belongs to what, and the tokens that people give to their programs. */
export class Organisations1763741000000 implements MigrationInterface {
  name = 'Organisations1763741000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table organisation (
        id uuid primary key,
        kind text not null check (kind in ('cluster', 'agency', 'firm')),
        name text not null,
        country char(2),
        created_at timestamptz not null default now()
      )`);
    await q.query(`
      create table membership (
        organisation_id uuid not null references organisation on delete cascade,
        account_id uuid not null references account on delete cascade,
        position text not null check (position in ('member', 'manager')),
        joined_at timestamptz not null default now(),
        primary key (organisation_id, account_id)
      )`);
    await q.query(`create index membership_account on membership (account_id)`);
    await q.query(`
      create table personal_token (
        id uuid primary key,
        account_id uuid not null references account on delete cascade,
        hash bytea not null unique,
        name text not null,
        scopes text[] not null,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        last_used_on date
      )`);
    await q.query(`create index personal_token_account on personal_token (account_id)`);
    await q.query(`alter table mail_link add column organisation_id uuid references organisation on delete cascade`);
    await q.query(`create index mail_link_organisation on mail_link (organisation_id)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`alter table mail_link drop column organisation_id`);
    for (const table of ['personal_token', 'membership', 'organisation']) await q.query(`drop table ${table}`);
  }
}
