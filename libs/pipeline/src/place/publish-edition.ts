import { createHash } from 'node:crypto';
import {
  assignAngles,
  contentHash,
  editionHash,
  type EditionInfo,
  editionInputHash,
  ECOSYSTEM_IDS,
  type EcosystemId,
  explainPlacement,
  isRoutineEditionDue,
  onePublisherOf,
  type Placement,
  placeRadar,
  tablesOf,
  type RadarDefinition,
  type SignalKind,
  tellingWords,
  type Trend,
  type TrendListing,
} from '#libs/domain';
import { type Progress, silent } from '../progress.js';
import { byKindAndYear, type CountRow, type KindYear } from './counts.js';

export interface PublishPorts {
  readonly trends: { active(): Promise<Trend[]> };
  readonly evidence: {
    /** Brings the counts up to date. */
    settle(): Promise<void>;
    trendCounts(): Promise<(CountRow & { trendId: string })[]>;
    totals(): Promise<CountRow[]>;
    inputHashes(): Promise<Map<string, string>>;
    listings(): Promise<TrendListing[]>;
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
      evidenceHash: string;
      inputHash: string;
      hash: string;
      signalCount: number;
      synthetic: boolean;
      placements: {
        placement: Placement;
        name: string;
        origin: string;
        phase: 'active' | 'phasing-out';
        explanation: unknown;
      }[];
    }): Promise<{ edition: EditionInfo; published: boolean }>;
  };
}

/**
 * Places every trend on its radars and publishes the result as an edition. Works on counts and listings that are kept, not on signals: the cost is
 * that of trends x draws, whatever the size of the store, and of the signals listed of trends that changed. The same evidence gives no second edition.
 */
export class PublishEdition {
  constructor(
    private readonly ports: PublishPorts,
    private readonly radar: RadarDefinition,
  ) {}

  /**
   * @param asOf the day the edition speaks of, `YYYY-MM-DD`
   * @param routine given where nobody waits for the edition: so many days lie between two
   */
  async run(
    asOf: string,
    progress: Progress = silent,
    routine?: { readonly everyDays: number },
  ): Promise<{ edition: EditionInfo; published: boolean }> {
    await this.ports.evidence.settle();
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
    if (previous && routine && !isRoutineEditionDue(previous, { asOf, signals: count.total }, routine.everyDays))
      return { edition: previous, published: false };
    const taxonomy = Object.fromEntries(trends.map((trend) => [trend.id, hashOf(catalogueEntry(trend))]));
    const evidenceHash = hashOf({
      radar: this.radar,
      totals,
      taxonomy,
      trends: trends.map(({ id }) => [id, counts.get(id) ?? {}, hashes.get(id) ?? null]),
    });
    if (previous?.evidenceHash === evidenceHash) return { edition: previous, published: false };

    const listings = new Map((await this.ports.evidence.listings()).map((listing) => [listing.trendId, listing]));
    const before = previous ? await this.ports.editions.radars(previous.number) : [];
    const angles = await this.angles(trends);
    const inputs = {
      asOf,
      definition: this.radar,
      totals,
      radars: ECOSYSTEM_IDS.map((ecosystem) => radarInput(ecosystem, trends, counts, before, angles.get(ecosystem)!)),
    };
    const tables = tablesOf(totals, asOf, this.radar.placement);
    const byId = new Map(trends.map((trend) => [trend.id, trend]));
    const placements = inputs.radars.flatMap((radar, index) => {
      const placed = placeRadar({ ...radar, asOf, totals }, this.radar);
      progress('place', index + 1, ECOSYSTEM_IDS.length);
      return placed.map((placement) => {
        const { name, origin, phaseOut } = byId.get(placement.trendId)!;
        const explanation = explainPlacement(
          {
            name,
            asOf,
            placement,
            counts: counts.get(placement.trendId) ?? {},
            totals,
            tables,
            previous: radar.previous.get(placement.trendId),
            words: tellingWords(listings.get(placement.trendId)?.clearest ?? []),
            onePublisher: onePublisherOf(listings.get(placement.trendId)?.publishers ?? []),
          },
          this.radar,
        );
        return {
          placement,
          name,
          origin,
          phase: phaseOut ? ('phasing-out' as const) : ('active' as const),
          explanation: { ...explanation, signalsHash: hashes.get(placement.trendId) ?? null },
        };
      });
    });
    return this.ports.editions.publish({
      asOf,
      methodVersion: this.radar.placement.version,
      parameters: { radar: this.radar, totals, taxonomy, previous: previous?.number ?? null },
      evidenceHash,
      inputHash: editionInputHash(inputs, sha256),
      hash: editionHash(
        placements.map(({ placement }) => placement),
        sha256,
      ),
      signalCount: count.total,
      synthetic: count.synthetic,
      placements,
    });
  }

  /** Angles by ecosystem and trend. Curated trends have theirs from the start, with or without evidence, so that no signal reshuffles a radar. */
  private async angles(trends: readonly Trend[]): Promise<Map<EcosystemId, Map<string, number>>> {
    const known = await this.ports.evidence.angles();
    const all = new Map(
      ECOSYSTEM_IDS.map((ecosystem) => {
        const existing = new Map(
          known.filter((row) => row.ecosystem === ecosystem).map((row) => [row.trendId, row.angle]),
        );
        const newcomers = trends
          .filter((trend) => standsOn(trend, ecosystem))
          .map(({ id, segment, related }) => ({ trendId: id, segment, related }));
        return [ecosystem, assignAngles(existing, newcomers, this.radar.segments)] as const;
      }),
    );
    const segments = new Map(trends.map((trend) => [trend.id, trend.segment]));
    await this.ports.evidence.saveAngles(
      [...all].flatMap(([ecosystem, angles]) =>
        [...angles].flatMap(([trendId, angle]) =>
          segments.has(trendId) ? [{ ecosystem, trendId, segment: segments.get(trendId)!, angle }] : [],
        ),
      ),
    );
    return all;
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hashOf = (value: unknown): string => contentHash(value, sha256);

/** What of a trend decides its place beside the evidence: a change of it is a change of taxonomy. */
const catalogueEntry = ({ name, segment, ecosystem, alsoOn, phrases, codes, related, phaseOut }: Trend) => ({
  name,
  segment,
  ecosystem,
  alsoOn,
  phrases,
  codes,
  related,
  ...(phaseOut && { phaseOut }),
});

/** What one radar is placed from. */
function radarInput(
  ecosystem: EcosystemId,
  trends: readonly Trend[],
  counts: ReadonlyMap<string, KindYear>,
  before: readonly Placement[],
  angles: ReadonlyMap<string, number>,
) {
  const mine = trends.filter((trend) => standsOn(trend, ecosystem));
  const ids = new Set(mine.map((trend) => trend.id));
  return {
    ecosystem,
    trends: mine.map((trend) => ({ trendId: trend.id, segment: trend.segment, counts: counts.get(trend.id) ?? {} })),
    previous: new Map(
      before
        .filter((placement) => placement.ecosystem === ecosystem)
        .map(({ trendId, radius, ring }) => [trendId, { radius, ring }]),
    ),
    angles: new Map([...angles].filter(([id]) => ids.has(id))),
  };
}

const standsOn = (trend: Trend, ecosystem: EcosystemId): boolean =>
  trend.ecosystem === ecosystem || trend.alsoOn.includes(ecosystem);

function countsByTrend(
  rows: readonly { trendId: string; kind: SignalKind; year: number; n: number }[],
): Map<string, KindYear> {
  const grouped = new Map<string, CountRow[]>();
  for (const row of rows) {
    const list = grouped.get(row.trendId);
    if (list) list.push(row);
    else grouped.set(row.trendId, [row]);
  }
  return new Map([...grouped].map(([id, list]) => [id, byKindAndYear(list)]));
}
