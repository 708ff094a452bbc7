import type { EntityManager } from 'typeorm';
import { claimEvidence, giveUpEvidence, heirsOf, holdEvidence } from './evidence-ownership.js';

export interface Withdrawal {
  readonly id: string;
  readonly reason: string;
}

/** A signal that went. */
export interface Withdrawn {
  readonly id: string;
  readonly title: string;
}

/**
 * Removes signals with everything read out of them (tags, links to trends, whose tallies follow by trigger) and remembers that, when and why they
 * were withdrawn, and whether by an editor. Copies of their evidence become its heirs: they count from now on and are read again. Idempotent.
 * Gives those that went.
 */
export async function withdrawSignals(
  tx: EntityManager,
  withdrawals: readonly Withdrawal[],
  by: 'source' | 'editor' = 'source',
): Promise<Withdrawn[]> {
  if (withdrawals.length === 0) return [];
  const ids = withdrawals.map(({ id }) => id);
  const wanted = new Set(ids);
  // The one order of ids for every writer, as on the way in; with their copies, which may inherit.
  const held: { id: string; title: string; seq: string; key: Buffer }[] = await tx.query(
    `select id, title, seq, evidence_key as key from signal
     where id = any($1) or evidence_key = any(array(select evidence_key from signal where id = any($1))) order by id for update`,
    [ids],
  );
  const found = held.filter(({ id }) => wanted.has(id));
  if (found.length === 0) return [];
  const seqs = found.map(({ seq }) => seq);
  await holdEvidence(tx, seqs);
  await giveUpEvidence(tx, seqs);
  await tx.query(`delete from signal where seq = any($1::bigint[])`, [seqs]);
  const gone = new Set(found.map(({ id }) => id));
  await tx.query(
    `insert into signal_withdrawal (id, reason, by_editor) select distinct on (id) id, reason, $2 from json_to_recordset($1) as r(id text, reason text)
     on conflict (id) do update set reason = excluded.reason, withdrawn_at = now(), by_editor = signal_withdrawal.by_editor or excluded.by_editor`,
    [JSON.stringify(withdrawals.filter(({ id }) => gone.has(id))), by === 'editor'],
  );
  await inherit(
    tx,
    found.map(({ key }) => key),
  );
  return found.map(({ id, title }) => ({ id, title }));
}

/** The first copy of evidence that lost its owner owns it now. */
async function inherit(tx: EntityManager, keys: readonly Buffer[]): Promise<void> {
  const owners = await claimEvidence(tx, await heirsOf(tx, keys));
  if (owners.size > 0)
    await tx.query(`update signal set independent = true, reading = 0 where seq = any($1::bigint[])`, [[...owners]]);
}
