import type { SignalKind, TrendListing } from '#libs/domain';
import type { DataSource } from 'typeorm';

export interface TrendCount {
  readonly trendId: string;
  readonly kind: SignalKind;
  readonly year: number;
  /** Pieces of independent evidence. */
  readonly n: number;
}

/** Signals that an edition keeps of each trend, and those of them it keeps with title and words. */
export const INPUTS = 200;
const CLEAREST = 10;

/** What is known and what has come since: right at any moment, whether settled or not. */
const TALLY = `(select * from trend_tally union all select * from trend_tally_change) t`;

/** The counts that placements rest on. They are kept up to date as links change (see the migration `tallies`), never counted over all signals. */
export class Evidence {
  constructor(private readonly db: DataSource) {}

  /** Folds the changes since the last time into the tally. Cost: in proportion to them. */
  async settle(): Promise<void> {
    await this.db.query(
      `with moved as (delete from trend_tally_change returning *)
       insert into trend_tally as t
       select trend_id, kind, year, sum(signals), sum(independent), sum(digest_high), sum(digest_low) from moved group by trend_id, kind, year order by 1, 2, 3
       on conflict (trend_id, kind, year) do update set signals = t.signals + excluded.signals, independent = t.independent + excluded.independent,
              digest_high = t.digest_high + excluded.digest_high, digest_low = t.digest_low + excluded.digest_low`,
    );
  }

  /** Independent evidence of every trend by kind and year. */
  async trendCounts(): Promise<TrendCount[]> {
    return this.db.query(
      `select trend_id as "trendId", kind, year::int, sum(independent)::int as n from ${TALLY} group by trend_id, kind, year having sum(independent) > 0 order by trend_id, kind, year`,
    );
  }

  /** Independent evidence of the whole store by kind and year: what every series is offset by. */
  async totals(): Promise<{ kind: SignalKind; year: number; n: number }[]> {
    return this.db.query(
      `select kind, year::int, sum(n)::int as n from evidence_total group by kind, year having sum(n) > 0 order by kind, year`,
    );
  }

  /** A hash over ids and contents of the signals behind each trend: the same signals give the same hash, in whatever order they came. */
  async inputHashes(): Promise<Map<string, string>> {
    const rows: { id: string; hash: string }[] = await this.db.query(
      `select trend_id as id, md5(concat_ws(':', sum(signals), sum(digest_high), sum(digest_low))) as hash from ${TALLY} group by trend_id having sum(signals) > 0`,
    );
    return new Map(rows.map((row) => [row.id, row.hash]));
  }

  /**
   * What the signals that speak of each active trend most clearly say. Lists them where the evidence changed since they were listed; the rest is
   * kept (see the migration `kept-listings`). Cost: INPUTS for each trend that changed and CLEAREST for each, whatever the size of the store.
   */
  async listings(): Promise<TrendListing[]> {
    await this.db.query(
      `insert into trend_listing (trend_id, signals, clearest, publishers)
       select t.id, l.* from trend t cross join lateral (
         with listed as materialized (
           select l.*, s.id, s.kind, s.title, s.date, s.publisher, s.url, s.content_hash
           from (select seq, score, words, row_number() over (order by score desc, year desc, seq desc) as place
                 from signal_trend where trend_id = t.id and independent order by score desc, year desc, seq desc limit ${INPUTS}) l
           join signal s on s.seq = l.seq
         )
         select coalesce(jsonb_agg(jsonb_build_array(id, encode(substr(content_hash, 1, 8), 'hex')) order by place), '[]'),
                coalesce(jsonb_agg(jsonb_build_object('id', id, 'kind', kind, 'title', left(title, 300), 'date', to_char(date, 'YYYY-MM-DD'), 'publisher', publisher,
                                                      'url', url, 'score', score, 'words', words) order by place) filter (where place <= ${CLEAREST}), '[]'),
                (select coalesce(jsonb_agg(jsonb_build_object('publisher', publisher, 'n', n) order by n desc, publisher), '[]')
                 from (select publisher, count(*) as n from listed group by publisher) p)
         from listed
       ) l where t.status = 'active' and not exists (select 1 from trend_listing k where k.trend_id = t.id)
       on conflict do nothing`,
    );
    return this.db.query(
      `select l.trend_id as "trendId", l.clearest, l.publishers from trend_listing l join trend t on t.id = l.trend_id
       where t.status = 'active' order by l.trend_id`,
    );
  }

  async signalCount(): Promise<{ total: number; synthetic: boolean; latest: string | null }> {
    const [row] = await this.db.query(
      `select (select count(*)::int from signal) as total, coalesce((select synthetic from signal limit 1), false) as synthetic,
              (select to_char(max(date), 'YYYY-MM-DD') from signal) as latest`,
    );
    return row;
  }

  async angles(): Promise<{ ecosystem: string; trendId: string; segment: string; angle: number }[]> {
    return this.db.query(
      `select ecosystem, trend_id as "trendId", segment, angle from radar_angle order by ecosystem, trend_id`,
    );
  }

  /** Keeps the angles of newcomers; an angle once given stays, unless the trend changed its segment. */
  async saveAngles(
    angles: readonly { ecosystem: string; trendId: string; segment: string; angle: number }[],
  ): Promise<void> {
    await this.db.query(
      `insert into radar_angle (ecosystem, trend_id, segment, angle)
       select ecosystem, "trendId", segment, angle from json_to_recordset($1) as r(ecosystem text, "trendId" text, segment text, angle float8)
       on conflict (ecosystem, trend_id) do update set segment = excluded.segment, angle = excluded.angle where radar_angle.segment <> excluded.segment`,
      [JSON.stringify(angles)],
    );
  }
}
