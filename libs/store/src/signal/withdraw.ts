import type { EntityManager } from 'typeorm';

export interface Withdrawal {
  readonly id: string;
  readonly reason: string;
}

/**
 * Removes signals with everything read out of them (tags, links to trends, whose tallies follow by trigger) and remembers that, when and why they
 * were withdrawn. Copies of their evidence become its heirs: they count from now on and are read again. Idempotent. Gives how many went.
 */
export async function withdrawSignals(tx: EntityManager, withdrawals: readonly Withdrawal[]): Promise<number> {
  if (withdrawals.length === 0) return 0;
  const ids = withdrawals.map(({ id }) => id);
  // The one order of ids for every writer, as on the way in.
  const found: { id: string; seq: string; key: Buffer }[] = await tx.query(
    `select id, seq, evidence_key as key from signal where id = any($1) order by id for update`,
    [ids],
  );
  if (found.length === 0) return 0;
  const seqs = found.map(({ seq }) => seq);
  await tx.query(
    `with released as (delete from evidence where seq = any($1::bigint[]) returning kind, year, quarter, country)
     update evidence_total t set n = t.n - r.n from (select kind, year, quarter, country, count(*) as n from released group by 1, 2, 3, 4) r
     where t.kind = r.kind and t.year = r.year and t.quarter = r.quarter and t.country = r.country`,
    [seqs],
  );
  await tx.query(`delete from signal where seq = any($1::bigint[])`, [seqs]);
  const gone = new Set(found.map(({ id }) => id));
  await tx.query(
    `insert into signal_withdrawal (id, reason) select distinct on (id) id, reason from json_to_recordset($1) as r(id text, reason text)
     on conflict (id) do update set reason = excluded.reason, withdrawn_at = now()`,
    [JSON.stringify(withdrawals.filter(({ id }) => gone.has(id)))],
  );
  await inherit(
    tx,
    found.map(({ key }) => key),
  );
  return found.length;
}

/** The first copy of evidence that lost its owner owns it now. */
async function inherit(tx: EntityManager, keys: readonly Buffer[]): Promise<void> {
  const heirs: { seq: string }[] = await tx.query(
    `with heir as (
       insert into evidence (key, seq, kind, year, quarter, country)
       select distinct on (evidence_key) evidence_key, seq, kind, extract(year from date), extract(quarter from date), coalesce(country, '')
       from signal where evidence_key = any($1::bytea[]) order by evidence_key, seq
       on conflict (key) do nothing returning seq, kind, year, quarter, country
     ), counted as (
       insert into evidence_total (kind, year, quarter, country, n) select kind, year, quarter, country, count(*) from heir group by 1, 2, 3, 4 order by 1, 2, 3, 4
       on conflict (kind, year, quarter, country) do update set n = evidence_total.n + excluded.n
     )
     select seq from heir`,
    [keys],
  );
  if (heirs.length > 0)
    await tx.query(`update signal set independent = true, reading = 0 where seq = any($1::bigint[])`, [
      heirs.map(({ seq }) => seq),
    ]);
}
