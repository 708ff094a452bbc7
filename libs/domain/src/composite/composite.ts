/**
 * Composite indicators in the steps of the OECD/JRC handbook ("Handbook on constructing composite indicators", 2008; the
 * JRC's ten steps, composite-indicators.jrc.ec.europa.eu): normalise, weigh, aggregate.
 */
import type { Aggregation } from '../radar/weight-lab.js';
import { normalCdf } from '../statistics/incomplete-gamma.js';
import { mean, midRanks, variance } from '../statistics/ranks.js';

export type Normalisation = 'min-max' | 'z-score' | 'rank';

export interface Indicator {
  readonly id: string;
  /** > 0; weights are scaled to sum to 1. */
  readonly weight: number;
  /** 1 = more is better, -1 = less is better. */
  readonly direction: 1 | -1;
  /** Fixed goalposts for min-max; without them smallest and largest value of the field. */
  readonly goalposts?: { readonly low: number; readonly high: number };
  /** One value a unit, in the same order for all indicators; null = missing. */
  readonly values: readonly (number | null)[];
}

/**
 * Values on 0..1, best = 1. Min-max between goalposts, clipped; z-scores through the normal distribution, so that they stay
 * positive for the geometric mean; ranks as (rank - 1/2) / n. A field of equal values gives 0.5 for all.
 */
export function normalise({ values, direction, goalposts }: Indicator, how: Normalisation): (number | null)[] {
  const known = values.filter((v): v is number => v !== null);
  if (known.some((v) => !Number.isFinite(v)))
    throw new RangeError('An indicator value is not a finite number. Use null for missing.');
  const turn = (x: number): number => (direction === 1 ? x : 1 - x);
  if (how === 'rank') {
    const ranks = midRanks(known);
    let at = 0;
    return values.map((v) => (v === null ? null : turn(((ranks[at++] ?? 0) - 0.5) / known.length)));
  }
  const scale = how === 'min-max' ? between(known, goalposts) : standard(known);
  return values.map((v) => (v === null ? null : turn(scale(v))));
}

function between(known: readonly number[], goalposts: Indicator['goalposts']): (v: number) => number {
  const [low, high] = [goalposts?.low ?? Math.min(...known), goalposts?.high ?? Math.max(...known)];
  return (v) => (high > low ? Math.min(1, Math.max(0, (v - low) / (high - low))) : 0.5);
}

function standard(known: readonly number[]): (v: number) => number {
  const [m, s] = [mean(known), Math.sqrt(variance(known))];
  return (v) => (s > 0 ? normalCdf((v - m) / s) : 0.5);
}

/** Lets a unit that is last in one indicator keep a trace of the rest in the geometric mean; zero would erase it. */
const GEOMETRIC_FLOOR = 0.01;

/**
 * Weighted mean of the values that are there, weights rescaled over them. The geometric mean punishes imbalance: a strength
 * does not make up fully for a gap.
 * @returns null when everything is missing
 */
export function aggregate(
  values: readonly (number | null)[],
  weights: readonly number[],
  how: Aggregation,
): number | null {
  let [sum, total] = [0, 0];
  values.forEach((value, i) => {
    if (value === null) return;
    const weight = weights[i] ?? 0;
    sum += weight * (how === 'arithmetic' ? value : Math.log(Math.max(GEOMETRIC_FLOOR, value)));
    total += weight;
  });
  if (total === 0) return null;
  return how === 'arithmetic' ? sum / total : Math.exp(sum / total);
}

/** Composite score of every unit, 0..1; null for units without any value. */
export function compositeScores(
  indicators: readonly Indicator[],
  how: { readonly normalisation: Normalisation; readonly aggregation: Aggregation },
  weights: readonly number[] = indicators.map((i) => i.weight),
): (number | null)[] {
  const units = indicators[0]?.values.length ?? 0;
  if (indicators.some((i) => i.values.length !== units))
    throw new RangeError('All indicators must cover the same units.');
  if (weights.some((w) => !(w > 0 && w < Infinity)))
    throw new RangeError('Weights are positive. Leave an indicator out instead.');
  const columns = indicators.map((indicator) => normalise(indicator, how.normalisation));
  return Array.from({ length: units }, (_, unit) =>
    aggregate(
      columns.map((c) => c[unit] ?? null),
      weights,
      how.aggregation,
    ),
  );
}
