import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Corrections of tags and links by editors, by the source's own id so that they outlive a new import; and what a decision took away or
 * added, so that it can be undone to the link.
 */
export class Corrections1764340100000 implements MigrationInterface {
  name = 'Corrections1764340100000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table correction (
        signal_id text not null,
        target_kind text not null constraint correction_target_kind check (target_kind in ('ecosystem', 'trend')),
        target text not null,
        belongs boolean not null,
        actor text not null,
        at timestamptz not null default now(),
        primary key (signal_id, target_kind, target)
      )`);
    await q.query(`create index correction_newest on correction (at desc, signal_id)`);
    await q.query(`alter table audit_event add column undoes bigint`);
    await q.query(`create unique index audit_event_undoes on audit_event (undoes) where undoes is not null`);
    await q.query(`
      create table decision_link (
        event_id bigint not null,
        trend_id text not null,
        seq bigint not null references signal on delete cascade,
        gone boolean not null,
        score real not null,
        words jsonb not null,
        primary key (event_id, trend_id, seq)
      )`);
    await q.query(`create index decision_link_seq on decision_link (seq)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop table decision_link`);
    await q.query(`drop index audit_event_undoes`);
    await q.query(`alter table audit_event drop column undoes`);
    await q.query(`drop table correction`);
  }
}
