import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The listing of a trend (its clearest signals, what the first of them say, their publishers) is kept until the evidence behind the trend
 * changes, so that an edition lists again only what is new. Whoever folds changes into `trend_tally` drops the listings they concern; a
 * trigger does it, so that a version that knows nothing of listings does it, too.
 *
 * An edition keeps in `edition_evidence` only the listings that no edition before it keeps: those of `n` are the newest up to `n`. A listing
 * names the edition that keeps it; when that is removed, the next one keeps it again.
 */
export class KeptListings1764400000000 implements MigrationInterface {
  name = 'KeptListings1764400000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      create table trend_listing (
        trend_id text primary key references trend on delete cascade,
        signals jsonb not null,
        clearest jsonb not null,
        publishers jsonb not null,
        edition integer references edition on delete set null
      )`);
    await q.query(`
      create function drop_listings() returns trigger language plpgsql as $$
      begin
        delete from trend_listing where trend_id in (select trend_id from changed);
        return null;
      end $$`);
    await q.query(
      `create trigger trend_tally_added after insert on trend_tally referencing new table as changed for each statement execute function drop_listings()`,
    );
    await q.query(
      `create trigger trend_tally_changed after update on trend_tally referencing new table as changed for each statement execute function drop_listings()`,
    );
    await q.query(forgetting('trend_tally, trend_tally_change, trend_listing'));
    await q.query(`create index edition_evidence_trend on edition_evidence (trend_id, edition desc)`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`drop index edition_evidence_trend`);
    for (const trigger of ['added', 'changed']) await q.query(`drop trigger trend_tally_${trigger} on trend_tally`);
    await q.query(`drop function drop_listings`);
    await q.query(forgetting('trend_tally, trend_tally_change'));
    await q.query(`drop table trend_listing`);
  }
}

/** What goes when all links go (see the migration `tallies`). */
const forgetting = (tables: string): string => `
  create or replace function forget_links() returns trigger language plpgsql as $$
  begin
    truncate ${tables};
    return null;
  end $$`;
