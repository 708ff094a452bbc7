import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people watch, the digests made of it, and signals that their source withdrew.
 * A watch keeps two marks, of what was shown and of what was mailed: the last change of a collection, the last signal, or the last edition.
 */
export class Watches1764321000000 implements MigrationInterface {
  name = 'Watches1764321000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table watch (
        id uuid primary key,
        account_id uuid not null references account on delete cascade,
        kind text not null constraint watch_kind check (kind in ('collection', 'search', 'trend')),
        target text not null,
        collection_id uuid references collection on delete cascade,
        query jsonb not null default '{}',
        name text not null,
        frequency text not null default 'none' constraint watch_frequency check (frequency in ('none', 'daily', 'weekly')),
        feed_hash bytea constraint watch_feed unique,
        seen_mark bigint not null,
        mailed_mark bigint not null,
        created_at timestamptz not null default now(),
        constraint watch_once unique (account_id, kind, target)
      )`);
    await q.query(`create index watch_collection on watch (collection_id)`);
    await q.query(`create index watch_frequency on watch (frequency, account_id) where frequency <> 'none'`);
    // Text and secret go once the mail was sent; the line stays, so that no second one is made of the same period.
    await q.query(`
      create table digest (
        account_id uuid not null references account on delete cascade,
        frequency text not null,
        period text not null,
        subject text,
        text text,
        unsubscribe_secret text,
        unsubscribe_hash bytea constraint digest_unsubscribe unique,
        attempts integer not null default 0,
        made_at timestamptz not null default now(),
        sent_at timestamptz,
        primary key (account_id, frequency, period)
      )`);
    await q.query(`create index digest_unsent on digest (made_at) where text is not null`);
    await q.query(`
      create table signal_withdrawal (
        id text primary key,
        reason text not null,
        withdrawn_at timestamptz not null default now()
      )`);
    await q.query(`create index signal_withdrawal_at on signal_withdrawal (withdrawn_at)`);
    // The page of an address without what differs between its spellings, hashed because addresses may be longer than an index takes:
    // it finds candidates, which are then compared in full.
    await q.query(`
      create function url_page(url text) returns text language sql immutable parallel safe
      return md5(regexp_replace(regexp_replace(lower(url), '^https?://(www[0-9]?\\.|m\\.|mobile\\.|amp\\.)?', ''), '(/amp)?/*([?#].*)?$', ''))`);
    await q.query(`create index signal_url_page on signal (url_page(url)) where url is not null`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop index signal_url_page`);
    await q.query(`drop function url_page`);
    for (const table of ['signal_withdrawal', 'digest', 'watch']) await q.query(`drop table ${table}`);
  }
}
