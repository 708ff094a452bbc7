import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Foresight exercises: set-up, panel, ratings, comments, and the releases that everybody but their authors reads. */
export class Exercises1764310000000 implements MigrationInterface {
  name = 'Exercises1764310000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table exercise (
        id uuid primary key,
        organisation_id uuid not null references organisation on delete cascade,
        set_up jsonb not null,
        status text not null default 'draft' check (status in ('draft', 'open', 'between', 'closed')),
        round int not null default 0,
        version int not null default 1,
        published_at timestamptz,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      )`);
    await q.query(`create index exercise_organisation_id on exercise (organisation_id, created_at desc)`);
    await q.query(`
      create table exercise_item (
        id uuid primary key,
        exercise_id uuid not null references exercise on delete cascade,
        position int not null,
        kind text not null check (kind in ('trend', 'statement', 'projection')),
        title text not null,
        text text not null,
        trend_id text,
        year int,
        settled_round int
      )`);
    await q.query(`create index exercise_item_exercise on exercise_item (exercise_id, position)`);
    await q.query(`
      create table exercise_round (
        exercise_id uuid not null references exercise on delete cascade,
        number int not null,
        opened_at timestamptz not null default now(),
        closes_at timestamptz,
        closed_at timestamptz,
        figures jsonb,
        primary key (exercise_id, number)
      )`);
    await q.query(`create index exercise_round_due on exercise_round (closes_at) where closed_at is null`);
    await q.query(`
      create table exercise_organisation (
        exercise_id uuid not null references exercise on delete cascade,
        organisation_id uuid not null references organisation on delete cascade,
        joined_at timestamptz not null default now(),
        primary key (exercise_id, organisation_id)
      )`);
    await q.query(`create index exercise_organisation_organisation on exercise_organisation (organisation_id)`);
    await q.query(`
      create table panellist (
        id uuid primary key,
        exercise_id uuid not null references exercise on delete cascade,
        account_id uuid references account on delete set null,
        organisation_id uuid references organisation on delete set null,
        group_key text,
        name text not null,
        email text,
        email_key text,
        invited_at timestamptz not null default now(),
        joined_at timestamptz,
        left_at timestamptz,
        reminded_at timestamptz,
        mailed_round int not null default 0,
        unique (exercise_id, email_key),
        unique (exercise_id, account_id)
      )`);
    await q.query(`create index panellist_account on panellist (account_id)`);
    await q.query(`create index panellist_organisation on panellist (organisation_id)`);
    await q.query(`create sequence exercise_moment`);
    await q.query(`
      create table panellist_move (
        panellist_id uuid not null references panellist on delete cascade,
        moment bigint not null,
        left_group text,
        primary key (panellist_id, moment)
      )`);
    // A link (mailed to one, or shared by many) and what a browser gets for it; kept as hashes.
    await q.query(`
      create table panel_token (
        hash bytea primary key,
        kind text not null check (kind in ('link', 'session', 'shared', 'organisation')),
        exercise_id uuid not null references exercise on delete cascade,
        panellist_id uuid references panellist on delete cascade,
        organisation_id uuid references organisation on delete cascade,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null
      )`);
    await q.query(`create index panel_token_exercise on panel_token (exercise_id, kind)`);
    await q.query(`create index panel_token_panellist on panel_token (panellist_id)`);
    await q.query(`create index panel_token_organisation on panel_token (organisation_id)`);
    await q.query(`
      create table rating (
        panellist_id uuid not null references panellist on delete cascade,
        item_id uuid not null references exercise_item on delete cascade,
        criterion text not null,
        round int not null,
        exercise_id uuid not null references exercise on delete cascade,
        value int,
        version int not null default 1,
        moment bigint not null,
        saved_at timestamptz not null default now(),
        primary key (panellist_id, item_id, criterion, round)
      )`);
    await q.query(`create index rating_exercise on rating (exercise_id, round, panellist_id)`);
    await q.query(`create index rating_cell on rating (item_id, criterion, round)`);
    await q.query(`
      create table rating_history (
        panellist_id uuid not null references panellist on delete cascade,
        item_id uuid not null,
        criterion text not null,
        round int not null,
        version int not null,
        value int,
        saved_at timestamptz not null,
        primary key (panellist_id, item_id, criterion, round, version)
      )`);
    await q.query(`
      create table exercise_comment (
        id uuid primary key,
        exercise_id uuid not null references exercise on delete cascade,
        item_id uuid not null references exercise_item on delete cascade,
        panellist_id uuid references panellist on delete set null,
        parent_id uuid references exercise_comment on delete cascade,
        stance text check (stance in ('for', 'against')),
        text text not null,
        round int not null,
        version int not null default 1,
        created_at timestamptz not null default now(),
        removed_by text check (removed_by in ('author', 'facilitator'))
      )`);
    await q.query(`create index exercise_comment_item on exercise_comment (item_id, created_at)`);
    await q.query(`create index exercise_comment_exercise on exercise_comment (exercise_id)`);
    await q.query(`create index exercise_comment_panellist on exercise_comment (panellist_id)`);
    await q.query(`create index exercise_comment_parent on exercise_comment (parent_id)`);
    await q.query(`
      create table exercise_release (
        exercise_id uuid not null references exercise on delete cascade,
        round int not null,
        item_id uuid not null references exercise_item on delete cascade,
        criterion text not null,
        moment bigint not null,
        shown text[] not null,
        shown_organisations text[] not null,
        figures jsonb not null,
        groups jsonb not null,
        organisations jsonb not null,
        stability jsonb,
        released_at timestamptz not null default now(),
        primary key (exercise_id, round, item_id, criterion)
      )`);
    await q.query(`create index exercise_release_item on exercise_release (item_id)`);
    await q.query(`
      create table exercise_system (
        exercise_id uuid primary key references exercise on delete cascade,
        influence jsonb,
        balance jsonb,
        sheets jsonb not null default '[]',
        version int not null default 1
      )`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of [
      'exercise_system',
      'exercise_release',
      'exercise_comment',
      'rating_history',
      'rating',
      'panel_token',
      'panellist_move',
      'panellist',
      'exercise_organisation',
      'exercise_round',
      'exercise_item',
      'exercise',
    ])
      await q.query(`drop table ${table}`);
    await q.query(`drop sequence exercise_moment`);
  }
}
