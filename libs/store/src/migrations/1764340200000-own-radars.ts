import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people keep beside the published radars: weights under a name, and radars brought from other tools. */
export class OwnRadars1764340200000 implements MigrationInterface {
  name = 'OwnRadars1764340200000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table weight_variant (
        id uuid primary key,
        account_id uuid not null references account on delete cascade,
        ecosystem text not null,
        name text not null,
        settings jsonb not null,
        shared boolean not null default false,
        created_at timestamptz not null default now(),
        constraint weight_variant_name unique (account_id, ecosystem, name)
      )`);
    await q.query(`create index weight_variant_shared on weight_variant (ecosystem, created_at) where shared`);
    await q.query(`
      create table brought_radar (
        id uuid primary key,
        account_id uuid not null references account on delete cascade,
        ecosystem text not null,
        name text not null,
        format text not null,
        radar jsonb not null,
        created_at timestamptz not null default now()
      )`);
    await q.query(`create index brought_radar_account on brought_radar (account_id, created_at desc)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop table brought_radar`);
    await q.query(`drop table weight_variant`);
  }
}
