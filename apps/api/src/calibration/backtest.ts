import {
  buildSeries,
  type Calibration,
  calibrationOf,
  ECOSYSTEM_IDS,
  momentumOf,
  type Placement,
  type ScoredForecast,
} from '#libs/domain';
import { type PastInput, radarAtYearEnd } from './past-radars.js';

export interface YearOfBacktest {
  readonly asOf: string;
  readonly calibration: Calibration;
}

export interface Backtest {
  /** What was said, against what was found so many years later. */
  readonly horizons: readonly {
    readonly years: number;
    readonly overall: Calibration;
    readonly byYear: readonly YearOfBacktest[];
  }[];
}

/** How many past years are played again. */
const YEARS = 10;
const HORIZONS = [1, 3, 5] as const;
/** Years after a forecast over which growth is measured: one year holds too few signals. */
const GROWTH_YEARS = 3;

type Radars = ReadonlyMap<string, Placement>;

/**
 * Plays the past again: radars as they would have been placed at the end of each year, against the radars one, three and five years later. It tests
 * the method on today's tagging of old signals, so the result is kinder than a true forecast. Growth is held against the growth of the years after
 * the forecast alone: what pushed it up by chance before does not count again. Cost: years x placements x draws; gives way between radars.
 */
export async function backtest(input: PastInput): Promise<Backtest> {
  const last = Number(input.asOf.slice(0, 4)) - 1;
  const radars = new Map<number, Radars>();
  for (let year = last - YEARS; year <= last; year += 1) {
    const placed = new Map<string, Placement>();
    for (const ecosystem of ECOSYSTEM_IDS) {
      for (const placement of radarAtYearEnd(ecosystem, year, input))
        placed.set(`${ecosystem}/${placement.trendId}`, placement);
      await new Promise((resolve) => setImmediate(resolve));
    }
    radars.set(year, placed);
  }
  return {
    horizons: HORIZONS.map((horizon) => {
      const years = [...radars.keys()].filter((year) => year + horizon <= last);
      const scored = years.map((year) => ({ year, forecasts: score(year, horizon, radars, input, last) }));
      return {
        years: horizon,
        overall: calibrationOf(scored.flatMap(({ forecasts }) => forecasts)),
        byYear: scored.map(({ year, forecasts }) => ({
          asOf: `${year}-12-31`,
          calibration: calibrationOf(forecasts),
        })),
      };
    }),
  };
}

function score(
  year: number,
  horizon: number,
  radars: ReadonlyMap<number, Radars>,
  input: PastInput,
  last: number,
): ScoredForecast[] {
  const later = radars.get(year + horizon)!;
  return [...radars.get(year)!].flatMap(([key, said]) => {
    const came = later.get(key);
    return came ? [scored(said, came, year + GROWTH_YEARS <= last ? growthAfter(year, key, input) : null)] : [];
  });
}

/** What was said, with what came of it. */
export const scored = (said: Placement, came: Placement, growth: number | null): ScoredForecast => ({
  ring: said.ring,
  ringProbability: said.ringProbability,
  interval: said.interval,
  momentum: said.momentum,
  outcome: { ring: came.ring, radius: came.radius, growth },
});

/** Yearly growth of the trend's share in the years after `year`; null where it cannot be measured. */
function growthAfter(year: number, key: string, input: PastInput): number | null {
  const series = buildSeries(input.counts.get(key) ?? {}, input.totals, `${year + GROWTH_YEARS}-12-31`, {});
  const { growth, low, high } = momentumOf(series, GROWTH_YEARS, {}, input.radar.placement.intervalLevel);
  // All of it in the last year (growth without bound) or in the first (the other way round): the sign is known, the size is not.
  if (growth === null && low !== null) return Infinity;
  return growth === null && high !== null ? -1 : growth;
}
