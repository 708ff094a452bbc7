import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What editors decide about discovered trends, and a log of it that nobody can rewrite. */
export class EditorsDesk1763710000000 implements MigrationInterface {
  name = 'EditorsDesk1763710000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table trend add column accepted boolean not null default false, add column merged_into text`);
    await q.query(`
      create table audit_event (
        id bigint generated always as identity primary key,
        at timestamptz not null default now(),
        actor text not null,
        action text not null,
        target text not null,
        before jsonb,
        after jsonb
      )`);
    await q.query(`create index audit_event_target on audit_event (target, id desc)`);
    await q.query(`
      create function refuse_rewriting_history() returns trigger language plpgsql as $$
      begin
        raise exception 'the audit log only grows: % of % is refused', tg_op, tg_table_name;
      end $$`);
    await q.query(
      `create trigger audit_event_only_grows before update or delete on audit_event for each row execute function refuse_rewriting_history()`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop table audit_event`);
    await q.query(`drop function refuse_rewriting_history()`);
    await q.query(`alter table trend drop column accepted, drop column merged_into`);
  }
}
