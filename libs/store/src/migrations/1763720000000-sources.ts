import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sources with their politeness state, and the payloads they gave, kept so that a better parser can read them again. */
export class Sources1763720000000 implements MigrationInterface {
  name = 'Sources1763720000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table source (
        id text primary key,
        definition jsonb not null,
        enabled boolean not null,
        own boolean not null default false,
        state jsonb not null default '{}',
        next_check timestamptz,
        last_ok timestamptz,
        last_error text,
        error_count integer not null default 0,
        quota_left double precision,
        last_run uuid,
        updated_at timestamptz not null default now()
      )`);
    await q.query(`create index source_due on source (next_check nulls first) where enabled`);
    await q.query(`
      create table raw_payload (
        hash bytea not null,
        source_id text not null references source on delete cascade,
        fetched_at timestamptz not null default now(),
        url text not null,
        content_type text not null,
        size integer not null,
        body bytea not null,
        primary key (source_id, hash)
      )`);
    await q.query(`alter table raw_payload alter column body set storage external`);
    await q.query(`create index ingest_run_origin on ingest_run (origin, created_at desc)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop index ingest_run_origin`);
    await q.query(`drop table raw_payload`);
    await q.query(`drop table source`);
  }
}
