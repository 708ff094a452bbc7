/**
 * Growth curves of cumulative evidence, fitted to yearly counts by Poisson maximum likelihood with the yearly total of the
 * source as offset: E[c_t] = o_t · K · (F(t + 1) - F(t)), o_t = total_t / mean total. Counts of a year are independent,
 * cumulated counts are not: so the increments are fitted, not the sums.
 */
import type { SeriesPoint } from '../series/series.js';
import { logGamma } from '../statistics/gamma.js';
import { nelderMead } from '../statistics/nelder-mead.js';
import { fitGrowth } from './momentum.js';

export type CurveFamily = 'logistic' | 'gompertz' | 'exponential';

export interface CurveFit {
  readonly family: CurveFamily;
  /** Saturation K: signals in all, had the source always been of its mean size. Null for the exponential, which has none. */
  readonly saturation: number | null;
  /** Growth rate per year: r of the logistic, k of the Gompertz curve, b of the exponential. */
  readonly rate: number;
  /** Decimal year of the inflection: F = 0.5 of the logistic, F = 1/e of the Gompertz curve. Null for the exponential. */
  readonly inflection: number | null;
  /** Expected counts, year by year. */
  readonly expected: readonly number[];
  readonly logLikelihood: number;
  /** Corrected Akaike criterion, -2 l + 2k + 2k(k+1)/(n-k-1); Infinity when there are too few years for k parameters. */
  readonly aicc: number;
}

/** Share of the life cycle that is over at time t. Logistic 1/(1+e^(-r(t-t0))); Gompertz exp(-e^(-k(t-t0))). */
export const shareOver = (family: 'logistic' | 'gompertz', rate: number, inflection: number, t: number): number =>
  family === 'logistic' ? 1 / (1 + Math.exp(-rate * (t - inflection))) : Math.exp(-Math.exp(-rate * (t - inflection)));

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

function offsets(points: readonly SeriesPoint[]): number[] {
  const mean = sum(points.map((p) => p.total)) / points.length;
  return points.map((p) => p.total / mean);
}

function logLikelihood(points: readonly SeriesPoint[], expected: readonly number[]): number {
  return points.reduce((total, p, i) => {
    const mu = expected[i] ?? 0;
    const own = p.count > 0 ? p.count * Math.log(mu) : 0;
    return total + own - mu - logGamma(p.count + 1);
  }, 0);
}

function finished(
  points: readonly SeriesPoint[],
  family: CurveFamily,
  parameters: { saturation: number | null; rate: number; inflection: number | null },
  expected: readonly number[],
): CurveFit {
  const [n, k] = [points.length, family === 'exponential' ? 2 : 3];
  const log = logLikelihood(points, expected);
  const correction = n - k - 1 > 0 ? (2 * k * (k + 1)) / (n - k - 1) : Infinity;
  return { family, ...parameters, expected, logLikelihood: log, aicc: -2 * log + 2 * k + correction };
}

/** Where a search for rate and inflection begins; without it a grid over all plausible values is tried first. */
export interface CurveStart {
  readonly rate: number;
  readonly inflection: number;
}

/**
 * Fits a logistic or Gompertz curve; K is solved in closed form for every rate and inflection.
 * @param points complete years, not empty, with some evidence
 */
export function fitSigmoid(
  points: readonly SeriesPoint[],
  family: 'logistic' | 'gompertz',
  start?: CurveStart,
): CurveFit {
  const o = offsets(points);
  const evidence = sum(points.map((p) => p.count));
  const increments = (rate: number, inflection: number): number[] =>
    points.map(
      (p, i) =>
        (o[i] ?? 0) * (shareOver(family, rate, inflection, p.year + 1) - shareOver(family, rate, inflection, p.year)),
    );
  const cost = ([logRate = 0, inflection = 0]: readonly number[]): number => {
    // Outside these bounds a curve is a step within a month or flat over a century: nothing yearly counts can tell.
    if (logRate < Math.log(0.02) || logRate > Math.log(4)) return Infinity;
    const raw = increments(Math.exp(logRate), inflection);
    const total = sum(raw);
    if (!(total > 0)) return Infinity;
    let log = 0;
    for (let i = 0; i < points.length; i += 1) {
      const count = points[i]?.count ?? 0;
      if (count > 0) log += count * Math.log((raw[i] ?? 0) / total);
    }
    return Number.isFinite(log) ? -log : Infinity;
  };
  const from = start ? [Math.log(start.rate), start.inflection] : bestOfGrid(points, cost);
  const { at } = nelderMead(cost, from, [0.3, 1.5], 1e-11, 400);
  const rate = Math.exp(at[0] ?? 0);
  const inflection = at[1] ?? 0;
  const raw = increments(rate, inflection);
  const saturation = evidence / sum(raw);
  return finished(
    points,
    family,
    { saturation, rate, inflection },
    raw.map((r) => r * saturation),
  );
}

function bestOfGrid(points: readonly SeriesPoint[], cost: (x: readonly number[]) => number): number[] {
  const [first, last] = [points[0]?.year ?? 0, points.at(-1)?.year ?? 0];
  let best = { at: [Math.log(0.3), (first + last) / 2], value: Infinity };
  for (const rate of [0.05, 0.1, 0.18, 0.3, 0.5, 0.8, 1.3]) {
    for (let inflection = first - 8; inflection <= last + 24; inflection += 2) {
      const at = [Math.log(rate), inflection];
      const value = cost(at);
      if (value < best.value) best = { at, value };
    }
  }
  return best.at;
}

/** Fits E[c_t] = o_t · A · e^(b t). Null when all evidence lies in the first or the last year. */
export function fitExponential(points: readonly SeriesPoint[]): CurveFit | null {
  const growth = fitGrowth([points]);
  if (!growth || growth.error === null) return null;
  const o = offsets(points);
  const last = points.at(-1)?.year ?? 0;
  const raw = points.map((p, i) => (o[i] ?? 0) * Math.exp(growth.slope * (p.year - last)));
  const level = sum(points.map((p) => p.count)) / sum(raw);
  const expected = raw.map((r) => r * level);
  return finished(points, 'exponential', { saturation: null, rate: growth.slope, inflection: null }, expected);
}
