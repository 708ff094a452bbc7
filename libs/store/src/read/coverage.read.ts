import type { DataSource } from 'typeorm';

export interface Share {
  readonly value: string;
  readonly n: number;
}

/** Where the evidence of a radar comes from, and where it is silent. Counts independent evidence. */
export interface Coverage {
  readonly total: number;
  readonly kinds: readonly Share[];
  readonly countries: readonly Share[];
  readonly languages: readonly Share[];
  readonly publishers: readonly Share[];
  readonly years: readonly Share[];
  /** Signals without a country. */
  readonly withoutCountry: number;
  /** Trends of which one publisher gave at least four fifths of the evidence. */
  readonly onePublisher: readonly {
    readonly trendId: string;
    readonly name: string;
    readonly publisher: string;
    readonly n: number;
    readonly of: number;
  }[];
}

/** One pass over the tagged signals of an ecosystem, one over the links of its trends. */
export class CoverageReads {
  constructor(private readonly db: DataSource) {}

  async of(ecosystem: string): Promise<Coverage> {
    const rows: { facet: string; value: string | null; n: number }[] = await this.db.query(
      `with mine as materialized (
         select s.kind, s.country, coalesce(s.lang, s.detected_lang) as lang, s.publisher, extract(year from s.date)::int as year
         from signal_tag t join signal s on s.seq = t.seq where t.ecosystem = $1 and s.independent
       )
       select 'kind' as facet, kind as value, count(*)::int as n from mine group by kind
       union all select 'country', country, count(*)::int from mine group by country
       union all select 'lang', lang, count(*)::int from mine where lang is not null group by lang
       union all (select 'publisher', publisher, count(*)::int from mine group by publisher order by 3 desc, 2 limit 20)
       union all select 'year', year::text, count(*)::int from mine group by year`,
      [ecosystem],
    );
    const of = (facet: string) =>
      rows
        .flatMap((row) => (row.facet === facet && row.value !== null ? [{ value: row.value, n: row.n }] : []))
        .sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1));
    const kinds = of('kind');
    return {
      total: kinds.reduce((sum, share) => sum + share.n, 0),
      kinds,
      countries: of('country'),
      languages: of('lang'),
      publishers: of('publisher'),
      years: of('year').sort((a, b) => Number(a.value) - Number(b.value)),
      withoutCountry: rows.find((row) => row.facet === 'country' && row.value === null)?.n ?? 0,
      onePublisher: await this.onePublisher(ecosystem),
    };
  }

  private onePublisher(
    ecosystem: string,
  ): Promise<{ trendId: string; name: string; publisher: string; n: number; of: number }[]> {
    return this.db.query(
      `with counted as (
         select l.trend_id, s.publisher, count(*)::int as n from trend t join signal_trend l on l.trend_id = t.id join signal s on s.seq = l.seq
         where l.independent and t.status = 'active' and (t.ecosystem = $1 or $1 = any(t.also_on)) group by l.trend_id, s.publisher
       ), ranked as (
         select *, sum(n) over (partition by trend_id)::int as total, row_number() over (partition by trend_id order by n desc, publisher) as place from counted
       )
       select r.trend_id as "trendId", t.name, r.publisher, r.n, r.total as of from ranked r join trend t on t.id = r.trend_id
       where r.place = 1 and r.n >= 0.8 * r.total and r.total >= 5 order by r.total desc, r.trend_id`,
      [ecosystem],
    );
  }
}
