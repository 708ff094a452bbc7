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
}
