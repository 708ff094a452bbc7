import type { DataSource } from 'typeorm';

export type MarketScope = 'all' | 'europe' | 'country' | 'region';

/** Evidence of one trend: by the cluster or in the market. */
export interface YearCount {
  readonly trendId: string;
  readonly year: number;
  readonly n: number;
}

/** EU, EFTA and candidates: the market "Europe". */
export const EUROPE =
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO CH GB AL BA GE MD ME MK RS TR UA XK EP'.split(
    ' ',
  );

const MATCHED = `cluster_match c join cluster_member m on m.id = c.member_id join signal_applicant a on a.applicant_id = c.applicant_id
         join signal_trend l on l.seq = a.seq where c.verdict = 'same' and l.independent`;

/** Counts that the benchmark adds up. */
export class ClusterTallies {
  constructor(private readonly db: DataSource) {}

  /** Counts everything anew, in one transaction: readers see the old counts or the new ones. Cost: one pass over links and matches. */
  async recount(): Promise<void> {
    await this.db.transaction(async (tx) => {
      for (const table of ['cluster_tally', 'trend_market', 'trend_region']) await tx.query(`delete from ${table}`);
      await tx.query(
        `insert into cluster_tally select m.organisation_id, l.trend_id, l.year, count(distinct l.seq) from ${MATCHED} group by 1, 2, 3`,
      );
      await tx.query(
        `insert into trend_region select left(m.nuts, 4), l.trend_id, count(distinct l.seq) from ${MATCHED} and length(m.nuts) >= 4 group by 1, 2`,
      );
      await tx.query(
        `insert into trend_market select l.trend_id, coalesce(s.country, ''), l.year, count(*) from signal_trend l join signal s on s.seq = l.seq
         where l.independent group by 1, 2, 3`,
      );
    });
  }

  /** A mark that changes whenever something was counted anew. */
  async version(): Promise<string> {
    const [row] = await this.db.query(`select coalesce(max(counted_at)::text, '') as version from cluster_field`);
    return row.version;
  }

  async byYear(organisationId: string, trends: readonly string[]): Promise<YearCount[]> {
    return this.db.query(
      `select trend_id as "trendId", year::int, n from cluster_tally where organisation_id = $1 and trend_id = any($2) order by 1, 2`,
      [organisationId, trends],
    );
  }

  /** Sums over all years, by cluster: a row of counts in the order of `trends`. Clusters without any have zeros. */
  async counts(organisationIds: readonly string[], trends: readonly string[]): Promise<Map<string, number[]>> {
    const at = new Map(trends.map((id, i) => [id, i]));
    const counts = new Map(organisationIds.map((id) => [id, trends.map(() => 0)]));
    const rows: { id: string; trend: string; n: number }[] = await this.db.query(
      `select organisation_id as id, trend_id as trend, sum(n)::int as n from cluster_tally where organisation_id = any($1::uuid[]) and trend_id = any($2) group by 1, 2`,
      [organisationIds, trends],
    );
    for (const { id, trend, n } of rows) counts.get(id)![at.get(trend)!] = n;
    return counts;
  }

  /** The market by trend and year. `region` is a NUTS-2 code and has no years: only signals of members tell a region. */
  async market(
    scope: { of: 'all' } | { of: 'europe' } | { of: 'country'; country: string },
    trends: readonly string[],
  ): Promise<YearCount[]> {
    const countries = scope.of === 'all' ? null : scope.of === 'europe' ? EUROPE : [scope.country];
    return this.db.query(
      `select trend_id as "trendId", year::int, sum(n)::int as n from trend_market where trend_id = any($1) and ($2::text[] is null or country = any($2)) group by 1, 2 order by 1, 2`,
      [trends, countries],
    );
  }

  async region(nuts: string, trends: readonly string[]): Promise<{ trendId: string; n: number }[]> {
    return this.db.query(
      `select trend_id as "trendId", sum(n)::int as n from trend_region where nuts like $1 and trend_id = any($2) group by 1`,
      [`${nuts.slice(0, 4)}%`, trends],
    );
  }

  /** Heat map: evidence by place and trend. Countries count all signals, regions those of members of clusters. */
  async places(
    by: 'country' | 'region',
    trends: readonly string[],
  ): Promise<{ place: string; trendId: string; n: number }[]> {
    return by === 'country'
      ? this.db.query(
          `select country as place, trend_id as "trendId", sum(n)::int as n from trend_market where trend_id = any($1) and country <> '' group by 1, 2`,
          [trends],
        )
      : this.db.query(`select nuts as place, trend_id as "trendId", n from trend_region where trend_id = any($1)`, [
          trends,
        ]);
  }

  /** Evidence of each country in the three complete years before `year`, and in the three before those. */
  async placeHalves(
    trends: readonly string[],
    year: number,
  ): Promise<{ place: string; before: number; recent: number }[]> {
    return this.db.query(
      `select country as place, coalesce(sum(n) filter (where year < $2 - 3), 0)::int as before, coalesce(sum(n) filter (where year >= $2 - 3), 0)::int as recent
       from trend_market where trend_id = any($1) and country <> '' and year >= $2 - 6 and year < $2 group by country`,
      [trends, year],
    );
  }

  async saveField(
    ecosystem: string,
    trends: readonly string[],
    relatedness: readonly (readonly number[])[],
    clusters: number,
  ): Promise<void> {
    await this.db.query(
      `insert into cluster_field (ecosystem, trends, relatedness, clusters) values ($1, $2, $3, $4)
       on conflict (ecosystem) do update set trends = excluded.trends, relatedness = excluded.relatedness, clusters = excluded.clusters, counted_at = clock_timestamp()`,
      [ecosystem, trends, JSON.stringify(relatedness), clusters],
    );
  }

  async field(ecosystem: string): Promise<{ trends: string[]; relatedness: number[][]; clusters: number } | null> {
    const [row] = await this.db.query(`select trends, relatedness, clusters from cluster_field where ecosystem = $1`, [
      ecosystem,
    ]);
    return row ?? null;
  }
}
