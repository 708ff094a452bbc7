import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts how often an import was begun. Whoever began it last writes; one that it was taken from cannot (a fencing token). */
export class AttemptsOfImports1764360000000 implements MigrationInterface {
  name = 'AttemptsOfImports1764360000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table ingest_run add column attempt integer not null default 0`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`alter table ingest_run drop column attempt`);
  }
}
