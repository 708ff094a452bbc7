import { createHash } from 'node:crypto';
import {
  assignAngles,
  contentHash,
  type EditionInfo,
  ECOSYSTEM_IDS,
  type EcosystemId,
  explainPlacement,
  type Placement,
  placeRadar,
  type RadarDefinition,
  type SignalKind,
  type Trend,
} from '#libs/domain';
import { type Progress, silent } from '../progress.js';
import { byKindAndYear, type CountRow, type KindYear } from './counts.js';

export interface PublishPorts {
  readonly trends: { active(): Promise<Trend[]> };
  readonly evidence: {
    trendCounts(): Promise<(CountRow & { trendId: string })[]>;
    totals(): Promise<CountRow[]>;
    inputHashes(): Promise<Map<string, string>>;
    signalCount(): Promise<{ total: number; synthetic: boolean }>;
    angles(): Promise<{ ecosystem: string; trendId: string; segment: string; angle: number }[]>;
    saveAngles(angles: { ecosystem: string; trendId: string; segment: string; angle: number }[]): Promise<void>;
  };
  readonly editions: {
    latest(): Promise<EditionInfo | null>;
    radars(edition: number): Promise<(Placement & { name: string; origin: string })[]>;
    publish(edition: {
      asOf: string;
      methodVersion: string;
      parameters: unknown;
      inputHash: string;
      hash: string;
      signalCount: number;
      synthetic: boolean;
      placements: { placement: Placement; name: string; origin: string; explanation: unknown }[];
    }): Promise<{ edition: EditionInfo; published: boolean }>;
  };
}

/**
 * Places every trend on its radars and publishes the result as an edition. Works on counts, never on signals: the cost is that of
 * counting links (linear, index-only) plus trends x draws. The same evidence gives no second edition.
 */
export class PublishEdition {
  constructor(
    private readonly ports: PublishPorts,
    private readonly radar: RadarDefinition,
  ) {}

  /** @param asOf the day the edition speaks of, `YYYY-MM-DD` */
  async run(asOf: string, progress: Progress = silent): Promise<{ edition: EditionInfo; published: boolean }> {
    const [trends, countRows, totalRows, hashes, count, latest] = await Promise.all([
      this.ports.trends.active(),
      this.ports.evidence.trendCounts(),
      this.ports.evidence.totals(),
      this.ports.evidence.inputHashes(),
      this.ports.evidence.signalCount(),
      this.ports.editions.latest(),
    ]);
    const counts = countsByTrend(countRows);
    const totals = byKindAndYear(totalRows);
    const previous = latest && latest.synthetic === count.synthetic ? latest : null;
    const inputHash = hashOf({ radar: this.radar, totals, trends: trends.map(({ id, name, segment, ecosystem, alsoOn }) => [id, name, segment, ecosystem, alsoOn, counts.get(id) ?? {}, hashes.get(id) ?? null]) });
    if (previous?.inputHash === inputHash) return { edition: previous, published: false };

    const before = previous ? await this.ports.editions.radars(previous.number) : [];
    const angles = await this.angles(trends);
    const placements = ECOSYSTEM_IDS.flatMap((ecosystem, index) => {
      const placed = this.placeOne(ecosystem, asOf, trends, counts, totals, before, angles.get(ecosystem)!);
      progress('place', index + 1, ECOSYSTEM_IDS.length);
      return placed.map((item) => ({ ...item, explanation: { ...item.explanation, inputHash: hashes.get(item.placement.trendId) ?? null } }));
    });
    return this.ports.editions.publish({
      asOf,
      methodVersion: this.radar.placement.version,
      parameters: { radar: this.radar, totals, previous: previous?.number ?? null },
      inputHash,
      hash: hashOf(placements.map(({ placement, name, origin }) => [placement, name, origin])),
      signalCount: count.total,
      synthetic: count.synthetic,
      placements,
    });
  }

  private placeOne(
    ecosystem: EcosystemId,
    asOf: string,
    trends: readonly Trend[],
    counts: ReadonlyMap<string, KindYear>,
    totals: KindYear,
    before: readonly Placement[],
    angles: ReadonlyMap<string, number>,
  ) {
    const mine = trends.filter((trend) => standsOn(trend, ecosystem));
    const byId = new Map(mine.map((trend) => [trend.id, trend]));
    const previous = new Map(before.filter((placement) => placement.ecosystem === ecosystem).map((placement) => [placement.trendId, placement]));
    const input = {
      ecosystem,
      asOf,
      totals,
      previous,
      angles,
      trends: mine.map((trend) => ({ trendId: trend.id, segment: trend.segment, counts: counts.get(trend.id) ?? {} })),
    };
    return placeRadar(input, this.radar).map((placement) => {
      const trend = byId.get(placement.trendId)!;
      const explanation = explainPlacement(
        { name: trend.name, asOf, placement, counts: counts.get(trend.id) ?? {}, totals, previous: previous.get(trend.id) },
        this.radar,
      );
      return { placement, name: trend.name, origin: trend.origin, explanation };
    });
  }

  /** Angles by ecosystem and trend. Curated trends have theirs from the start, with or without evidence, so that no signal reshuffles a radar. */
  private async angles(trends: readonly Trend[]): Promise<Map<EcosystemId, Map<string, number>>> {
    const known = await this.ports.evidence.angles();
    const all = new Map(
      ECOSYSTEM_IDS.map((ecosystem) => {
        const existing = new Map(known.filter((row) => row.ecosystem === ecosystem).map((row) => [row.trendId, row.angle]));
        const newcomers = trends.filter((trend) => standsOn(trend, ecosystem)).map(({ id, segment, related }) => ({ trendId: id, segment, related }));
        return [ecosystem, assignAngles(existing, newcomers, this.radar.segments)] as const;
      }),
    );
    const segments = new Map(trends.map((trend) => [trend.id, trend.segment]));
    await this.ports.evidence.saveAngles(
      [...all].flatMap(([ecosystem, angles]) =>
        [...angles].flatMap(([trendId, angle]) => (segments.has(trendId) ? [{ ecosystem, trendId, segment: segments.get(trendId)!, angle }] : [])),
      ),
    );
    return all;
  }
}

const hashOf = (value: unknown): string => contentHash(value, (text) => createHash('sha256').update(text).digest('hex'));

const standsOn = (trend: Trend, ecosystem: EcosystemId): boolean => trend.ecosystem === ecosystem || trend.alsoOn.includes(ecosystem);

function countsByTrend(rows: readonly { trendId: string; kind: SignalKind; year: number; n: number }[]): Map<string, KindYear> {
  const grouped = new Map<string, CountRow[]>();
  for (const row of rows) {
    const list = grouped.get(row.trendId);
    if (list) list.push(row);
    else grouped.set(row.trendId, [row]);
  }
  return new Map([...grouped].map(([id, list]) => [id, byKindAndYear(list)]));
}

