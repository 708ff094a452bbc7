import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a cluster tells of itself, and what is counted for it.
 *
 * - Own evidence (`cluster_evidence`) has a table of its own: nothing that reads `signal` can show it by mistake.
 * - `applicant` holds each name that stands in a signal once, with what it is compared by; `cluster_match` says which of them are members.
 *   A decision of a person is kept beside those of the rule and never overwritten.
 * - `cluster_tally`, `trend_market` and `trend_region` are counted anew by the job `cluster.refresh`, so that a page adds up a few hundred rows.
 */
export class Clusters1764300000000 implements MigrationInterface {
  name = 'Clusters1764300000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table cluster_profile (
        organisation_id uuid primary key references organisation on delete cascade,
        nuts text,
        website text,
        about text not null default '',
        trends text[] not null default '{}',
        peers uuid[],
        suggested boolean not null default true,
        synthetic boolean not null default false,
        structure jsonb not null default '{}',
        updated_at timestamptz not null default now()
      )`);
    await q.query(`create index cluster_profile_synthetic on cluster_profile (organisation_id) where synthetic`);
    await q.query(`
      create table cluster_ecosystem (
        organisation_id uuid not null references cluster_profile on delete cascade,
        ecosystem text not null,
        weight real not null check (weight > 0 and weight <= 1),
        primary key (organisation_id, ecosystem)
      )`);
    await q.query(`create index cluster_ecosystem_field on cluster_ecosystem (ecosystem, organisation_id)`);
    await q.query(`
      create table cluster_member (
        id bigint generated always as identity primary key,
        organisation_id uuid not null references cluster_profile on delete cascade,
        key text not null,
        name text not null,
        name_key text not null,
        blocks text[] not null,
        employees integer,
        nuts text,
        country char(2),
        nace text,
        website text,
        compared boolean not null default false,
        created_at timestamptz not null default now()
      )`);
    await q.query(`create unique index cluster_member_key on cluster_member (organisation_id, key)`);
    await q.query(`create index cluster_member_name on cluster_member (organisation_id, name, id)`);
    await q.query(`create index cluster_member_blocks on cluster_member using gin (blocks)`);
    await q.query(`create index cluster_member_new on cluster_member (id) where not compared`);
    await q.query(`
      create table cluster_import (
        id uuid primary key,
        organisation_id uuid not null references cluster_profile on delete cascade,
        what text not null check (what in ('members', 'evidence')),
        label text not null,
        dry_run boolean not null,
        status text not null check (status in ('queued', 'running', 'done', 'failed')),
        options jsonb not null default '{}',
        bytes_total bigint,
        bytes_read bigint not null default 0,
        read_count integer not null default 0,
        new_count integer not null default 0,
        changed_count integer not null default 0,
        duplicate_count integer not null default 0,
        refused_count integer not null default 0,
        refusals jsonb not null default '[]',
        error text,
        created_at timestamptz not null default now(),
        finished_at timestamptz
      )`);
    await q.query(`create index cluster_import_newest on cluster_import (organisation_id, created_at desc)`);
    await q.query(`
      create table cluster_evidence (
        id bigint generated always as identity primary key,
        organisation_id uuid not null references cluster_profile on delete cascade,
        source_id text not null,
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
        publisher text not null,
        content_hash text not null,
        ecosystems text[] not null,
        trends jsonb not null,
        reader text not null,
        shared boolean not null default false,
        created_at timestamptz not null default now()
      )`);
    await q.query(`create unique index cluster_evidence_source on cluster_evidence (organisation_id, source_id)`);
    await q.query(`create index cluster_evidence_newest on cluster_evidence (organisation_id, date desc, id desc)`);

    await q.query(`
      create table applicant (
        id bigint generated always as identity primary key,
        name text not null,
        name_key text not null,
        blocks text[] not null,
        compared boolean not null default false
      )`);
    await q.query(`create unique index applicant_name on applicant (name)`);
    await q.query(`create index applicant_blocks on applicant using gin (blocks)`);
    await q.query(`create index applicant_new on applicant (id) where not compared`);
    await q.query(`
      create table signal_applicant (
        applicant_id bigint not null references applicant on delete cascade,
        seq bigint not null references signal on delete cascade,
        primary key (applicant_id, seq)
      )`);
    await q.query(`create index signal_applicant_seq on signal_applicant (seq)`);
    await q.query(`create index signal_updated on signal (updated_at, seq)`);
    await q.query(
      `create table applicant_progress (one boolean primary key default true check (one), at timestamptz not null)`,
    );
    await q.query(`
      create table cluster_match (
        member_id bigint not null references cluster_member on delete cascade,
        applicant_id bigint not null references applicant on delete cascade,
        verdict text not null check (verdict in ('same', 'review', 'different')),
        score real not null,
        doubt text not null,
        decided_by uuid,
        decided_at timestamptz,
        primary key (member_id, applicant_id)
      )`);
    await q.query(`create index cluster_match_applicant on cluster_match (applicant_id) where verdict = 'same'`);

    await q.query(`
      create table cluster_tally (
        organisation_id uuid not null references cluster_profile on delete cascade,
        trend_id text not null,
        year smallint not null,
        n integer not null,
        primary key (organisation_id, trend_id, year)
      )`);
    await q.query(`
      create table trend_market (trend_id text not null, country text not null, year smallint not null, n integer not null, primary key (trend_id, country, year))`);
    await q.query(
      `create table trend_region (nuts text not null, trend_id text not null, n integer not null, primary key (nuts, trend_id))`,
    );
    await q.query(`
      create table cluster_field (
        ecosystem text primary key,
        trends text[] not null,
        relatedness jsonb not null,
        clusters integer not null,
        counted_at timestamptz not null default now()
      )`);
    await q.query(`
      create table regional_vintage (
        id uuid primary key,
        indicator text not null,
        label text not null,
        content_hash text not null unique,
        loaded_at timestamptz not null default now()
      )`);
    await q.query(`create index regional_vintage_latest on regional_vintage (indicator, loaded_at desc)`);
    await q.query(`
      create table regional_value (
        vintage_id uuid not null references regional_vintage on delete cascade,
        nuts text not null,
        year smallint not null,
        value double precision not null,
        primary key (vintage_id, nuts, year)
      )`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop index signal_updated`);
    const tables =
      'regional_value, regional_vintage, cluster_field, trend_region, trend_market, cluster_tally, cluster_match, applicant_progress, signal_applicant, applicant, cluster_evidence, cluster_import, cluster_member, cluster_ecosystem, cluster_profile';
    for (const table of tables.split(', ')) await q.query(`drop table ${table}`);
  }
}
