import type { Earned } from '#libs/domain';
import { type DataSource, type EntityManager, In } from 'typeorm';
import { insertTrendLinks } from '../signal/readings.repository.js';
import { applyCorrections } from './corrections.repository.js';
import { TrendEntity } from './trend.entity.js';
import type { DiscoveredTrend } from './trends.repository.js';

/** A signal of an ecosystem that no curated trend explains. */
export interface ResidualSignal {
  readonly seq: string;
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly kind: string;
  readonly publisher: string;
  readonly date: string;
  readonly lang: string | null;
  /** The discovered trend of this ecosystem it belongs to already. */
  readonly trendId: string | null;
}

/** How far discovery has looked in an ecosystem. */
export interface DiscoveryState {
  /** The newest signal it has seen. */
  readonly seq: string;
  /** Signals that were grouped in the last full look. */
  readonly grouped: number;
}

/** Signals that wait for a trend to be discovered, and what discovery made of them. */
export class Residuals {
  constructor(private readonly db: DataSource) {}

  async state(ecosystem: string): Promise<DiscoveryState> {
    const [row] = await this.db.query(`select seq, grouped from discovery where ecosystem = $1`, [ecosystem]);
    return row ?? { seq: '0', grouped: 0 };
  }

  /** The newest `limit` residual signals after `afterSeq`, oldest first. Copies of evidence are left out. */
  async list(ecosystem: string, limit: number, afterSeq = '0'): Promise<ResidualSignal[]> {
    return this.db.query(
      `select * from (
         select s.seq, s.id, s.title, left(s.body, 1500) as text, s.kind, s.publisher, to_char(s.date, 'YYYY-MM-DD') as date,
                coalesce(s.lang, s.detected_lang) as lang,
                (select l.trend_id from signal_trend l join trend t on t.id = l.trend_id
                 where l.seq = s.seq and t.origin = 'discovered' and t.ecosystem = $1 and t.status = 'active' limit 1) as "trendId"
         from signal_tag g join signal s on s.seq = g.seq
         where g.ecosystem = $1 and g.seq > $3 and s.independent
           and not exists (select 1 from signal_trend l join trend t on t.id = l.trend_id where l.seq = s.seq and t.origin = 'curated')
         order by g.seq desc limit $2
       ) newest order by seq`,
      [ecosystem, limit, afterSeq],
    );
  }

  /**
   * Keeps the outcome of a look at an ecosystem in one transaction: trends as they are now, links of the signals looked at (those not
   * in `links` lose theirs), and how far the look reached. False, and nothing kept, when an editor has decided about one of the trends that were
   * `known` to the look: it would undo the decision.
   */
  async save(
    ecosystem: string,
    looked: readonly string[],
    trends: readonly DiscoveredTrend[],
    links: ReadonlyMap<string, Earned>,
    state: DiscoveryState,
    known: readonly DiscoveredTrend[],
  ): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      if (await isOvertaken(tx, ecosystem, known)) return false;
      if (trends.length > 0)
        await tx
          .getRepository(TrendEntity)
          .upsert(trends as never, { conflictPaths: ['id'], skipUpdateIfNoValuesChanged: true });
      await tx.query(
        `delete from signal_trend l using trend t where t.id = l.trend_id and t.origin = 'discovered' and t.ecosystem = $1 and l.seq = any($2::bigint[])`,
        [ecosystem, looked],
      );
      await insertTrendLinks(
        tx,
        [...links].map(([seq, link]) => ({ seq, trend_id: link.id, score: link.score, words: link.words })),
      );
      await applyCorrections(tx, looked);
      await tx.query(
        `insert into discovery (ecosystem, seq, grouped) values ($1, $2, $3)
         on conflict (ecosystem) do update set seq = excluded.seq, grouped = excluded.grouped`,
        [ecosystem, state.seq, state.grouped],
      );
      return true;
    });
  }
}

/** What the desk decides about a trend. */
const decisionOf = ({ id, name, status, accepted, mergedInto, segment }: DiscoveredTrend): string =>
  JSON.stringify([id, name, status, accepted, mergedInto, segment]);

/** Whether the discovered trends of an ecosystem are not those that a look began with. Locks them: the desk waits until the look is kept. */
async function isOvertaken(tx: EntityManager, ecosystem: string, known: readonly DiscoveredTrend[]): Promise<boolean> {
  const rows = (await tx.getRepository(TrendEntity).find({
    where: { origin: 'discovered', ecosystem, status: In(['active', 'rejected', 'merged']) },
    lock: { mode: 'pessimistic_write' },
    order: { id: 'ASC' },
  })) as unknown as DiscoveredTrend[];
  const before = new Set(known.map(decisionOf));
  return rows.length !== known.length || rows.some((row) => !before.has(decisionOf(row)));
}
