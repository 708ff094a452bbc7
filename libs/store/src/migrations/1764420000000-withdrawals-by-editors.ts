import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who withdrew a signal. What an editor withdrew stays out until an editor lifts it, however often a source delivers it. Of the lines that are there
 * already nobody noted it: they stand as their source's, as they were treated so far.
 */
export class WithdrawalsByEditors1764420000000 implements MigrationInterface {
  name = 'WithdrawalsByEditors1764420000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table signal_withdrawal add column by_editor boolean not null default false`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`alter table signal_withdrawal drop column by_editor`);
  }
}
