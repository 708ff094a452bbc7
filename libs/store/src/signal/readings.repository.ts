import type { Earned, SignalKind } from '#libs/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { applyCorrections } from '../trend/corrections.repository.js';

/** A signal waiting to be read: what the text room needs. */
export interface PendingSignal {
  readonly seq: string;
  readonly kind: SignalKind;
  readonly title: string;
  readonly text: string;
  readonly codes: readonly string[];
  readonly lang: string | null;
}

export interface StoredReading {
  readonly seq: string;
  readonly lang: string | null;
  readonly tags: readonly Earned[];
  readonly trends: readonly Earned[];
}

/**
 * What the text room read out of signals. A signal is stale when its `reading` number is below that of the current reader
 * (model, phrases, catalogue): new and changed signals carry 0. Any number of workers take stale signals at once, none twice.
 */
export class Readings {
  constructor(private readonly db: DataSource) {}

  /** The number of a reader version; the same version keeps its number, a new one gets the next. */
  async readerNumber(version: string): Promise<number> {
    const known = await this.db.query(`select number from reader where version = $1`, [version]);
    if (known.length > 0) return known[0].number;
    await this.db.query(`insert into reader (version) values ($1) on conflict (version) do nothing`, [version]);
    return this.readerNumber(version);
  }

  async countStale(reader: number): Promise<number> {
    const [row] = await this.db.query(`select count(*)::int as n from signal where reading < $1`, [reader]);
    return row.n;
  }

  /** Whether a signal came in or changed so long ago, in minutes, and has not been read since. */
  async forgotten(minutes: number): Promise<boolean> {
    const [row] = await this.db.query(
      `select exists(select 1 from signal where reading = 0 and updated_at < now() - $1 * interval '1 minute') as found`,
      [minutes],
    );
    return row.found;
  }

  /**
   * Takes up to `limit` stale signals, lets `read` judge them, and writes tags and trends in the same transaction.
   * Returns how many were read; 0 when none is left (or others hold the rest). Cost: in proportion to `limit` only.
   */
  async readStale(reader: number, limit: number, read: (signals: PendingSignal[]) => StoredReading[]): Promise<number> {
    return this.db.transaction(async (tx) => {
      const signals: PendingSignal[] = await tx.query(
        `select seq, kind, title, body as text, codes, lang
         from signal where reading < $1 order by reading, seq limit $2 for update skip locked`,
        [reader, limit],
      );
      if (signals.length === 0) return 0;
      await this.replace(tx, reader, signals, read(signals));
      return signals.length;
    });
  }

  private async replace(
    tx: EntityManager,
    reader: number,
    signals: PendingSignal[],
    readings: StoredReading[],
  ): Promise<void> {
    const seqs = signals.map((signal) => signal.seq);
    const tags = readings.flatMap((r) =>
      r.tags.map((t) => ({ seq: r.seq, ecosystem: t.id, score: t.score, words: t.words })),
    );
    const trends = readings.flatMap((r) =>
      r.trends.map((t) => ({ seq: r.seq, trend_id: t.id, score: t.score, words: t.words })),
    );
    await tx.query(`delete from signal_tag where seq = any($1::bigint[])`, [seqs]);
    await tx.query(`delete from signal_trend where seq = any($1::bigint[])`, [seqs]);
    await tx.query(
      `insert into signal_tag (seq, ecosystem, score, words)
       select seq, ecosystem, score, words from json_to_recordset($1) as r(seq bigint, ecosystem text, score real, words jsonb)`,
      [JSON.stringify(tags)],
    );
    await insertTrendLinks(tx, trends);
    await applyCorrections(tx, seqs);
    await tx.query(
      `update signal s set reading = $1, detected_lang = r.lang from json_to_recordset($2) as r(seq bigint, lang text) where s.seq = r.seq`,
      [reader, JSON.stringify(readings.map((r) => ({ seq: r.seq, lang: r.lang })))],
    );
  }
}

export interface TrendLink {
  readonly seq: string;
  readonly trend_id: string;
  readonly score: number;
  readonly words: unknown;
}

/** Links signals to trends. What a tally needs of the signal (kind, year, whether it counts, digest) is kept with the link as it was read. */
export const insertTrendLinks = (tx: EntityManager, links: readonly TrendLink[]): Promise<unknown> =>
  tx.query(
    `insert into signal_trend (trend_id, seq, score, words, kind, year, independent, digest)
     select r.trend_id, r.seq, r.score, r.words, s.kind, extract(year from s.date), s.independent, decode(md5(s.id || encode(s.content_hash, 'hex')), 'hex')
     from json_to_recordset($1) as r(trend_id text, seq bigint, score real, words jsonb) join signal s on s.seq = r.seq
     on conflict do nothing`,
    [JSON.stringify(links)],
  );
