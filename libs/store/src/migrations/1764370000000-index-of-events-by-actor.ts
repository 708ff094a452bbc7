import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The export of one's own data, newest first, and the removal of an account ask for the events of one person. */
export class IndexOfEventsByActor1764370000000 implements MigrationInterface {
  name = 'IndexOfEventsByActor1764370000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`create index collection_event_actor on collection_event (actor_id, at desc)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop index collection_event_actor`);
  }
}
