import type { EarningWord, SignalKind } from '#libs/domain';
import type { DataSource } from 'typeorm';

export interface TrendSeriesPoint {
  readonly kind: SignalKind;
  readonly year: number;
  /** Pieces of independent evidence on the trend. */
  readonly n: number;
  /** All independent evidence of the kind and year in the store: what the series is offset by. */
  readonly total: number;
}

export interface TrendEvidence {
  readonly id: string;
  readonly kind: SignalKind;
  readonly title: string;
  readonly date: string;
  readonly url: string | null;
  readonly publisher: string;
  readonly country: string | null;
  readonly synthetic: boolean;
  readonly score: number;
  readonly words: readonly EarningWord[];
}

/** What a trend card shows beside its placement. Each is one query over the trend's own links. */
export class TrendReads {
  constructor(private readonly db: DataSource) {}

  series(trendId: string): Promise<TrendSeriesPoint[]> {
    return this.db.query(
      `select l.kind, l.year::int, count(*)::int as n, coalesce(max(t.n), 0)::int as total
       from signal_trend l left join evidence_total t on t.kind = l.kind and t.year = l.year
       where l.trend_id = $1 and l.independent group by l.kind, l.year order by l.kind, l.year`,
      [trendId],
    );
  }

  /**
   * The series cut finer: by country and year, by quarter (news and articles are too quick for years), or the invested amounts by year in EUR.
   * `total` is the same cut over the whole store, the offset.
   */
  finer(trendId: string, cut: 'country' | 'quarter' | 'investment'): Promise<{ kind: SignalKind; period: string; country: string | null; n: number; total: number; amountEur: number | null }[]> {
    const period = cut === 'quarter' ? `to_char(s.date, 'YYYY"-Q"Q')` : `to_char(s.date, 'YYYY')`;
    const country = cut === 'country' ? 's.country' : 'null::text';
    const kinds = cut === 'investment' ? `s.kind = 'investment'` : cut === 'quarter' ? `s.kind in ('news', 'article')` : 'true';
    return this.db.query(
      `with mine as (
         select s.kind, ${period} as period, ${country} as country, count(*)::int as n, sum(s.amount_eur) as amount
         from signal_trend l join signal s on s.seq = l.seq where l.trend_id = $1 and l.independent and ${kinds} group by 1, 2, 3
       ), world as (
         select s.kind, ${period} as period, ${country} as country, count(*)::int as n
         from signal s where s.independent and ${kinds} group by 1, 2, 3
       )
       select m.kind, m.period, m.country, m.n, w.n as total, m.amount as "amountEur"
       from mine m join world w on w.kind = m.kind and w.period = m.period and w.country is not distinct from m.country order by 1, 2, 3`,
      [trendId],
    );
  }

  /** The signals that speak of the trend most clearly, newest first among equals. */
  evidence(trendId: string, limit: number): Promise<TrendEvidence[]> {
    return this.db.query(
      `select s.id, s.kind, s.title, to_char(s.date, 'YYYY-MM-DD') as date, s.url, s.publisher, s.country, s.synthetic, l.score, l.words
       from signal_trend l join signal s on s.seq = l.seq
       where l.trend_id = $1 and l.independent order by l.score desc, s.date desc, s.seq desc limit $2`,
      [trendId, limit],
    );
  }

  countries(trendId: string, limit: number): Promise<{ country: string; n: number }[]> {
    return this.db.query(
      `select s.country, count(*)::int as n from signal_trend l join signal s on s.seq = l.seq
       where l.trend_id = $1 and l.independent and s.country is not null group by s.country order by n desc, s.country limit $2`,
      [trendId, limit],
    );
  }

  actors(trendId: string, limit: number): Promise<{ name: string; n: number }[]> {
    return this.db.query(
      `select o.name, count(*)::int as n from signal_trend l join signal s on s.seq = l.seq cross join lateral unnest(s.organisations) as o(name)
       where l.trend_id = $1 and l.independent group by o.name order by n desc, o.name limit $2`,
      [trendId, limit],
    );
  }

  publishers(trendId: string, limit: number): Promise<{ name: string; n: number }[]> {
    return this.db.query(
      `select s.publisher as name, count(*)::int as n from signal_trend l join signal s on s.seq = l.seq
       where l.trend_id = $1 and l.independent group by s.publisher order by n desc, s.publisher limit $2`,
      [trendId, limit],
    );
  }

  /** Trends whose signals are also this trend's, by how many they share. */
  sharing(trendId: string, limit: number): Promise<{ id: string; name: string; ecosystem: string; shared: number }[]> {
    return this.db.query(
      `select t.id, t.name, t.ecosystem, count(*)::int as shared
       from signal_trend mine join signal_trend other on other.seq = mine.seq and other.trend_id <> mine.trend_id
       join trend t on t.id = other.trend_id and t.status = 'active'
       where mine.trend_id = $1 group by t.id, t.name, t.ecosystem order by shared desc, t.id limit $2`,
      [trendId, limit],
    );
  }
}
