/**
 * How often what an edition said came true. A forecast is frozen when the edition is published and scored when its day has
 * come; the page shows the result whatever it is.
 */
import type { Interval, Placement } from '../radar/radar.js';
import { proportion, type Proportion } from '../statistics/proportion.js';

/** What an edition said of a trend, and what a later edition found. */
export interface ScoredForecast {
  readonly ring: string;
  readonly ringProbability: Readonly<Record<string, number>>;
  readonly interval: Interval;
  readonly momentum: Placement['momentum'];
  readonly outcome: {
    readonly ring: string;
    readonly radius: number;
    /** Growth measured over the time in between; null when it could not be measured. */
    readonly growth: number | null;
  };
}

export interface Calibration {
  readonly n: number;
  /** Ring as forecast. */
  readonly ringHit: Proportion;
  /** Outcome inside the interval; to be held against the level of the interval. */
  readonly coverage: Proportion;
  /** Sign of growth as forecast, among forecasts whose growth interval excludes 0 and whose growth was measured. */
  readonly growthSign: Proportion;
  /** Mean multi-class Brier score Σ (p - o)², 0 (perfect) .. 2; null of nothing (Brier, 1950). */
  readonly brier: number | null;
  /** 1 - brier / brier of forecasting the outcome shares each time; above 0 = better than that. Null when all outcomes are alike. */
  readonly skill: number | null;
  readonly reliability: readonly ReliabilityBin[];
}

/** Forecast probability of a ring against how often the ring came. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  /** Mean forecast probability in the bin; null when empty. */
  readonly forecast: number | null;
  readonly came: Proportion;
}

export function calibrationOf(forecasts: readonly ScoredForecast[]): Calibration {
  const n = forecasts.length;
  const count = (holds: (f: ScoredForecast) => boolean): number => forecasts.filter(holds).length;
  const signed = forecasts.filter((f) => f.outcome.growth !== null && signOf(f) !== 0);
  return {
    n,
    ringHit: proportion(
      count((f) => f.ring === f.outcome.ring),
      n,
    ),
    coverage: proportion(count(isCovered), n),
    growthSign: proportion(signed.filter((f) => Math.sign(f.outcome.growth ?? 0) === signOf(f)).length, signed.length),
    brier: brierScore(forecasts.map((f) => ({ probability: f.ringProbability, outcome: f.outcome.ring }))),
    skill: skillOf(forecasts),
    reliability: reliabilityOf(forecasts),
  };
}

const isCovered = ({ interval, outcome }: ScoredForecast): boolean =>
  outcome.radius >= interval.low && outcome.radius <= interval.high;

/** 1 or -1 when the whole growth interval lies on one side of 0, else 0. An open end counts as endless. */
function signOf({ momentum: { growth, low, high } }: ScoredForecast): -1 | 0 | 1 {
  if (growth === null && low === null && high === null) return 0;
  if ((low ?? -Infinity) > 0) return 1;
  return (high ?? Infinity) < 0 ? -1 : 0;
}

/** Mean of Σ over classes (p - o)²; null of nothing. A class that the forecast does not name has probability 0. */
export function brierScore(
  forecasts: readonly { readonly probability: Readonly<Record<string, number>>; readonly outcome: string }[],
): number | null {
  if (forecasts.length === 0) return null;
  const sum = forecasts.reduce((total, { probability, outcome }) => {
    const classes = new Set([...Object.keys(probability), outcome]);
    return total + [...classes].reduce((s, c) => s + ((probability[c] ?? 0) - (c === outcome ? 1 : 0)) ** 2, 0);
  }, 0);
  return sum / forecasts.length;
}

function skillOf(forecasts: readonly ScoredForecast[]): number | null {
  const outcomes = forecasts.map((f) => f.outcome.ring);
  const climate: Record<string, number> = {};
  for (const ring of outcomes) climate[ring] = (climate[ring] ?? 0) + 1 / outcomes.length;
  const reference = brierScore(outcomes.map((outcome) => ({ probability: climate, outcome })));
  const own = brierScore(forecasts.map((f) => ({ probability: f.ringProbability, outcome: f.outcome.ring })));
  return reference !== null && own !== null && reference > 1e-12 ? 1 - own / reference : null;
}

function reliabilityOf(forecasts: readonly ScoredForecast[]): ReliabilityBin[] {
  const pairs = forecasts.flatMap((f) =>
    Object.entries(f.ringProbability).map(([ring, p]) => ({ p, came: f.outcome.ring === ring })),
  );
  return Array.from({ length: 5 }, (_, i) => {
    const [from, to] = [i / 5, (i + 1) / 5];
    const inside = pairs.filter(({ p }) => p >= from && (p < to || (i === 4 && p <= 1)));
    const forecast = inside.length > 0 ? inside.reduce((sum, { p }) => sum + p, 0) / inside.length : null;
    return { from, to, forecast, came: proportion(inside.filter((x) => x.came).length, inside.length) };
  });
}
