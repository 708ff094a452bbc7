import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Beside the figures of all people of a cell: those in which each organisation counts once, and the moment they were made. */
export class VoicesOfOrganisations1764370100000 implements MigrationInterface {
  name = 'VoicesOfOrganisations1764370100000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table exercise_release add column voices jsonb, add column voices_moment bigint`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`alter table exercise_release drop column voices, drop column voices_moment`);
  }
}
