import { createHash } from 'node:crypto';
import { contentOf, evidenceOf, type IngestBatch, type IngestCounts, type Signal } from '#libs/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { claimEvidence, giveUpEvidence, heirsOf, holdEvidence } from '../signal/evidence-ownership.js';
import { changeSignals } from '../signal/transaction.js';
import { withdrawSignals } from '../signal/withdraw.js';
import { recordBatch } from './record-batch.js';

/**
 * Writes batches of signals. One batch is one transaction: signals, evidence, refusals and the run's counters and checkpoint
 * become visible together or not at all, so a killed run goes on where the last batch ended and counts nothing twice.
 * Cost: one statement per table and batch, whatever the size of the store.
 */
export class SignalWriter {
  constructor(private readonly db: DataSource) {}

  /** Ids inside one batch must be distinct (the caller flushes before a repeated one). Returns what became of the batch. */
  async write(batch: IngestBatch): Promise<IngestCounts> {
    return changeSignals(this.db, async (tx) => {
      const counts = batch.dryRun
        ? await this.compare(tx, batch.signals)
        : await this.upsert(tx, batch.runId, batch.signals);
      const { withdrawals = [] } = batch;
      const withdrawn = batch.dryRun
        ? await this.known(tx, withdrawals)
        : (await withdrawSignals(tx, withdrawals)).length;
      const total = {
        new: counts.new,
        changed: counts.changed + withdrawn,
        duplicate: counts.duplicate + withdrawals.length - withdrawn,
        read: batch.signals.length + withdrawals.length + batch.refusals.length,
        refused: batch.refusals.length,
      };
      await recordBatch(tx, batch, total);
      return total;
    });
  }

  /** Takes signals out with all that hangs on them; a copy that did not count so far takes over their evidence. */
  async remove(ids: readonly string[]): Promise<void> {
    await changeSignals(this.db, (tx) =>
      withdrawSignals(
        tx,
        ids.map((id) => ({ id, reason: '' })),
      ),
    );
  }

  private async upsert(tx: EntityManager, runId: string, signals: readonly Signal[]) {
    if (signals.length === 0) return { new: 0, changed: 0, duplicate: 0 };
    // One order of ids for every writer: two overlapping imports wait for each other instead of dead-locking.
    const rows = signals.map(toRow).sort((a, b) => (a.id < b.id ? -1 : 1));
    // Whether a newcomer counts is foreseen here, and put right below where it was foreseen wrongly: a second write of each row costs as much as the first.
    const put: { seq: string; inserted: boolean; independent: boolean }[] = await tx.query(
      `insert into signal (id, kind, title, body, date, url, country, organisations, codes, amount_eur, lang, publisher, synthetic, content_hash, evidence_key, run_id, independent)
       select id, kind, title, body, date, url, country, organisations, codes, amount_eur, lang, publisher, synthetic,
              decode(content_hash, 'hex'), decode(evidence_key, 'hex'), $2,
              row_number() over (partition by evidence_key order by id) = 1 and not exists (select 1 from evidence e where e.key = decode(r.evidence_key, 'hex'))
       from json_to_recordset($1) as r(id text, kind text, title text, body text, date date, url text, country text, organisations text[], codes text[],
              amount_eur float8, lang text, publisher text, synthetic boolean, content_hash text, evidence_key text)
       where not exists (select 1 from signal_withdrawal w where w.id = r.id and w.by_editor)
       order by id
       on conflict (id) do update set kind = excluded.kind, title = excluded.title, body = excluded.body, date = excluded.date, url = excluded.url,
              country = excluded.country, organisations = excluded.organisations, codes = excluded.codes, amount_eur = excluded.amount_eur,
              lang = excluded.lang, publisher = excluded.publisher, content_hash = excluded.content_hash, evidence_key = excluded.evidence_key,
              run_id = excluded.run_id, reading = 0, updated_at = now()
         where signal.content_hash <> excluded.content_hash
       returning seq, (xmax = 0) as inserted, independent`,
      [JSON.stringify(rows), runId],
    );
    const barred = await this.barred(tx, put);
    const written = put.filter((row) => !barred.has(row.seq));
    const changed = written.filter((row) => !row.inserted).map((row) => row.seq);
    if (written.length > 0)
      await holdEvidence(
        tx,
        written.map((row) => row.seq),
      );
    const heirs = changed.length > 0 ? await releaseEvidence(tx, changed) : [];
    const owners = await claimEvidence(tx, [...written.map((row) => row.seq), ...heirs]);
    const foreseen = written.filter((row) => row.inserted && row.independent).map((row) => row.seq);
    const beaten = foreseen.filter((seq) => !owners.has(seq));
    if (beaten.length > 0)
      await tx.query(`update signal set independent = false where seq = any($1::bigint[])`, [beaten]);
    // An owner that did not count so far is read (again): what hangs on it repeats whether it counts.
    const known = new Set(foreseen);
    const late = [...owners].filter((seq) => !known.has(seq));
    if (late.length > 0)
      await tx.query(`update signal set independent = true, reading = 0 where seq = any($1::bigint[])`, [late]);
    return {
      new: written.length - changed.length,
      changed: changed.length,
      duplicate: signals.length - written.length,
    };
  }

  /**
   * Takes out again what an editor withdrew in the middle of the insert, which waited for that and then found the id free.
   * Nothing hangs on a newcomer yet. Returns its seqs.
   */
  private async barred(
    tx: EntityManager,
    put: readonly { seq: string; inserted: boolean }[],
  ): Promise<ReadonlySet<string>> {
    const inserted = put.filter((row) => row.inserted).map((row) => row.seq);
    if (inserted.length === 0) return new Set();
    const [rows]: [{ seq: string }[]] = await tx.query(
      `delete from signal s using signal_withdrawal w where s.seq = any($1::bigint[]) and w.id = s.id and w.by_editor returning s.seq`,
      [inserted],
    );
    return new Set(rows.map(({ seq }) => seq));
  }

  /** What `upsert` would do, with nothing written. */
  private async compare(tx: EntityManager, signals: readonly Signal[]) {
    const rows = signals.map((signal) => ({ id: signal.id, content_hash: hash(contentOf(signal)) }));
    const [found] = await tx.query(
      `select count(*) filter (where w.id is not null or s.content_hash = decode(r.content_hash, 'hex'))::int as same,
              count(*) filter (where w.id is null and s.content_hash <> decode(r.content_hash, 'hex'))::int as changed
       from json_to_recordset($1) as r(id text, content_hash text) left join signal s on s.id = r.id
       left join signal_withdrawal w on w.id = r.id and w.by_editor`,
      [JSON.stringify(rows)],
    );
    return {
      new: signals.length - found.same - found.changed,
      changed: found.changed as number,
      duplicate: found.same as number,
    };
  }

  private async known(tx: EntityManager, rows: readonly { id: string }[]): Promise<number> {
    const [{ n }] = await tx.query(`select count(*)::int as n from signal where id = any($1)`, [
      rows.map(({ id }) => id),
    ]);
    return n;
  }
}

/** A changed signal may be other evidence than it was: it gives back what it owned. Returns the signals that may now claim it. */
async function releaseEvidence(tx: EntityManager, seqs: readonly string[]): Promise<string[]> {
  const keys = await giveUpEvidence(tx, seqs);
  await tx.query(`update signal set independent = false where seq = any($1::bigint[])`, [seqs]);
  return heirsOf(tx, keys);
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32);

const toRow = (signal: Signal) => ({
  id: signal.id,
  kind: signal.kind,
  title: signal.title,
  body: signal.text,
  date: signal.date,
  url: signal.url,
  country: signal.country,
  organisations: signal.organisations,
  codes: signal.codes,
  amount_eur: signal.amountEur,
  lang: signal.lang,
  publisher: signal.publisher,
  synthetic: signal.synthetic,
  content_hash: hash(contentOf(signal)),
  evidence_key: hash(evidenceOf(signal)),
});
