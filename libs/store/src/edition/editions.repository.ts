import {
  type EditionInfo,
  type KindYearCounts,
  notFound,
  type Placement,
  type RadarDefinition,
  type TrendInputs,
} from '#libs/domain';
import type { DataSource, EntityManager } from 'typeorm';
import { EditionEntity } from './edition.entity.js';

/** A placement with what the edition freezes beside it: the name it had, and why it sits where it sits. */
export interface PublishedPlacement {
  readonly placement: Placement;
  readonly name: string;
  readonly origin: string;
  readonly explanation: unknown;
  /** `phasing-out`: editors let it go; it stands on the radar, marked, until it ends. */
  readonly phase: Phase;
}

export type Phase = 'active' | 'phasing-out';

export interface NewEdition extends Omit<EditionInfo, 'number' | 'publishedAt'> {
  readonly parameters: unknown;
  readonly placements: readonly PublishedPlacement[];
}

export type PlacedTrend = Placement & { name: string; origin: string; phase: Phase };

export interface EditionParameters {
  readonly radar: RadarDefinition;
  readonly totals: KindYearCounts;
  /** Hash of the catalogue entry by trend id. */
  readonly taxonomy: Readonly<Record<string, string>>;
  readonly previous: number | null;
}

/** Editions: written once, never changed (a trigger of the database refuses it). */
export class Editions {
  constructor(private readonly db: DataSource) {}

  async latest(): Promise<EditionInfo | null> {
    const [edition] = await this.db.getRepository(EditionEntity).find({ order: { number: 'DESC' }, take: 1 });
    return edition ? present(edition) : null;
  }

  async get(number: number): Promise<EditionInfo> {
    const edition = await this.db.getRepository(EditionEntity).findOneBy({ number });
    if (!edition) throw notFound('edition', String(number), 'GET /api/v1/editions lists them.');
    return present(edition);
  }

  /** The edition that was the latest on a day: the last one that speaks of that day or one before it. */
  async asOf(day: string): Promise<EditionInfo | null> {
    const edition = await this.db
      .getRepository(EditionEntity)
      .createQueryBuilder('e')
      .where('e.as_of <= :day', { day })
      .orderBy('e.as_of', 'DESC')
      .addOrderBy('e.number', 'DESC')
      .limit(1)
      .getOne();
    return edition ? present(edition) : null;
  }

  /** What an edition was made of: method, totals, hashes of the catalogue, number of the edition before it. */
  async parameters(number: number): Promise<EditionParameters> {
    const [row] = await this.db.query(`select parameters from edition where number = $1`, [number]);
    if (!row) throw notFound('edition', String(number), 'GET /api/v1/editions lists them.');
    return row.parameters;
  }

  /** Evidence counts behind every placement of an edition, by `ecosystem/trendId`. */
  async counts(number: number): Promise<Map<string, KindYearCounts>> {
    const rows: { key: string; counts: KindYearCounts }[] = await this.db.query(
      `select ecosystem || '/' || trend_id as key, explanation->'inputs'->'counts' as counts from placement where edition = $1`,
      [number],
    );
    return new Map(rows.map((row) => [row.key, row.counts]));
  }

  /** Newest first, older than number `before`. */
  async list(limit: number, before?: number): Promise<EditionInfo[]> {
    const rows = await this.db
      .getRepository(EditionEntity)
      .createQueryBuilder('e')
      .where(before === undefined ? 'true' : 'e.number < :before', { before })
      .orderBy('e.number', 'DESC')
      .limit(limit)
      .getMany();
    return rows.map(present);
  }

  /** Publishes in one transaction. When the latest edition rests on the same evidence, that one is returned and nothing is written. */
  async publish(edition: NewEdition): Promise<{ edition: EditionInfo; published: boolean }> {
    return this.db.transaction(async (tx) => {
      await tx.query(`lock table edition in share row exclusive mode`);
      const [latest] = await tx.getRepository(EditionEntity).find({ order: { number: 'DESC' }, take: 1 });
      if (latest && latest.synthetic === edition.synthetic && latest.evidenceHash === edition.evidenceHash)
        return { edition: present(latest), published: false };
      const { placements, ...head } = edition;
      const inserted = await tx.getRepository(EditionEntity).insert(head as never);
      const number = inserted.identifiers[0]!['number'] as number;
      await tx.query(
        `insert into placement (edition, ecosystem, trend_id, name, segment, origin, radius, ring, phase, placement, explanation)
         select $1, ecosystem, trend_id, name, segment, origin, radius, ring, phase, placement, explanation
         from json_to_recordset($2) as r(ecosystem text, trend_id text, name text, segment text, origin text, radius float8, ring text, phase text, placement jsonb, explanation jsonb)`,
        [
          number,
          JSON.stringify(
            placements.map((p) => ({
              ecosystem: p.placement.ecosystem,
              trend_id: p.placement.trendId,
              name: p.name,
              segment: p.placement.segment,
              origin: p.origin,
              radius: p.placement.radius,
              ring: p.placement.ring,
              phase: p.phase,
              placement: p.placement,
              explanation: p.explanation,
            })),
          ),
        ],
      );
      await keepListings(tx, number);
      return { edition: present(await tx.getRepository(EditionEntity).findOneByOrFail({ number })), published: true };
    });
  }

  /** Placements of one radar, by angle. */
  async radar(edition: number, ecosystem: string): Promise<PlacedTrend[]> {
    return placed(
      await this.db.query(
        `${PLACED} where edition = $1 and ecosystem = $2 order by (placement->>'angle')::float8, trend_id`,
        [edition, ecosystem],
      ),
    );
  }

  /** Every radar of an edition in one query. */
  async radars(edition: number): Promise<PlacedTrend[]> {
    return placed(
      await this.db.query(`${PLACED} where edition = $1 order by ecosystem, (placement->>'angle')::float8, trend_id`, [
        edition,
      ]),
    );
  }

  /** The placements of an edition as they were written, with nothing beside them: what its hash is taken of. */
  async kept(edition: number): Promise<Placement[]> {
    const rows: { placement: Placement }[] = await this.db.query(
      `select placement from placement where edition = $1 order by ecosystem, trend_id`,
      [edition],
    );
    return rows.map(({ placement }) => placement);
  }

  /** The signals behind a trend as an edition has them; null for editions from before they were kept. */
  async inputsOf(edition: number, trendId: string): Promise<TrendInputs | null> {
    const [row] = await this.db.query(
      `select signals, clearest from edition_evidence where edition <= $1 and trend_id = $2 order by edition desc limit 1`,
      [edition, trendId],
    );
    return row ?? null;
  }

  async explanation(
    edition: number,
    ecosystem: string,
    trendId: string,
  ): Promise<{ placement: Placement; name: string; explanation: unknown } | null> {
    const [row] = await this.db.query(
      `select name, placement, explanation from placement where edition = $1 and ecosystem = $2 and trend_id = $3`,
      [edition, ecosystem, trendId],
    );
    return row ?? null;
  }

  /** Explanations of a whole radar by trend id. */
  async explanations(edition: number, ecosystem: string): Promise<Map<string, unknown>> {
    const rows: { id: string; explanation: unknown }[] = await this.db.query(
      `select trend_id as id, explanation from placement where edition = $1 and ecosystem = $2 order by trend_id`,
      [edition, ecosystem],
    );
    return new Map(rows.map((row) => [row.id, row.explanation]));
  }

  /**
   * Where a trend stood, day by day, oldest first: of several editions of one day the last. And where those stood that were merged into it, under their
   * own ids.
   */
  async history(
    trendId: string,
  ): Promise<
    { edition: number; asOf: string; ecosystem: string; trendId: string; name: string; radius: number; ring: string }[]
  > {
    return this.db.query(
      `select distinct on (e.as_of, p.ecosystem, p.trend_id) p.edition, to_char(e.as_of, 'YYYY-MM-DD') as "asOf", p.ecosystem, p.trend_id as "trendId", p.name, p.radius, p.ring
       from placement p join edition e on e.number = p.edition
       where p.trend_id = $1 or p.trend_id = any(array(select id from trend where merged_into = $1)) order by e.as_of, p.ecosystem, p.trend_id, p.edition desc`,
      [trendId],
    );
  }
}

/** Listings that no edition keeps are kept with this one; one that became empty is written too, so that the one before it ends. */
async function keepListings(tx: EntityManager, edition: number): Promise<void> {
  await tx.query(
    `insert into edition_evidence (edition, trend_id, signals, clearest)
     select $1, trend_id, signals, clearest from trend_listing l
     where edition is null and (signals <> '[]' or exists (select 1 from edition_evidence e where e.trend_id = l.trend_id))`,
    [edition],
  );
  await tx.query(`update trend_listing set edition = $1 where edition is null`, [edition]);
}

const PLACED = `select name, origin, phase, placement from placement`;

const placed = (rows: { name: string; origin: string; phase: Phase; placement: Placement }[]): PlacedTrend[] =>
  rows.map(({ placement, ...beside }) => ({ ...placement, ...beside }));

const present = (edition: EditionEntity): EditionInfo => ({
  number: edition.number,
  publishedAt: edition.publishedAt.toISOString(),
  asOf: edition.asOf,
  methodVersion: edition.methodVersion,
  evidenceHash: edition.evidenceHash,
  inputHash: edition.inputHash,
  hash: edition.hash,
  signalCount: edition.signalCount,
  synthetic: edition.synthetic,
});
