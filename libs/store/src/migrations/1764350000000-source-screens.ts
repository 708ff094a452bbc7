import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the screens of sources show and change: the mix of the last pull, an editor's edits, the connectors at hand. */
export class SourceScreens1764350000000 implements MigrationInterface {
  name = 'SourceScreens1764350000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table source add column last_pull jsonb, add column edits jsonb not null default '{}'`);
    await q.query(
      `create index source_address on source (coalesce(edits->'options'->>'url', definition->'options'->>'url'))`,
    );
    await q.query(`
      create table connector (
        id text primary key,
        place smallint not null,
        listing jsonb not null,
        updated_at timestamptz not null default now()
      )`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop table connector`);
    await q.query(`drop index source_address`);
    await q.query(`alter table source drop column last_pull, drop column edits`);
  }
}
