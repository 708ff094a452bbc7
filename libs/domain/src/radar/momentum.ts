import { lastCompleteYear, type EvidenceSeries, type IncompleteYears, type SeriesPoint } from '../series/series.js';
import { normalQuantile } from '../statistics/normal.js';
import type { Momentum } from './radar.js';

/** Common growth of several series, each with its own level. */
export interface GrowthFit {
  /** Log growth per year of the share of all evidence; growth = e^slope - 1. Infinite when all is in the last (first) year. */
  readonly slope: number;
  /** Standard error of the slope, widened by the root of the dispersion; null for an infinite slope. */
  readonly error: number | null;
  /** Pearson chi-square over degrees of freedom, at least 1. */
  readonly dispersion: number;
}

/** Weighted mean and variance of the year under shares proportional to total · e^(slope · year). */
function moments(points: readonly SeriesPoint[], slope: number): { mean: number; variance: number; logSum: number } {
  const logs = points.map((p) => Math.log(p.total) + slope * p.year);
  const top = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - top));
  const sum = weights.reduce((a, b) => a + b, 0);
  const mean = points.reduce((a, p, i) => a + ((weights[i] ?? 0) / sum) * p.year, 0);
  const variance = points.reduce((a, p, i) => a + ((weights[i] ?? 0) / sum) * (p.year - mean) ** 2, 0);
  return { mean, variance, logSum: top + Math.log(sum) };
}

const evidenceOf = (points: readonly SeriesPoint[]): number => points.reduce((sum, p) => sum + p.count, 0);

/** Conditional log-likelihood of the slope, without its constant. */
function logLikelihood(groups: readonly (readonly SeriesPoint[])[], slope: number): number {
  return groups.reduce((sum, points) => {
    const own = points.reduce((a, p) => (p.count > 0 ? a + p.count * (Math.log(p.total) + slope * p.year) : a), 0);
    return sum + own - evidenceOf(points) * moments(points, slope).logSum;
  }, 0);
}

/**
 * Log-linear Poisson growth, ln E[c_t] = ln T_t + a_group + slope · t, by maximum likelihood: the levels are conditioned
 * away, what remains is one concave function of the slope. Groups without evidence or with a single year say nothing.
 * @returns null when no group says anything
 */
export function fitGrowth(groups: readonly (readonly SeriesPoint[])[]): GrowthFit | null {
  const used = groups.filter((points) => points.length > 1 && evidenceOf(points) > 0);
  if (used.length === 0) return null;
  const edge = (at: 0 | -1): boolean => used.every((points) => points.at(at)?.count === evidenceOf(points));
  if (edge(-1)) return { slope: Infinity, error: null, dispersion: 1 };
  if (edge(0)) return { slope: -Infinity, error: null, dispersion: 1 };
  let slope = 0;
  let information = 0;
  for (let i = 0; i < 100; i += 1) {
    let gradient = 0;
    information = 0;
    for (const points of used) {
      const n = evidenceOf(points);
      const { mean, variance } = moments(points, slope);
      gradient += points.reduce((sum, p) => sum + p.count * p.year, 0) - n * mean;
      information += n * variance;
    }
    // Newton with a cap on the step: far from the solution the variance is nearly zero and a full step would leave the scale.
    const step = Math.max(-1, Math.min(1, gradient / Math.max(information, 1e-12)));
    slope += step;
    if (Math.abs(step) < 1e-12) break;
  }
  const dispersion = Math.max(1, pearsonDispersion(used, slope));
  return { slope, error: Math.sqrt(dispersion / information), dispersion };
}

function pearsonDispersion(groups: readonly (readonly SeriesPoint[])[], slope: number): number {
  let chiSquare = 0;
  let freedom = -1;
  for (const points of groups) {
    const n = evidenceOf(points);
    const { logSum } = moments(points, slope);
    freedom += points.length - 1;
    for (const p of points) {
      const expected = n * Math.exp(Math.log(p.total) + slope * p.year - logSum);
      chiSquare += (p.count - expected) ** 2 / expected;
    }
  }
  return freedom > 0 ? chiSquare / freedom : 1;
}

/** Where the likelihood of a one-sided growth falls by z²/2: the finite end of an interval whose other end is open. */
function likelihoodBound(groups: readonly (readonly SeriesPoint[])[], sign: 1 | -1, z: number): number {
  const limit = logLikelihood(groups, sign * 60) - (z * z) / 2;
  let [inside, outside] = [sign * 60, sign * -60];
  for (let i = 0; i < 60; i += 1) {
    const middle = (inside + outside) / 2;
    if (logLikelihood(groups, middle) >= limit) inside = middle;
    else outside = middle;
  }
  return inside;
}

/** One signal in the last year would make a lower bound on growth; nobody would believe it. */
const LEAST_DATED = 3;

/** The fit of `fitGrowth`, or null where too little is dated to tell growth by. */
export function tellingGrowth(groups: readonly (readonly SeriesPoint[])[]): ReturnType<typeof fitGrowth> {
  const dated = groups.reduce((sum, points) => sum + (points.length > 1 ? evidenceOf(points) : 0), 0);
  return dated >= LEAST_DATED ? fitGrowth(groups) : null;
}

/**
 * Momentum of a trend: common yearly growth of its share over the last complete years of every kind.
 * Below three dated pieces of evidence nothing is said. All evidence in the last year: growth is unbounded, so growth and upper bound are null and the lower bound is the
 * likelihood's. (In the first year: the other way round.)
 * @param years how many complete years to look back
 * @param level of the interval, 0..1
 */
export function momentumOf(
  series: EvidenceSeries,
  years: number,
  incompleteYears: IncompleteYears,
  level: number,
): Momentum {
  const groups = series.kinds.map((k) => {
    const last = lastCompleteYear(series.asOf, incompleteYears[k.kind] ?? 1);
    return k.fit.filter((p) => p.year > last - years);
  });
  const fit = tellingGrowth(groups);
  if (!fit) return { growth: null, low: null, high: null };
  const z = normalQuantile((1 + level) / 2);
  if (fit.error === null) {
    const used = groups.filter((points) => points.length > 1 && evidenceOf(points) > 0);
    const bound = Math.expm1(likelihoodBound(used, fit.slope > 0 ? 1 : -1, z));
    return fit.slope > 0 ? { growth: null, low: bound, high: null } : { growth: null, low: null, high: bound };
  }
  const [low, high] = [fit.slope - z * fit.error, fit.slope + z * fit.error];
  return { growth: Math.expm1(fit.slope), low: Math.expm1(low), high: Math.expm1(high) };
}
