/**
 * Where one kind of evidence stands in its life cycle, for the trend's own page: curve chosen by AICc among logistic,
 * Gompertz and exponential (articles and patents of one field were found to prefer different ones:
 * revistaespacios.com/a16v37n07/16370719.html), intervals by parametric bootstrap, and an honest "before inflection" where
 * the saturation cannot be told. Placement does not use these fits: see `life-cycle-share.ts` for why.
 */
import { poissonDraw } from '../random/draws.js';
import type { Random } from '../random/random.js';
import type { SeriesPoint } from '../series/series.js';
import { quantile } from '../statistics/quantile.js';
import { fitExponential, fitSigmoid, shareOver, type CurveFit } from './growth-curves.js';
import type { Interval } from './radar.js';

/** Bands of the life-cycle share: below 0.1 emergence, to 0.5 growth, to 0.9 maturity, above saturation. */
export type LifeCycleStage = 'before inflection' | 'emergence' | 'growth' | 'maturity' | 'saturation';

export interface Estimate {
  readonly value: number;
  readonly interval: Interval;
}

export interface LifeCycle {
  readonly stage: LifeCycleStage;
  /** The curve with the smallest AICc. */
  readonly best: CurveFit;
  /** All curves that could be fitted, best first. */
  readonly candidates: readonly CurveFit[];
  /** Signals in all at saturation; null before the inflection, where it is not identified. */
  readonly saturation: Estimate | null;
  /** Decimal year. */
  readonly inflection: Estimate | null;
  /** Share of the life cycle that is over at the as-of time, 0..1. */
  readonly share: Estimate | null;
  /** One sentence for the page. */
  readonly note: string;
}

/** With less, three parameters describe noise. */
const LEAST_EVIDENCE = 10;
const LEAST_YEARS = 6;
/** A saturation above this many times the evidence so far is a guess, not an estimate. */
const IDENTIFIED_UP_TO = 10;

/**
 * @param points complete years of one kind
 * @param asOfTime decimal year, for example 2026.5
 * @returns null with fewer than 10 pieces of evidence, fewer than 6 years, or all evidence in the first or last year
 */
export function readLifeCycle(
  points: readonly SeriesPoint[],
  asOfTime: number,
  random: Random,
  draws = 100,
  level = 0.9,
): LifeCycle | null {
  const evidence = points.reduce((sum, p) => sum + p.count, 0);
  if (evidence < LEAST_EVIDENCE || points.length < LEAST_YEARS) return null;
  const exponential = fitExponential(points);
  if (!exponential) return null;
  const sigmoids = [fitSigmoid(points, 'logistic'), fitSigmoid(points, 'gompertz')];
  const candidates = [...sigmoids, exponential].sort((a, b) => a.aicc - b.aicc);
  const best = candidates[0] ?? exponential;
  const open = (note: string): LifeCycle => ({
    stage: 'before inflection',
    best,
    candidates,
    saturation: null,
    inflection: null,
    share: null,
    note,
  });
  if (best.family === 'exponential' || best.saturation === null || best.inflection === null) {
    return open(
      best.rate >= 0
        ? 'Exponential growth explains the years best: before the inflection, the saturation cannot be told.'
        : 'Exponential decline explains the years best.',
    );
  }
  const family = best.family;
  const again = resample(points, best, draws, random).map((sample) =>
    fitSigmoid(sample, family, { rate: best.rate, inflection: best.inflection ?? 0 }),
  );
  const estimate = (of: (fit: CurveFit) => number): Estimate => {
    const values = again.map(of);
    const [low, high] = [quantile(values, (1 - level) / 2), quantile(values, (1 + level) / 2)];
    const value = of(best);
    return { value, interval: { low: Math.min(low, value), high: Math.max(high, value) } };
  };
  const saturation = estimate((fit) => fit.saturation ?? Infinity);
  if (!(saturation.interval.high <= IDENTIFIED_UP_TO * evidence)) {
    return open(
      'Before the inflection: the saturation could be more than ten times the evidence so far and cannot be told.',
    );
  }
  const share = estimate((fit) => shareOver(family, fit.rate, fit.inflection ?? 0, asOfTime));
  return {
    stage: stageOf(share.value),
    best,
    candidates,
    saturation,
    inflection: estimate((fit) => fit.inflection ?? Number.NaN),
    share,
    note: `A ${family === 'logistic' ? 'logistic' : 'Gompertz'} curve explains the years best: ${Math.round(share.value * 100)} % of its life cycle is over.`,
  };
}

/** Poisson counts around the fitted ones; samples without evidence are drawn again. */
function resample(points: readonly SeriesPoint[], fit: CurveFit, draws: number, random: Random): SeriesPoint[][] {
  const samples: SeriesPoint[][] = [];
  while (samples.length < draws) {
    const sample = points.map((p, i) => ({ ...p, count: poissonDraw(random, fit.expected[i] ?? 0) }));
    if (sample.some((p) => p.count > 0)) samples.push(sample);
  }
  return samples;
}

export function stageOf(share: number): LifeCycleStage {
  if (share < 0.1) return 'emergence';
  if (share < 0.5) return 'growth';
  return share <= 0.9 ? 'maturity' : 'saturation';
}
