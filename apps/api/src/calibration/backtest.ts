import {
  calibrationOf,
  type Calibration,
  ECOSYSTEM_IDS,
  type KindYearCounts,
  type Placement,
  placeRadar,
  type RadarDefinition,
  type ScoredForecast,
  SIGNAL_KINDS,
} from '#libs/domain';

export interface BacktestInput {
  readonly radar: RadarDefinition;
  readonly totals: KindYearCounts;
  /** Evidence by `ecosystem/trendId`. */
  readonly counts: ReadonlyMap<string, KindYearCounts>;
  readonly placements: readonly Placement[];
  /** Day up to which years are over. */
  readonly asOf: string;
}

export interface Backtest {
  readonly overall: Calibration;
  readonly years: readonly { readonly asOf: string; readonly calibration: Calibration }[];
}

/** How many past years are played again. */
const YEARS = 10;

/**
 * Plays the past again: radars as they would have been placed at the end of each year, from the evidence dated up to then, against what the radars
 * a year later show. It tests the method on today's tagging of old signals; what was published late counts as if it had come in time, so the
 * result is kinder than a true forecast. Cost: years x placements x draws.
 */
export function backtest(input: BacktestInput): Backtest {
  const last = Number(input.asOf.slice(0, 4)) - 1;
  const years = Array.from({ length: YEARS }, (_, index) => last - YEARS + index);
  const radars = new Map([...years, last].map((year) => [year, radarsAt(year, input)]));
  const forecasts = years.map((year) => ({ asOf: `${year}-12-31`, scored: score(year, radars, input) }));
  return {
    overall: calibrationOf(forecasts.flatMap((forecast) => forecast.scored)),
    years: forecasts.map(({ asOf, scored }) => ({ asOf, calibration: calibrationOf(scored) })),
  };
}

function radarsAt(year: number, input: BacktestInput): Map<string, Placement> {
  const totals = until(year, input.totals);
  return new Map(
    ECOSYSTEM_IDS.flatMap((ecosystem) => {
      const mine = input.placements.filter((placement) => placement.ecosystem === ecosystem);
      const placed = placeRadar(
        {
          ecosystem,
          asOf: `${year}-12-31`,
          totals,
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
      return placed.map((placement) => [`${ecosystem}/${placement.trendId}`, placement] as const);
    }),
  );
}

function score(
  year: number,
  radars: ReadonlyMap<number, ReadonlyMap<string, Placement>>,
  input: BacktestInput,
): ScoredForecast[] {
  const later = radars.get(year + 1)!;
  return [...radars.get(year)!].flatMap(([key, said]) => {
    const came = later.get(key);
    if (!came) return [];
    const { ring, ringProbability, interval, momentum } = said;
    return [
      {
        ring,
        ringProbability,
        interval,
        momentum,
        outcome: {
          ring: came.ring,
          radius: came.radius,
          growth: growth(year, input.counts.get(key) ?? {}, input.totals),
        },
      },
    ];
  });
}

/**
 * Growth of the trend's share from one year to the next: what came, over what would have come had the share of each kind stayed as it was in the
 * three years before (one year is too few signals). Null when nothing was there to grow.
 */
function growth(year: number, counts: KindYearCounts, totals: KindYearCounts): number | null {
  const base = [year - 2, year - 1, year];
  let expected = 0;
  let came = 0;
  for (const kind of SIGNAL_KINDS) {
    const sum = (table: KindYearCounts) => base.reduce((n, at) => n + (table[kind]?.[at] ?? 0), 0);
    if (sum(totals) === 0) continue;
    expected += (sum(counts) / sum(totals)) * (totals[kind]?.[year + 1] ?? 0);
    came += counts[kind]?.[year + 1] ?? 0;
  }
  return expected > 0 ? came / expected - 1 : null;
}

const until = (year: number, table: KindYearCounts): KindYearCounts =>
  Object.fromEntries(
    Object.entries(table).map(([kind, byYear]) => [
      kind,
      Object.fromEntries(Object.entries(byYear).filter(([at]) => Number(at) <= year)),
    ]),
  );
