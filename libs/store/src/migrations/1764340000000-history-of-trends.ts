import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What became of a trend: former names, when and why it ended, when it began to be phased out. Triggers note it, so that it does not matter
 * whether the catalogue, discovery or an editor changed the trend. Each edition keeps the signals its placements rest on.
 */
export class HistoryOfTrends1764340000000 implements MigrationInterface {
  name = 'HistoryOfTrends1764340000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      alter table trend add column phase_out date, add column phase_out_reason text, add column ended_at timestamptz, add column ended_reason text`);
    await q.query(`update trend set ended_at = updated_at where status <> 'active'`);
    await q.query(`create index trend_merged_into on trend (merged_into) where merged_into is not null`);
    await q.query(`
      create table trend_name (
        trend_id text not null references trend on delete cascade,
        name text not null,
        until timestamptz not null default now(),
        primary key (trend_id, name)
      )`);
    await q.query(`
      create function note_trend_history() returns trigger language plpgsql as $$
      begin
        if old.name <> new.name then
          insert into trend_name (trend_id, name) values (old.id, old.name)
          on conflict (trend_id, name) do update set until = excluded.until;
          delete from trend_name where trend_id = new.id and name = new.name;
        end if;
        if new.status = 'active' then
          new.ended_at := null;
          new.ended_reason := null;
        elsif old.status = 'active' then
          new.ended_at := now();
        end if;
        return new;
      end $$`);
    await q.query(
      `create trigger trend_history before update on trend for each row execute function note_trend_history()`,
    );
    await q.query(`alter table placement add column phase text not null default 'active'`);
    await q.query(`
      create table edition_evidence (
        edition integer not null references edition on delete cascade,
        trend_id text not null,
        signals jsonb not null,
        clearest jsonb not null,
        primary key (edition, trend_id)
      )`);
    await q.query(
      `create trigger edition_evidence_immutable before update on edition_evidence for each row execute function refuse_update()`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop table edition_evidence`);
    await q.query(`alter table placement drop column phase`);
    await q.query(`drop trigger trend_history on trend`);
    await q.query(`drop function note_trend_history()`);
    await q.query(`drop table trend_name`);
    await q.query(`drop index trend_merged_into`);
    await q.query(
      `alter table trend drop column phase_out, drop column phase_out_reason, drop column ended_at, drop column ended_reason`,
    );
  }
}
