import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People: accounts, the links mailed to them, their sessions, and a log of what was done to accounts. */
export class Accounts1763740000000 implements MigrationInterface {
  name = 'Accounts1763740000000';

  async up(q: QueryRunner): Promise<void> {
    // An erased account keeps its row, so that what others rely on still points somewhere; nothing in it leads to a person.
    await q.query(`
      create table account (
        id uuid primary key,
        email text,
        email_key text unique,
        name text not null,
        password_hash text,
        granted text[] not null default '{}' check (granted <@ array['policymaker', 'editor', 'administrator']),
        created_at timestamptz not null default now(),
        consented_at timestamptz,
        last_seen_on date,
        erased_at timestamptz,
        check ((erased_at is null) = (email is not null) and (email is null) = (email_key is null))
      )`);
    await q.query(`
      create table mail_link (
        hash bytea primary key,
        purpose text not null check (purpose in ('sign-up', 'password', 'email', 'invitation')),
        email text not null,
        email_key text not null,
        account_id uuid references account on delete cascade,
        data jsonb not null default '{}',
        created_at timestamptz not null default now(),
        expires_at timestamptz not null
      )`);
    await q.query(`create index mail_link_email on mail_link (email_key, purpose)`);
    await q.query(`create index mail_link_account on mail_link (account_id)`);
    await q.query(`
      create table session (
        id uuid primary key,
        account_id uuid not null references account on delete cascade,
        client text not null,
        address_hash bytea not null,
        created_at timestamptz not null default now(),
        renewed_at timestamptz not null default now(),
        ends_at timestamptz not null
      )`);
    await q.query(`create index session_account on session (account_id, address_hash)`);
    await q.query(`
      create table session_token (
        hash bytea primary key,
        session_id uuid not null references session on delete cascade,
        kind text not null check (kind in ('access', 'refresh')),
        expires_at timestamptz not null,
        used_at timestamptz
      )`);
    await q.query(`create index session_token_session on session_token (session_id)`);
    await q.query(`
      create table account_event (
        id bigint generated always as identity primary key,
        at timestamptz not null default now(),
        actor text not null,
        account_id uuid,
        action text not null,
        detail jsonb not null default '{}'
      )`);
    await q.query(`create index account_event_account on account_event (account_id, id desc)`);
    await q.query(`
      create function keep_recent_history() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' and old.at < now() - interval '1 year' then return old; end if;
        raise exception 'the log of accounts only grows, and is kept for a year: % is refused', tg_op;
      end $$`);
    await q.query(
      `create trigger account_event_only_grows before update or delete on account_event for each row execute function keep_recent_history()`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['account_event', 'session_token', 'session', 'mail_link', 'account'])
      await q.query(`drop table ${table}`);
    await q.query(`drop function keep_recent_history()`);
  }
}
