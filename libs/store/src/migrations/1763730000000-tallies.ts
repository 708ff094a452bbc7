import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Counts that are kept instead of counted, and indexes for what a trend card shows; each was a pass over everything, measured at 110,000 and
 * 1.1 million signals (docs/measurements.md).
 *
 * - `trend_tally` holds the evidence of each trend by kind and year, with a digest of the signals behind it, so that an edition costs in
 *   proportion to trends and years. Statement triggers on `signal_trend` write each change to `trend_tally_change`, which has no key: workers
 *   that tag at the same time never wait for each other. `Evidence.settle` folds the changes in. Tally plus changes is right at any moment.
 * - `evidence_total` gets a quarter and a country: the offset of the finer series was a pass over all signals.
 * - `signal_trend_best` gives the clearest evidence of a trend without sorting all of it, `signal_trend_seq` the other trends of a signal
 *   without a look at the table.
 *
 * The digest is a sum of 64-bit halves of md5 over id and content: it does not depend on the order in which signals came, and what is taken
 * away can be subtracted. It shows that something changed; it is no proof against someone who wants a collision.
 */
export class Tallies1763730000000 implements MigrationInterface {
  name = 'Tallies1763730000000';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table signal_trend add column digest bytea not null default ''`);
    await q.query(
      `update signal_trend l set digest = decode(md5(s.id || encode(s.content_hash, 'hex')), 'hex') from signal s where s.seq = l.seq`,
    );
    await q.query(`
      create table trend_tally (
        trend_id text not null,
        kind text not null,
        year smallint not null,
        signals bigint not null,
        independent bigint not null,
        digest_high numeric not null,
        digest_low numeric not null,
        primary key (trend_id, kind, year)
      )`);
    await q.query(`
      create table trend_tally_change (
        trend_id text not null,
        kind text not null,
        year smallint not null,
        signals bigint not null,
        independent bigint not null,
        digest_high numeric not null,
        digest_low numeric not null
      )`);
    await q.query(`create index trend_tally_change_trend on trend_tally_change (trend_id)`);
    await q.query(`
      create function digest_half(digest bytea, half integer) returns bigint language sql immutable parallel safe
      return ('x' || lpad(encode(substr(digest, 1 + 8 * half, 8), 'hex'), 16, '0'))::bit(64)::bigint`);
    await q.query(`
      create function note_links() returns trigger language plpgsql as $$
      begin
        insert into trend_tally_change
        select trend_id, kind, year, sum(sign), coalesce(sum(sign) filter (where independent), 0),
               sum(sign * digest_half(digest, 0)::numeric), sum(sign * digest_half(digest, 1)::numeric)
        from (select *, case tg_op when 'INSERT' then 1 else -1 end as sign from changed) c group by trend_id, kind, year;
        return null;
      end $$`);
    await q.query(
      `create trigger signal_trend_added after insert on signal_trend referencing new table as changed for each statement execute function note_links()`,
    );
    await q.query(
      `create trigger signal_trend_removed after delete on signal_trend referencing old table as changed for each statement execute function note_links()`,
    );
    await q.query(`
      create function forget_links() returns trigger language plpgsql as $$
      begin
        truncate trend_tally, trend_tally_change;
        return null;
      end $$`);
    await q.query(
      `create trigger signal_trend_emptied after truncate on signal_trend for each statement execute function forget_links()`,
    );
    await q.query(`
      create function refuse_changing_links() returns trigger language plpgsql as $$
      begin
        raise exception 'links of signals to trends are deleted and inserted, never updated: their tally is kept from both';
      end $$`);
    await q.query(
      `create trigger signal_trend_fixed before update on signal_trend for each statement execute function refuse_changing_links()`,
    );
    await q.query(`
      insert into trend_tally
      select trend_id, kind, year, count(*), count(*) filter (where independent), sum(digest_half(digest, 0)::numeric), sum(digest_half(digest, 1)::numeric)
      from signal_trend group by trend_id, kind, year`);

    await q.query(`drop index signal_trend_seq`);
    await q.query(`create index signal_trend_seq on signal_trend (seq, trend_id)`);
    await q.query(
      `create index signal_trend_best on signal_trend (trend_id, score desc, year desc, seq desc) where independent`,
    );
    await q.query(`drop index signal_trend_series`);

    await q.query(`alter table evidence add column quarter smallint, add column country text not null default ''`);
    await q.query(
      `update evidence e set quarter = extract(quarter from s.date), country = coalesce(s.country, '') from signal s where s.seq = e.seq`,
    );
    await q.query(`alter table evidence alter column quarter set not null`);
    await q.query(`drop table evidence_total`);
    await q.query(`
      create table evidence_total (
        kind text not null,
        year smallint not null,
        quarter smallint not null,
        country text not null,
        n bigint not null,
        primary key (kind, year, quarter, country)
      )`);
    await q.query(
      `insert into evidence_total select kind, year, quarter, country, count(*) from evidence group by kind, year, quarter, country`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(
      `create table total as select kind, year, sum(n)::bigint as n from evidence_total group by kind, year`,
    );
    await q.query(`drop table evidence_total`);
    await q.query(`alter table total rename to evidence_total`);
    await q.query(`alter table evidence_total add primary key (kind, year), alter column n set not null`);
    await q.query(`alter table evidence drop column quarter, drop column country`);
    await q.query(`create index signal_trend_series on signal_trend (trend_id, kind, year) where independent`);
    await q.query(`drop index signal_trend_best`);
    await q.query(`drop index signal_trend_seq`);
    await q.query(`create index signal_trend_seq on signal_trend (seq)`);
    for (const trigger of ['added', 'removed', 'emptied', 'fixed'])
      await q.query(`drop trigger signal_trend_${trigger} on signal_trend`);
    for (const name of ['note_links', 'forget_links', 'refuse_changing_links', 'digest_half'])
      await q.query(`drop function ${name}`);
    await q.query(`drop table trend_tally, trend_tally_change`);
    await q.query(`alter table signal_trend drop column digest`);
  }
}
