import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What readers say is wrong with a trend or a signal, by its id so that it outlives a new import; of strangers nothing but their sentence. */
export class ErrorReports1764380000000 implements MigrationInterface {
  name = 'ErrorReports1764380000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table error_report (
        id uuid primary key,
        number bigint generated always as identity,
        target_kind text not null constraint error_report_target_kind check (target_kind in ('trend', 'signal')),
        target text not null,
        ecosystem text,
        about text not null,
        sentence text not null,
        account_id uuid constraint error_report_account references account,
        at timestamptz not null default now(),
        state text not null default 'open' constraint error_report_state check (state in ('open', 'mended', 'not-an-error')),
        answer text,
        settled_at timestamptz
      )`);
    await q.query(`create unique index error_report_number on error_report (number)`);
    await q.query(`create index error_report_open on error_report (number) where state = 'open'`);
    await q.query(`create index error_report_target on error_report (target, number)`);
    await q.query(`create index error_report_account on error_report (account_id) where account_id is not null`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop table error_report`);
  }
}
