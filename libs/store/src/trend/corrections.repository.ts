import { notFound } from '#libs/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { nextEvent, writeEvent } from './audit.js';

/** What a signal does or does not belong to. */
export interface Target {
  readonly targetKind: 'ecosystem' | 'trend';
  /** Id of the ecosystem or the trend. */
  readonly target: string;
}

export interface Correction extends Target {
  readonly signalId: string;
  readonly title: string | null;
  readonly belongs: boolean;
  readonly actor: string;
  readonly at: string;
}

/** A signal with the ecosystems it has after correction: what the tagger learns from. */
export interface LabelledSignal {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly kind: string;
  readonly codes: readonly string[];
  readonly lang: string | null;
  /** Null where it belongs nowhere. */
  readonly primary: string | null;
  readonly also: readonly string[];
}

/** Stands where the words that earned a tag would. */
export const BY_AN_EDITOR = [{ term: 'set by an editor', weight: 1 }] as const;

/** What editors corrected of the tags and links of signals. Kept by the source's own id, so that it holds for every later reading. */
export class Corrections {
  constructor(private readonly db: DataSource) {}

  /** Keeps the correction, applies it at once, and notes it. Throws NOT_FOUND for an unknown signal. */
  async correct(signalId: string, target: Target, belongs: boolean, actor: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const [signal] = await tx.query(`select seq from signal where id = $1 for update`, [signalId]);
      if (!signal) throw notFound('signal', signalId.slice(0, 100), 'GET /api/v1/signals searches them.');
      const [before]: { belongs: boolean }[] = await tx.query(
        `select belongs from correction where signal_id = $1 and target_kind = $2 and target = $3`,
        [signalId, target.targetKind, target.target],
      );
      if (before?.belongs === belongs) return;
      const id = await nextEvent(tx);
      await setCorrection(tx, signalId, target, belongs, actor);
      await writeEvent(tx, {
        id,
        actor,
        action: 'signal.correct',
        target: signalId,
        before: { ...target, belongs: before?.belongs ?? null },
        after: { ...target, belongs },
      });
    });
  }

  async of(signalId: string): Promise<Correction[]> {
    return this.db.query(`${LISTED} where c.signal_id = $1 order by c.at desc`, [signalId]);
  }

  /** Newest first. */
  async list(limit: number): Promise<Correction[]> {
    return this.db.query(`${LISTED} order by c.at desc, c.signal_id limit $1`, [limit]);
  }

  /** Signals with a corrected ecosystem, a page at a time by id: the labels are all of their ecosystems as they are now, surest first. */
  async labelled(limit: number, afterId = ''): Promise<LabelledSignal[]> {
    const rows: (Omit<LabelledSignal, 'primary' | 'also'> & { ecosystems: string[] })[] = await this.db.query(
      `select s.id, s.title, s.body as text, s.kind, s.codes, coalesce(s.lang, s.detected_lang) as lang,
              array(select t.ecosystem from signal_tag t where t.seq = s.seq order by t.score desc, t.ecosystem) as ecosystems
       from (select distinct signal_id from correction where target_kind = 'ecosystem' and signal_id > $2 order by signal_id limit $1) c
       join signal s on s.id = c.signal_id order by s.id`,
      [limit, afterId],
    );
    return rows.map(({ ecosystems: [primary = null, ...also], ...signal }) => ({ ...signal, primary, also }));
  }
}

const LISTED = `
  select c.signal_id as "signalId", (select title from signal s where s.id = c.signal_id) as title, c.target_kind as "targetKind", c.target, c.belongs, c.actor,
         to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
  from correction c`;

/** `belongs` null takes the correction back: the system judges the signal anew with the next update. */
export async function setCorrection(
  tx: EntityManager,
  signalId: string,
  { targetKind, target }: Target,
  belongs: boolean | null,
  actor: string,
): Promise<void> {
  if (belongs === null) {
    await tx.query(`delete from correction where signal_id = $1 and target_kind = $2 and target = $3`, [
      signalId,
      targetKind,
      target,
    ]);
    await tx.query(`update signal set reading = 0 where id = $1`, [signalId]);
    return;
  }
  await tx.query(
    `insert into correction (signal_id, target_kind, target, belongs, actor) values ($1, $2, $3, $4, $5)
     on conflict (signal_id, target_kind, target) do update set belongs = excluded.belongs, actor = excluded.actor, at = now()`,
    [signalId, targetKind, target, belongs, actor],
  );
  const rows: { seq: string }[] = await tx.query(`select seq from signal where id = $1`, [signalId]);
  await applyCorrections(
    tx,
    rows.map(({ seq }) => seq),
  );
}

/** Lays the corrections over what was read out of these signals. Cost: in proportion to the signals given. */
export async function applyCorrections(tx: EntityManager, seqs: readonly string[]): Promise<void> {
  const mine = `from correction c join signal s on s.id = c.signal_id where s.seq = any($1::bigint[])`;
  const found: { any: boolean }[] = await tx.query(`select exists (select 1 ${mine}) as any`, [seqs]);
  if (!found[0]?.any) return;
  await tx.query(
    `delete from signal_tag t using (select s.seq, c.target ${mine} and c.target_kind = 'ecosystem' and not c.belongs) r where t.seq = r.seq and t.ecosystem = r.target`,
    [seqs],
  );
  await tx.query(
    `insert into signal_tag (seq, ecosystem, score, words) select s.seq, c.target, 1, $2::jsonb ${mine} and c.target_kind = 'ecosystem' and c.belongs
     on conflict (seq, ecosystem) do update set score = 1, words = excluded.words`,
    [seqs, JSON.stringify(BY_AN_EDITOR)],
  );
  await tx.query(
    `delete from signal_trend l using (select s.seq, c.target ${mine} and c.target_kind = 'trend' and not c.belongs) r where l.seq = r.seq and l.trend_id = r.target`,
    [seqs],
  );
  // A link that is there already stays with its words: links are never updated, and it is as right as before.
  await tx.query(
    `insert into signal_trend (trend_id, seq, score, words, kind, year, independent, digest)
     select t.id, s.seq, 1, $2::jsonb, s.kind, extract(year from s.date), s.independent, decode(md5(s.id || encode(s.content_hash, 'hex')), 'hex')
     from correction c join signal s on s.id = c.signal_id join trend t on t.id = c.target and t.status = 'active'
     where s.seq = any($1::bigint[]) and c.target_kind = 'trend' and c.belongs on conflict do nothing`,
    [seqs, JSON.stringify(BY_AN_EDITOR)],
  );
}
