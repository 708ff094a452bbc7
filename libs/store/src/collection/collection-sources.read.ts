import type { DataSource } from 'typeorm';

/** A signal that might be worth adding, with the text to compare and what it shares. */
export interface Candidate {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly date: string;
  readonly publisher: string;
  readonly url: string | null;
  /** Names of the trends of the collection that it speaks of. */
  readonly trends: readonly string[];
}

export interface Seed {
  readonly title: string;
  readonly text: string;
}

/** Newest signals looked at for each way of being near: bounds the cost at any size of store. */
const NEAR = 250;
/** Of the collection itself: the last saved say best what it is about now. */
const SEEDS = 60;
const TEXT = 1_500;
const CANDIDATES_OF_ADDRESSES = 5_000;

/** Reads that look from a collection into the store. */
export class CollectionSources {
  constructor(private readonly db: DataSource) {}

  /** What the collection is about: its last signals and trends. */
  seeds(id: string): Promise<Seed[]> {
    return this.db.query(
      `select coalesce(s.title, t.name) as title, coalesce(left(s.body, ${TEXT}), t.summary) as text
       from collection_item i left join signal s on i.kind = 'signal' and s.id = i.ref left join trend t on i.kind = 'trend' and t.id = i.ref
       where i.collection_id = $1 and i.removed_at is null and (s.id is not null or t.id is not null) order by i.added_at desc, i.id limit ${SEEDS}`,
      [id],
    );
  }

  /**
   * Independent signals that are not in the collection: the newest of the trends that it keeps or that its signals speak of, and the newest that
   * have one of `words`.
   */
  candidates(id: string, words: readonly string[]): Promise<Candidate[]> {
    return this.db.query(
      `with mine as materialized (select kind, ref from collection_item where collection_id = $1 and removed_at is null),
       topic as materialized (
         select ref as trend_id from mine where kind = 'trend'
         union select l.trend_id from mine join signal s on mine.kind = 'signal' and s.id = mine.ref join signal_trend l on l.seq = s.seq
       ),
       near as (
         (select l.seq from topic join signal_trend l on l.trend_id = topic.trend_id and l.independent order by l.year desc, l.seq desc limit ${NEAR})
         union (select s.seq from signal s where s.search @@ websearch_to_tsquery('english', $2) and s.independent order by s.date desc, s.seq desc limit ${NEAR})
       )
       select s.id, s.kind, s.title, left(s.body, ${TEXT}) as text, to_char(s.date, 'YYYY-MM-DD') as date, s.publisher, s.url,
              array(select t.name from signal_trend l join topic on topic.trend_id = l.trend_id join trend t on t.id = l.trend_id and t.status = 'active'
                    where l.seq = s.seq order by l.score desc, t.id) as trends
       from near join signal s on s.seq = near.seq where not exists (select 1 from mine where mine.kind = 'signal' and mine.ref = s.id)
       order by s.date desc, s.seq desc`,
      [id, words.map((word) => `"${word.replaceAll('"', ' ')}"`).join(' or ')],
    );
  }

  /** Signals whose address may be one of these under another spelling: to be compared in full. Those spelled the same come first. */
  atAddresses(urls: readonly string[]): Promise<{ id: string; url: string }[]> {
    return this.db.query(
      `select s.id, s.url from signal s where s.url is not null and url_page(s.url) in (select url_page(u) from unnest($1::text[]) as u)
       order by s.url = any($1) desc, s.independent desc, s.seq limit ${CANDIDATES_OF_ADDRESSES}`,
      [urls],
    );
  }
}
