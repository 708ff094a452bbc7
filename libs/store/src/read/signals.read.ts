import { type EarningWord, notFound, type SignalKind } from '#libs/domain';
import type { DataSource } from 'typeorm';
import { decodeCursor, encodeCursor } from './cursor.js';
import { Conditions, type SignalFilter } from './signal-filter.js';
import { excerptOf } from './excerpt.js';

export interface SignalListItem {
  readonly id: string;
  readonly kind: SignalKind;
  readonly title: string;
  /** The passage that matches the search, or the beginning of the text. */
  readonly excerpt: string;
  readonly date: string;
  readonly url: string | null;
  readonly country: string | null;
  readonly lang: string | null;
  readonly publisher: string;
  readonly amountEur: number | null;
  readonly synthetic: boolean;
  /** False for a copy of evidence that another signal already counts for. */
  readonly independent: boolean;
  readonly ecosystems: readonly string[];
  readonly trends: readonly { readonly id: string; readonly name: string }[];
}

export interface SignalDetail extends Omit<SignalListItem, 'excerpt' | 'ecosystems' | 'trends'> {
  readonly text: string;
  readonly organisations: readonly string[];
  readonly codes: readonly string[];
  readonly tags: readonly { ecosystem: string; score: number; words: readonly EarningWord[] }[];
  readonly trends: readonly { id: string; name: string; score: number; words: readonly EarningWord[] }[];
}

export type FacetName = 'ecosystem' | 'kind' | 'year' | 'country' | 'lang' | 'trend';
export interface FacetValue {
  readonly value: string;
  readonly n: number;
}
export interface Facets {
  readonly total: number;
  /** True when more than FACET_CAP signals match: total and counts then speak of the newest FACET_CAP. */
  readonly capped: boolean;
  readonly facets: Readonly<Record<FacetName, readonly FacetValue[]>>;
}

/** Matches that facets are counted over at most: bounds the cost of any search. */
export const FACET_CAP = 20_000;
/** Matches that are ranked at most, the newest ones. */
const RANK_CAP = 1_000;

const ITEM = `
  s.id, s.kind, s.title, to_char(s.date, 'YYYY-MM-DD') as date, s.url, s.country, coalesce(s.lang, s.detected_lang) as lang, s.publisher,
  s.amount_eur as "amountEur", s.synthetic, s.independent`;

/** Search, facets and single signals. */
export class SignalReads {
  constructor(private readonly db: DataSource) {}

  /** One page. `newest`: by day, then arrival. `relevance` (needs `q`): by rank among the newest matches. Both orders are total. */
  async page(
    filter: SignalFilter,
    order: 'newest' | 'relevance',
    limit: number,
    cursor?: string,
  ): Promise<{ items: SignalListItem[]; nextCursor: string | null }> {
    const ranked = order === 'relevance' && filter.q;
    const ofTrend = ranked ? undefined : filter.trend;
    const where = new Conditions(ofTrend ? { ...filter, trend: undefined } : filter);
    const q = filter.q ? where.parameter(filter.q) : null;
    if (!ranked && cursor) {
      const [date, seq] = decodeCursor(cursor, 2);
      where.add(
        (p) => `(s.date, s.seq) < ((${p}::jsonb->>0)::date, (${p}::jsonb->>1)::bigint)`,
        JSON.stringify([date, seq]),
      );
      if (ofTrend) where.add((p) => `l.year <= extract(year from ${p}::date)`, date);
    }
    // The links of a trend are walked year by year (index signal_trend_newest), so that its newest signals cost the same however many it has.
    let source = ofTrend
      ? `select s.seq, s.date, 0::real as rank from signal_trend l join signal s on s.seq = l.seq
         where l.trend_id = ${where.parameter(ofTrend)} and ${where.sql} order by l.year desc, s.date desc, s.seq desc limit ${limit + 1}`
      : `select s.seq, s.date, 0::real as rank from signal s where ${where.sql} order by s.date desc, s.seq desc limit ${limit + 1}`;
    if (ranked) {
      const after = cursor ? where.parameter(JSON.stringify(decodeCursor(cursor, 2))) : null;
      source = `select * from (
          select seq, date, ts_rank_cd(search, websearch_to_tsquery('english', ${q}))::real as rank
          from (select s.seq, s.date, s.search from signal s where ${where.sql} order by s.date desc, s.seq desc limit ${RANK_CAP}) newest
        ) r ${after ? `where (rank, seq) < ((${after}::jsonb->>0)::real, (${after}::jsonb->>1)::bigint)` : ''} order by rank desc, seq desc limit ${limit + 1}`;
    }
    const excerpt = q
      ? `ts_headline('english', left(s.body, 4000), websearch_to_tsquery('english', ${q}), 'StartSel="", StopSel="", MaxFragments=1, MaxWords=40, MinWords=20')`
      : excerptOf('s.body');
    const rows = await this.db.query(
      `with hit as materialized (${source})
       select h.seq, h.rank, ${ITEM}, ${excerpt} as excerpt,
              array(select ecosystem from signal_tag t where t.seq = h.seq order by score desc, ecosystem) as ecosystems,
              coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name) order by l.score desc, t.id)
                        from signal_trend l join trend t on t.id = l.trend_id and t.status = 'active' where l.seq = h.seq), '[]') as trends
       from hit h join signal s on s.seq = h.seq order by h.rank desc, h.date desc, h.seq desc`,
      where.parameters,
    );
    const more = rows.length > limit;
    const page: (SignalListItem & { seq: string; rank: number })[] = more ? rows.slice(0, limit) : rows;
    const last = page.at(-1);
    return {
      items: page.map(({ seq: _seq, rank: _rank, ...item }) => item),
      nextCursor: more && last ? encodeCursor(ranked ? [last.rank, last.seq] : [last.date, last.seq]) : null,
    };
  }

  /** Counts by value of each facet, over what matches. Cost: bounded by FACET_CAP. */
  async facets(filter: SignalFilter): Promise<Facets> {
    const where = new Conditions(filter);
    const rows: { facet: FacetName | 'total'; value: string; n: number }[] = await this.db.query(
      `with hit as materialized (
         select s.seq, s.kind, extract(year from s.date)::int as year, s.country, coalesce(s.lang, s.detected_lang) as lang
         from signal s where ${where.sql} order by s.date desc, s.seq desc limit ${FACET_CAP + 1}
       )
       select 'total' as facet, '' as value, count(*)::int as n from hit
       union all select 'kind', kind, count(*)::int from hit group by kind
       union all select 'year', year::text, count(*)::int from hit group by year
       union all (select 'country', country, count(*)::int from hit where country is not null group by country order by 3 desc, 2 limit 60)
       union all (select 'lang', lang, count(*)::int from hit where lang is not null group by lang order by 3 desc, 2 limit 40)
       union all select 'ecosystem', t.ecosystem, count(*)::int from hit h join signal_tag t on t.seq = h.seq group by t.ecosystem
       union all (select 'trend', l.trend_id, count(*)::int from hit h join signal_trend l on l.seq = h.seq group by l.trend_id order by 3 desc, 2 limit 60)`,
      where.parameters,
    );
    const total = rows.find((row) => row.facet === 'total')!.n;
    const of = (facet: FacetName) =>
      rows
        .filter((row) => row.facet === facet)
        .map(({ value, n }) => ({ value, n }))
        .sort((a, b) =>
          facet === 'year' ? Number(b.value) - Number(a.value) : b.n - a.n || (a.value < b.value ? -1 : 1),
        );
    return {
      total: Math.min(total, FACET_CAP),
      capped: total > FACET_CAP,
      facets: {
        ecosystem: of('ecosystem'),
        kind: of('kind'),
        year: of('year'),
        country: of('country'),
        lang: of('lang'),
        trend: of('trend'),
      },
    };
  }

  async get(id: string): Promise<SignalDetail> {
    const [row] = await this.db.query(
      `select ${ITEM}, s.body as text, s.organisations, s.codes,
              coalesce((select json_agg(json_build_object('ecosystem', ecosystem, 'score', score, 'words', words) order by score desc, ecosystem) from signal_tag t where t.seq = s.seq), '[]') as tags,
              coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name, 'score', l.score, 'words', l.words) order by l.score desc, t.id)
                        from signal_trend l join trend t on t.id = l.trend_id where l.seq = s.seq), '[]') as trends
       from signal s where s.id = $1`,
      [id],
    );
    if (!row) throw notFound('signal', id.slice(0, 100), 'GET /api/v1/signals searches them.');
    return row;
  }
}
