import { type EcosystemId, type KindYearCounts, type Placement, placeRadar, type RadarDefinition } from '#libs/domain';

/** What an edition rests on, from which the radars of earlier years can be placed. */
export interface PastInput {
  readonly radar: RadarDefinition;
  readonly totals: KindYearCounts;
  /** Evidence by `ecosystem/trendId`. */
  readonly counts: ReadonlyMap<string, KindYearCounts>;
  readonly placements: readonly Placement[];
  /** Day up to which years are over. */
  readonly asOf: string;
}

/**
 * The radar as it would have been placed at the end of a year, from the evidence dated up to then. Trends and tags are those of today, and what
 * was published late counts as if it had come in time.
 */
export function radarAtYearEnd(ecosystem: EcosystemId, year: number, input: PastInput): Placement[] {
  const mine = input.placements.filter((placement) => placement.ecosystem === ecosystem);
  return placeRadar(
    {
      ecosystem,
      asOf: `${year}-12-31`,
      totals: until(year, input.totals),
      trends: mine.map(({ trendId, segment }) => ({
        trendId,
        segment,
        counts: until(year, input.counts.get(`${ecosystem}/${trendId}`) ?? {}),
      })),
      previous: new Map(),
      angles: new Map(mine.map(({ trendId, angle }) => [trendId, angle])),
    },
    input.radar,
  );
}

const until = (year: number, table: KindYearCounts): KindYearCounts =>
  Object.fromEntries(
    Object.entries(table).map(([kind, byYear]) => [
      kind,
      Object.fromEntries(Object.entries(byYear).filter(([at]) => Number(at) <= year)),
    ]),
  );
