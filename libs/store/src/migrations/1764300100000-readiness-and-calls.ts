import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Assessments with the answers of the cluster, of an assessor and of single members (which only ever leave in sums), the plan that follows, and
 * calls for proposals. Calls are no signals: they have tables of their own and count nowhere.
 */
export class ReadinessAndCalls1764300100000 implements MigrationInterface {
  name = 'ReadinessAndCalls1764300100000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table assessment (
        id uuid primary key,
        organisation_id uuid not null references cluster_profile on delete cascade,
        questionnaire text not null,
        version integer not null,
        label text not null,
        closed boolean not null default false,
        assessor_id uuid references account on delete set null,
        created_at timestamptz not null default now()
      )`);
    await q.query(`create index assessment_of on assessment (organisation_id, questionnaire, created_at desc)`);
    await q.query(
      `create index assessment_closed on assessment (questionnaire, organisation_id, created_at desc) where closed`,
    );
    await q.query(`
      create table assessment_answer (
        assessment_id uuid not null references assessment on delete cascade,
        question_id text not null,
        by text not null check (by in ('self', 'assessor')),
        level smallint check (level between 0 and 20),
        target smallint check (target between 0 and 20),
        evidence text not null default '',
        note text not null default '',
        answered_at timestamptz not null default now(),
        primary key (assessment_id, question_id, by)
      )`);
    await q.query(`
      create table assessment_member_answer (
        assessment_id uuid not null references assessment on delete cascade,
        account_id uuid not null references account on delete cascade,
        question_id text not null,
        level smallint not null check (level between 0 and 20),
        primary key (assessment_id, account_id, question_id)
      )`);
    await q.query(`create index assessment_member_answer_account on assessment_member_answer (account_id)`);
    await q.query(`
      create table cluster_action (
        id uuid primary key,
        organisation_id uuid not null references cluster_profile on delete cascade,
        title text not null,
        owner text not null default '',
        due date,
        status text not null check (status in ('open', 'doing', 'done', 'dropped')),
        because text not null default '',
        note text not null default '',
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      )`);
    await q.query(`create index cluster_action_of on cluster_action (organisation_id, created_at)`);

    await q.query(`
      create table call (
        id text primary key,
        title text not null,
        body text not null,
        opens date,
        deadlines date[] not null,
        deadline_model text,
        budget_eur double precision,
        programme text,
        url text,
        keywords text[] not null,
        content_hash text not null,
        ecosystems text[] not null,
        trends jsonb not null,
        reader text not null,
        ends date,
        seen_at timestamptz not null default now(),
        created_at timestamptz not null default now(),
        search tsvector not null
      )`);
    await q.query(`create index call_text on call using gin (search)`);
    await q.query(`create index call_ends on call (ends, id)`);
    await q.query(`create index call_new on call (created_at)`);
    await q.query(`
      create table call_search (
        id uuid primary key,
        account_id uuid not null references account on delete cascade,
        organisation_id uuid references organisation on delete cascade,
        name text not null,
        query jsonb not null,
        alert boolean not null,
        checked_at timestamptz not null default now(),
        created_at timestamptz not null default now()
      )`);
    await q.query(`create index call_search_account on call_search (account_id)`);
    await q.query(`create index call_search_alert on call_search (checked_at) where alert`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(
      `drop table call_search, call, cluster_action, assessment_member_answer, assessment_answer, assessment`,
    );
  }
}
