import type { EntityManager } from 'typeorm';

/**
 * Holds until the end of the transaction what these signals own and what they may claim, in the one order of keys for every writer. Called once
 * before the first change of ownership, so that what is let go and what is claimed cannot be taken crosswise by two writers.
 */
export const holdEvidence = (tx: EntityManager, seqs: readonly string[]): Promise<unknown> =>
  tx.query(
    `select 1 from evidence where key = any(array(
       select key from evidence where seq = any($1::bigint[]) union select evidence_key from signal where seq = any($1::bigint[])
     )) order by key for update`,
    [seqs],
  );

/**
 * The first signal with a piece of evidence owns it and counts; its copies are kept and do not count.
 * Returns the new owners.
 */
export async function claimEvidence(tx: EntityManager, seqs: readonly string[]): Promise<Set<string>> {
  // Nothing is changed on conflict, but the row is held: as long as this copy is not committed, its owner cannot go without seeing it as an heir.
  const claimed: { seq: string }[] = await tx.query(
    `with claimed as (
       insert into evidence (key, seq, kind, year, quarter, country)
       select distinct on (evidence_key) evidence_key, seq, kind, extract(year from date), extract(quarter from date), coalesce(country, '')
       from signal where seq = any($1::bigint[]) order by evidence_key, seq
       on conflict (key) do update set key = excluded.key where false returning seq, kind, year, quarter, country
     ), counted as (
       insert into evidence_total (kind, year, quarter, country, n) select kind, year, quarter, country, count(*) from claimed group by 1, 2, 3, 4 order by 1, 2, 3, 4
       on conflict (kind, year, quarter, country) do update set n = evidence_total.n + excluded.n
     )
     select seq from claimed`,
    [seqs],
  );
  return new Set(claimed.map((row) => row.seq));
}

/** These signals own nothing any more. Returns the keys of what they owned. */
export async function giveUpEvidence(tx: EntityManager, seqs: readonly string[]): Promise<Buffer[]> {
  const released: { key: Buffer }[] = await tx.query(
    `with released as (
       delete from evidence where seq = any($1::bigint[]) returning key, kind, year, quarter, country
     ), counted as (
       update evidence_total t set n = t.n - r.n from (select kind, year, quarter, country, count(*) as n from released group by 1, 2, 3, 4) r
       where t.kind = r.kind and t.year = r.year and t.quarter = r.quarter and t.country = r.country
     )
     select key from released`,
    [seqs],
  );
  return released.map(({ key }) => key);
}

/** Signals with this evidence: who may claim it. Held, so that none goes or becomes other evidence at that moment. */
export async function heirsOf(tx: EntityManager, keys: readonly Buffer[]): Promise<string[]> {
  const heirs: { seq: string }[] = await tx.query(
    `select seq from signal where evidence_key = any($1::bytea[]) order by id for update`,
    [keys],
  );
  return heirs.map(({ seq }) => seq);
}
