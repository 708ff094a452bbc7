import type { EntityManager } from 'typeorm';

/**
 * The first signal with a piece of evidence owns it and counts; its copies are kept and do not count.
 * Returns the new owners.
 */
export async function claimEvidence(tx: EntityManager, seqs: readonly string[]): Promise<Set<string>> {
  const claimed: { seq: string }[] = await tx.query(
    `with claimed as (
       insert into evidence (key, seq, kind, year, quarter, country)
       select distinct on (evidence_key) evidence_key, seq, kind, extract(year from date), extract(quarter from date), coalesce(country, '')
       from signal where seq = any($1::bigint[]) order by evidence_key, seq
       on conflict (key) do nothing returning seq, kind, year, quarter, country
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

/** Signals with this evidence: who may claim it. */
export async function heirsOf(tx: EntityManager, keys: readonly Buffer[]): Promise<string[]> {
  const heirs: { seq: string }[] = await tx.query(`select seq from signal where evidence_key = any($1::bytea[])`, [
    keys,
  ]);
  return heirs.map(({ seq }) => seq);
}
