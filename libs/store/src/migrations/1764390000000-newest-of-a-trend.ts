import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The newest signals of a trend, year by year, without sorting all it has. */
export class NewestOfATrend1764390000000 implements MigrationInterface {
  name = 'NewestOfATrend1764390000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create index signal_trend_newest on signal_trend (trend_id, year desc)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop index signal_trend_newest`);
  }
}
