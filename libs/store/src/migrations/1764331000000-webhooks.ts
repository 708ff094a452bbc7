import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Webhooks of organisations, and what was delivered to them. */
export class Webhooks1764331000000 implements MigrationInterface {
  name = 'Webhooks1764331000000';

  async up(q: QueryRunner): Promise<void> {
    // Deliveries are signed with the secret, so it cannot be a hash.
    await q.query(`
      create table webhook (
        id uuid primary key,
        organisation_id uuid not null references organisation on delete cascade,
        url text not null,
        events text[] not null,
        secret text not null,
        active boolean not null default true,
        created_at timestamptz not null default now()
      )`);
    await q.query(`create index webhook_organisation on webhook (organisation_id)`);
    await q.query(`
      create table webhook_delivery (
        id uuid primary key default gen_random_uuid(),
        webhook_id uuid not null references webhook on delete cascade,
        event text not null,
        key text not null,
        data jsonb not null,
        state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
        attempts jsonb not null default '[]',
        created_at timestamptz not null default now(),
        queued_at timestamptz,
        unique (webhook_id, event, key)
      )`);
    await q.query(`create index webhook_delivery_log on webhook_delivery (webhook_id, created_at desc, id)`);
    await q.query(`create index webhook_delivery_unqueued on webhook_delivery (created_at) where queued_at is null`);
    await q.query(`create index account_event_at on account_event (at)`);
    await q.query(`create index edition_published_at on edition (published_at)`);
    await q.query(`create index ingest_run_finished on ingest_run (finished_at)`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const index of ['ingest_run_finished', 'edition_published_at', 'account_event_at'])
      await q.query(`drop index ${index}`);
    for (const table of ['webhook_delivery', 'webhook']) await q.query(`drop table ${table}`);
  }
}
