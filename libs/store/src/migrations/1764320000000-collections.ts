import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Collections: saved signals, trends and links, who may read and change them, and what was changed by whom.
 * `collection.version` counts changes; each has a line in `collection_event`, so a version names a change, and what two editors did at once can be told apart.
 */
export class Collections1764320000000 implements MigrationInterface {
  name = 'Collections1764320000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table collection (
        id uuid primary key,
        owner_id uuid not null references account,
        title text not null,
        description text not null default '',
        visibility text not null default 'private' constraint collection_visibility check (visibility in ('private', 'organisation', 'link', 'public')),
        organisation_id uuid references organisation on delete set null,
        organisation_role text not null default 'viewer' constraint collection_organisation_role check (organisation_role in ('viewer', 'editor')),
        link_hash bytea constraint collection_link unique,
        version integer not null default 0,
        created_at timestamptz not null default now(),
        updated_at timestamptz not null default now(),
        deleted_at timestamptz
      )`);
    await q.query(`create index collection_owner on collection (owner_id, updated_at desc)`);
    await q.query(`create index collection_organisation on collection (organisation_id)`);
    await q.query(
      `create index collection_public on collection (updated_at desc, id) where visibility = 'public' and deleted_at is null`,
    );
    await q.query(`create index collection_deleted on collection (deleted_at) where deleted_at is not null`);
    await q.query(`
      create table collection_section (
        id uuid primary key,
        collection_id uuid not null references collection on delete cascade,
        title text not null,
        position double precision not null,
        removed_at timestamptz
      )`);
    await q.query(`create index collection_section_order on collection_section (collection_id, position)`);
    // Signals and trends are named by id without a reference: the item stays as a tombstone when they go, with what was kept of them.
    await q.query(`
      create table collection_item (
        id uuid primary key,
        collection_id uuid not null references collection on delete cascade,
        section_id uuid references collection_section,
        kind text not null constraint collection_item_kind check (kind in ('signal', 'trend', 'link')),
        ref text not null,
        title text not null,
        kept jsonb not null default '{}',
        note text not null default '',
        tags text[] not null default '{}',
        position double precision not null,
        added_by uuid not null references account,
        added_at timestamptz not null default now(),
        changed_at timestamptz not null default now(),
        removed_at timestamptz
      )`);
    await q.query(
      `create unique index collection_item_once on collection_item (collection_id, kind, ref) where removed_at is null`,
    );
    await q.query(`create index collection_item_order on collection_item (collection_id, position)`);
    await q.query(`create index collection_item_ref on collection_item (kind, ref) where removed_at is null`);
    await q.query(`
      create table collection_person (
        collection_id uuid not null references collection on delete cascade,
        account_id uuid not null references account on delete cascade,
        role text not null constraint collection_person_role check (role in ('viewer', 'editor')),
        joined_at timestamptz not null default now(),
        primary key (collection_id, account_id)
      )`);
    await q.query(`create index collection_person_account on collection_person (account_id)`);
    await q.query(`
      create table collection_invitation (
        hash bytea primary key,
        collection_id uuid not null references collection on delete cascade,
        email text not null,
        email_key text not null,
        role text not null constraint collection_invitation_role check (role in ('viewer', 'editor')),
        expires_at timestamptz not null,
        constraint collection_invitation_once unique (collection_id, email_key)
      )`);
    await q.query(`create index collection_invitation_email on collection_invitation (email_key)`);
    await q.query(`create index collection_invitation_expires on collection_invitation (expires_at)`);
    await q.query(`
      create table collection_comment (
        id uuid primary key,
        collection_id uuid not null references collection on delete cascade,
        item_id uuid references collection_item on delete cascade,
        author_id uuid not null references account,
        text text not null,
        created_at timestamptz not null default now(),
        removed_at timestamptz
      )`);
    await q.query(`create index collection_comment_order on collection_comment (collection_id, created_at, id)`);
    await q.query(`create index collection_comment_author on collection_comment (author_id)`);
    await q.query(`create index collection_comment_item on collection_comment (item_id)`);
    await q.query(`
      create table collection_event (
        collection_id uuid not null references collection on delete cascade,
        version integer not null,
        at timestamptz not null default now(),
        actor_id uuid not null references account,
        action text not null,
        item_id uuid,
        fields text[] not null default '{}',
        before jsonb not null default '{}',
        after jsonb not null default '{}',
        primary key (collection_id, version)
      )`);
    await q.query(
      `create index collection_event_item on collection_event (collection_id, item_id, version) where item_id is not null`,
    );
    // A visit goes on while no half hour passes between two looks; \`since\` is when the one before it ended.
    await q.query(`
      create table collection_visit (
        collection_id uuid not null references collection on delete cascade,
        account_id uuid not null references account on delete cascade,
        seen_at timestamptz not null default now(),
        since timestamptz,
        primary key (collection_id, account_id)
      )`);
    await q.query(`create index collection_visit_account on collection_visit (account_id)`);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const table of ['visit', 'event', 'comment', 'invitation', 'person', 'item', 'section'])
      await q.query(`drop table collection_${table}`);
    await q.query(`drop table collection`);
  }
}
