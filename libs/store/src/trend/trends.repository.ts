import type { Trend } from '#libs/domain';
import { type DataSource, In } from 'typeorm';
import { TrendEntity } from './trend.entity.js';

/** A discovered trend with the profile it is recognised by. */
export interface DiscoveredTrend extends Trend {
  readonly profile: unknown;
  readonly synthetic: boolean;
  readonly accepted: boolean;
  readonly mergedInto: string | null;
}

/** The trends of the catalogue and those that were discovered. */
export class Trends {
  constructor(private readonly db: DataSource) {}

  /** Makes the store's curated trends those of the catalogue: new ones come, changed ones change, missing ones retire and keep their history. */
  async syncCatalogue(trends: readonly Trend[]): Promise<void> {
    await this.db.transaction(async (tx) => {
      await tx
        .getRepository(TrendEntity)
        .upsert(trends.map((trend) => ({ ...trend, profile: null, synthetic: false })) as never, {
          conflictPaths: ['id'],
          skipUpdateIfNoValuesChanged: true,
        });
      await tx.query(
        `update trend set status = 'retired', updated_at = now() where origin = 'curated' and status = 'active' and id <> all($1)`,
        [trends.map((trend) => trend.id)],
      );
      // What a trend goes on from leads to it; links come with the next reading, which the new id makes due.
      await tx.query(
        `update trend t set status = 'merged', merged_into = r.id, updated_at = now()
         from json_to_recordset($1) as r(id text, former text) where t.id = r.former and t.origin = 'curated' and t.merged_into is distinct from r.id`,
        [JSON.stringify(trends.flatMap(({ id, formerly = [] }) => formerly.map((former) => ({ id, former }))))],
      );
    });
  }

  async active(): Promise<Trend[]> {
    const rows = await this.db.getRepository(TrendEntity).find({ where: { status: 'active' }, order: { id: 'ASC' } });
    return rows as unknown as Trend[];
  }

  /** Discovered trends, also the rejected and merged ones: what an editor decided must not be proposed again. */
  async discovered(): Promise<DiscoveredTrend[]> {
    const rows = await this.db
      .getRepository(TrendEntity)
      .find({ where: { origin: 'discovered', status: In(['active', 'rejected', 'merged']) }, order: { id: 'ASC' } });
    return rows as unknown as DiscoveredTrend[];
  }

  async find(id: string): Promise<Trend | null> {
    return (await this.db.getRepository(TrendEntity).findOneBy({ id })) as unknown as Trend | null;
  }

  async byIds(ids: readonly string[]): Promise<Trend[]> {
    return (await this.db
      .getRepository(TrendEntity)
      .createQueryBuilder('t')
      .where('t.id = any(:ids)', { ids })
      .getMany()) as unknown as Trend[];
  }

  /** What became of a trend: the names it had, what was merged into it, how and why it ends. Null for an id that never was one. */
  async life(id: string): Promise<TrendLife | null> {
    const [row] = await this.db.query(
      `select t.merged_into as "mergedInto", to_char(t.phase_out, 'YYYY-MM-DD') as "phaseOut", t.phase_out_reason as "phaseOutReason",
              to_char(t.ended_at at time zone 'UTC', 'YYYY-MM-DD') as "endedAt", t.ended_reason as "endedReason",
              coalesce((select json_agg(json_build_object('name', n.name, 'until', to_char(n.until at time zone 'UTC', 'YYYY-MM-DD')) order by n.until, n.name)
                        from trend_name n where n.trend_id = t.id), '[]') as names,
              coalesce((select json_agg(json_build_object('id', m.id, 'name', m.name, 'endedAt', to_char(m.ended_at at time zone 'UTC', 'YYYY-MM-DD')) order by m.ended_at, m.id)
                        from trend m where m.merged_into = t.id), '[]') as merged
       from trend t where t.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Names under which active trends were known before, their own and those of what was merged into them. */
  async formerNames(): Promise<{ trendId: string; name: string }[]> {
    return this.db.query(
      `select n.trend_id as "trendId", n.name from trend_name n join trend t on t.id = n.trend_id and t.status = 'active'
       union select m.merged_into, m.name from trend m where m.merged_into is not null order by 1, 2`,
    );
  }
}

export interface TrendLife {
  /** The trend that goes on from it. */
  readonly mergedInto: string | null;
  readonly phaseOut: string | null;
  readonly phaseOutReason: string | null;
  /** Day it left the radars. */
  readonly endedAt: string | null;
  readonly endedReason: string | null;
  readonly names: readonly { readonly name: string; readonly until: string }[];
  readonly merged: readonly { readonly id: string; readonly name: string; readonly endedAt: string | null }[];
}
