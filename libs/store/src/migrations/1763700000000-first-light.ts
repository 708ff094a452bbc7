import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Signals and what was read out of them, trends, editions, ingest runs.
 * Every index is hand-made and named; `synchronize` is never used. Plain SQL that Postgres 15 understands.
 */
export class FirstLight1763700000000 implements MigrationInterface {
  name = 'FirstLight1763700000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table ingest_run (
        id uuid primary key,
        origin text not null,
        label text not null,
        options jsonb not null default '{}',
        status text not null constraint ingest_run_status check (status in ('queued', 'running', 'done', 'failed')),
        dry_run boolean not null default false,
        synthetic boolean not null default false,
        bytes_total bigint,
        bytes_read bigint not null default 0,
        rows_done bigint not null default 0,
        read_count bigint not null default 0,
        new_count bigint not null default 0,
        changed_count bigint not null default 0,
        duplicate_count bigint not null default 0,
        refused_count bigint not null default 0,
        error text,
        created_at timestamptz not null default now(),
        started_at timestamptz,
        finished_at timestamptz
      )`);
    await q.query(`create index ingest_run_created on ingest_run (created_at desc, id)`);
    await q.query(`
      create table ingest_refusal (
        run_id uuid not null references ingest_run on delete cascade,
        row_number bigint not null,
        signal_id text,
        reason text not null,
        primary key (run_id, row_number)
      )`);

    await q.query(`
      create table signal (
        seq bigint generated always as identity primary key,
        id text not null,
        kind text not null,
        title text not null,
        body text not null,
        date date not null,
        url text,
        country text,
        organisations text[] not null,
        codes text[] not null,
        amount_eur double precision,
        lang text,
        detected_lang text,
        publisher text not null,
        synthetic boolean not null,
        content_hash bytea not null,
        evidence_key bytea not null,
        independent boolean not null default false,
        reading integer not null default 0,
        run_id uuid,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        search tsvector generated always as (
          setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', left(body, 6000)), 'B')
        ) stored
      )`);
    await q.query(`create unique index signal_id on signal (id)`);
    await q.query(`create index signal_newest on signal (date desc, seq desc)`);
    await q.query(`create index signal_reading on signal (reading, seq)`);
    await q.query(`create index signal_evidence on signal (evidence_key)`);
    await q.query(`create index signal_search on signal using gin (search)`);

    await q.query(`
      create table evidence (
        key bytea primary key,
        seq bigint not null references signal on delete cascade,
        kind text not null,
        year smallint not null
      )`);
    await q.query(`create index evidence_seq on evidence (seq)`);

    await q.query(`
      create table signal_tag (
        seq bigint not null references signal on delete cascade,
        ecosystem text not null,
        score real not null,
        words jsonb not null,
        primary key (seq, ecosystem)
      )`);
    await q.query(`create index signal_tag_ecosystem on signal_tag (ecosystem, seq desc)`);

    await q.query(`
      create table trend (
        id text primary key,
        ecosystem text not null,
        also_on text[] not null default '{}',
        name text not null,
        summary text not null,
        segment text not null,
        drivers text[] not null default '{}',
        phrases jsonb not null,
        codes text[] not null default '{}',
        related text[] not null default '{}',
        origin text not null constraint trend_origin check (origin in ('curated', 'discovered')),
        status text not null constraint trend_status check (status in ('active', 'retired', 'rejected', 'merged')),
        profile jsonb,
        synthetic boolean not null default false,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now()
      )`);
    await q.query(`create index trend_ecosystem on trend (ecosystem, id)`);

    await q.query(`
      create table signal_trend (
        trend_id text not null references trend on delete cascade,
        seq bigint not null references signal on delete cascade,
        score real not null,
        words jsonb not null,
        kind text not null,
        year smallint not null,
        independent boolean not null,
        primary key (trend_id, seq)
      )`);
    await q.query(`create index signal_trend_seq on signal_trend (seq)`);
    await q.query(`create index signal_trend_series on signal_trend (trend_id, kind, year) where independent`);

    await q.query(`
      create table evidence_total (
        kind text not null,
        year smallint not null,
        n bigint not null,
        primary key (kind, year)
      )`);

    await q.query(`
      create table reader (
        number integer generated always as identity primary key,
        version text not null,
        created_at timestamptz not null default now()
      )`);
    await q.query(`create unique index reader_version on reader (version)`);

    await q.query(`
      create table discovery (
        ecosystem text primary key,
        seq bigint not null,
        grouped integer not null
      )`);
    await q.query(`
      create table radar_angle (
        ecosystem text not null,
        trend_id text not null,
        segment text not null,
        angle double precision not null,
        primary key (ecosystem, trend_id)
      )`);

    await q.query(`
      create table edition (
        number integer generated always as identity primary key,
        published_at timestamptz not null default now(),
        as_of date not null,
        method_version text not null,
        parameters jsonb not null,
        evidence_hash text not null,
        input_hash text not null,
        hash text not null,
        signal_count bigint not null,
        synthetic boolean not null
      )`);
    await q.query(`
      create table placement (
        edition integer not null references edition on delete cascade,
        ecosystem text not null,
        trend_id text not null,
        name text not null,
        segment text not null,
        origin text not null,
        radius double precision not null,
        ring text not null,
        placement jsonb not null,
        explanation jsonb not null,
        primary key (edition, ecosystem, trend_id)
      )`);
    await q.query(`create index placement_trend on placement (trend_id, edition)`);
    await q.query(`
      create function refuse_update() returns trigger language plpgsql as $$
      begin
        raise exception 'editions are immutable: publish a new one instead of changing %', tg_table_name;
      end $$`);
    await q.query(
      `create trigger edition_immutable before update on edition for each row execute function refuse_update()`,
    );
    await q.query(
      `create trigger placement_immutable before update on placement for each row execute function refuse_update()`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of [
      'placement',
      'edition',
      'radar_angle',
      'discovery',
      'reader',
      'evidence_total',
      'signal_trend',
      'trend',
      'signal_tag',
      'evidence',
      'signal',
      'ingest_refusal',
      'ingest_run',
    ]) {
      await q.query(`drop table if exists ${table} cascade`);
    }
    await q.query(`drop function if exists refuse_update()`);
  }
}
