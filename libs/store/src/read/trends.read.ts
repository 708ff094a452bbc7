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

/** Shares of a trend's evidence, largest first. */
export interface TrendOrigins {
  readonly countries: readonly { readonly name: string; readonly n: number }[];
  readonly actors: readonly { readonly name: string; readonly n: number }[];
  readonly publishers: readonly { readonly name: string; readonly n: number }[];
}

/** Signals of a trend that origins and shared signals are counted over at most, the last that came: bounds the cost of a card at any size. */
const NEWEST = 5_000;

/** What a trend card shows beside its placement. Each is one query over the trend's own links. */
export class TrendReads {
  constructor(private readonly db: DataSource) {}

  series(trendId: string): Promise<TrendSeriesPoint[]> {
    return this.db.query(
      `with mine as (
         select kind, year, sum(independent)::int as n
         from (select * from trend_tally where trend_id = $1 union all select * from trend_tally_change where trend_id = $1) t
         group by kind, year having sum(independent) > 0
       )
       select m.kind, m.year::int, m.n, coalesce((select sum(t.n) from evidence_total t where t.kind = m.kind and t.year = m.year), 0)::int as total
       from mine m order by m.kind, m.year`,
      [trendId],
    );
  }

  /**
   * The series cut finer: by country and year, by quarter (news and articles are too quick for years), or the invested amounts by year in EUR.
   * `total` is the same cut over the whole store, the offset.
   */
  finer(
    trendId: string,
    cut: 'country' | 'quarter' | 'investment',
  ): Promise<
    { kind: SignalKind; period: string; country: string | null; n: number; total: number; amountEur: number | null }[]
  > {
    return this.cut(
      cut,
      `signal_trend l join signal s on s.seq = l.seq where l.trend_id = $1 and l.independent`,
      trendId,
    );
  }

  /** The signals that speak of the trend most clearly, of equals those of the newest year. */
  evidence(trendId: string, limit: number): Promise<TrendEvidence[]> {
    return this.db.query(
      `select s.id, s.kind, s.title, to_char(s.date, 'YYYY-MM-DD') as date, s.url, s.publisher, s.country, s.synthetic, l.score, l.words
       from signal_trend l join signal s on s.seq = l.seq
       where l.trend_id = $1 and l.independent order by l.score desc, l.year desc, l.seq desc limit $2`,
      [trendId, limit],
    );
  }

  /** Where the newest evidence comes from: the countries, organisations and publishers with most of it. */
  async origins(trendId: string, limit: number): Promise<TrendOrigins> {
    const rows: { of: keyof TrendOrigins; name: string; n: number }[] = await this.db.query(
      `with mine as materialized (
         select s.country, s.organisations, s.publisher
         from (select seq from signal_trend where trend_id = $1 and independent order by seq desc limit ${NEWEST}) l join signal s on s.seq = l.seq
       )
       (select 'countries' as of, country as name, count(*)::int as n from mine where country is not null group by country order by n desc, name limit $2)
       union all (select 'actors', o.name, count(*)::int from mine cross join lateral unnest(organisations) as o(name) group by o.name order by 3 desc, 2 limit $2)
       union all (select 'publishers', publisher, count(*)::int from mine group by publisher order by 3 desc, 2 limit $2)`,
      [trendId, limit],
    );
    const of = (wanted: keyof TrendOrigins) =>
      rows.filter((row) => row.of === wanted).map(({ name, n }) => ({ name, n }));
    return { countries: of('countries'), actors: of('actors'), publishers: of('publishers') };
  }

  /** Every quarter in which the store holds news or articles, with those of the trend, 0 included: what bursts are looked for in. */
  quarters(trendId: string): Promise<{ kind: SignalKind; period: string; n: number; total: number }[]> {
    return this.db.query(
      `with mine as (
         select s.kind, extract(year from s.date)::int as year, extract(quarter from s.date)::int as quarter, count(*)::int as n
         from signal_trend l join signal s on s.seq = l.seq where l.trend_id = $1 and l.independent and s.kind in ('news', 'article') group by 1, 2, 3
       ), world as (
         select kind, year::int, quarter::int, sum(n)::int as n from evidence_total where kind in ('news', 'article') group by 1, 2, 3 having sum(n) > 0
       )
       select w.kind, concat(w.year, '-Q', w.quarter) as period, coalesce(m.n, 0) as n, w.n as total
       from world w left join mine m using (kind, year, quarter) order by w.kind, w.year, w.quarter`,
      [trendId],
    );
  }

  /** Signals by actor among the newest: organisations, or the publisher where a signal names none. */
  async actors(trendId: string): Promise<number[]> {
    const rows: { n: number }[] = await this.db.query(
      `select count(*)::int as n
       from (select seq from signal_trend where trend_id = $1 and independent order by seq desc limit ${NEWEST}) l
       join signal s on s.seq = l.seq
       cross join lateral unnest(case when cardinality(s.organisations) > 0 then s.organisations else array[s.publisher] end) as o(name) group by o.name`,
      [trendId],
    );
    return rows.map(({ n }) => n);
  }

  /** The titles of the clearest evidence. */
  async titles(trendId: string, limit: number): Promise<string[]> {
    const rows: { title: string }[] = await this.db.query(
      `select s.title from signal_trend l join signal s on s.seq = l.seq
       where l.trend_id = $1 and l.independent order by l.score desc, l.year desc, l.seq desc limit $2`,
      [trendId, limit],
    );
    return rows.map(({ title }) => title);
  }

  /** Evidence of all trends of an ecosystem's signals by kind and year, quarter or country, or the invested amounts: what its own page shows. */
  ofEcosystem(
    ecosystem: string,
    cut: 'year' | 'country' | 'quarter' | 'investment',
  ): Promise<
    { kind: SignalKind; period: string; country: string | null; n: number; total: number; amountEur: number | null }[]
  > {
    return this.cut(
      cut,
      `signal_tag g join signal s on s.seq = g.seq where g.ecosystem = $1 and s.independent`,
      ecosystem,
    );
  }

  /** Trends whose signals are also this trend's, by how many of the newest they share. */
  sharing(trendId: string, limit: number): Promise<{ id: string; name: string; ecosystem: string; shared: number }[]> {
    return this.db.query(
      `with other as (
         select o.trend_id, count(*)::int as shared
         from (select seq from signal_trend where trend_id = $1 order by seq desc limit ${NEWEST}) mine join signal_trend o on o.seq = mine.seq
         where o.trend_id <> $1 group by o.trend_id
       )
       select t.id, t.name, t.ecosystem, o.shared from other o join trend t on t.id = o.trend_id and t.status = 'active' order by o.shared desc, t.id limit $2`,
      [trendId, limit],
    );
  }

  /** A series cut one way over the signals of `mine`, a from and where of `signal s` for the id $1, beside the same cut of the whole store. */
  private cut(
    cut: 'year' | 'country' | 'quarter' | 'investment',
    mine: string,
    id: string,
  ): Promise<
    { kind: SignalKind; period: string; country: string | null; n: number; total: number; amountEur: number | null }[]
  > {
    const period = cut === 'quarter' ? `to_char(s.date, 'YYYY"-Q"Q')` : `to_char(s.date, 'YYYY')`;
    const country = cut === 'country' ? 's.country' : 'null::text';
    const totalPeriod = cut === 'quarter' ? `concat(s.year, '-Q', s.quarter)` : `s.year::text`;
    const totalCountry = cut === 'country' ? `nullif(s.country, '')` : 'null::text';
    const kinds =
      cut === 'investment' ? `s.kind = 'investment'` : cut === 'quarter' ? `s.kind in ('news', 'article')` : 'true';
    return this.db.query(
      `with mine as (
         select s.kind, ${period} as period, ${country} as country, count(*)::int as n, sum(s.amount_eur) as amount
         from ${mine} and ${kinds} group by 1, 2, 3
       ), world as (
         select s.kind, ${totalPeriod} as period, ${totalCountry} as country, sum(s.n)::int as n from evidence_total s where ${kinds} group by 1, 2, 3
       )
       select m.kind, m.period, m.country, m.n, w.n as total, m.amount as "amountEur"
       from mine m join world w on w.kind = m.kind and w.period = m.period and w.country is not distinct from m.country order by 1, 2, 3`,
      [id],
    );
  }
}
