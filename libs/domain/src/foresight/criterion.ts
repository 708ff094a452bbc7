/** What a panel is asked about each item, and on which scale. */
import type { Ring } from '../radar/radar.js';
import { type ConsensusRule, inverted, type Scale, usualRule } from './consensus.js';

/** Five, seven or nine points, 0..100 per cent, or a calendar year. All ratings are whole numbers. */
export type CriterionScale =
  | { readonly kind: 'points'; readonly points: 5 | 7 | 9 }
  | { readonly kind: 'percent' }
  | { readonly kind: 'year'; readonly from: number; readonly to: number };

export const MEASURES = ['impact', 'likelihood', 'time', 'desirability', 'uncertainty', 'own'] as const;
export type Measure = (typeof MEASURES)[number];

export interface Criterion {
  /** Kebab-case, unique within the exercise. */
  readonly key: string;
  readonly name: string;
  readonly question: string;
  readonly measures: Measure;
  readonly scale: CriterionScale;
  /** True when the scale runs the other way: its highest value means the least. */
  readonly inverse: boolean;
  /** What the lowest and the highest value mean. */
  readonly low: string;
  readonly high: string;
  /** Declared before the first round and frozen with it. */
  readonly consensus: ConsensusRule;
}

export function rangeOf(scale: CriterionScale): Scale {
  if (scale.kind === 'points') return { min: 1, max: scale.points };
  return scale.kind === 'percent' ? { min: 0, max: 100 } : { min: scale.from, max: scale.to };
}

/** Whether a rating can stand on the scale. */
export function fitsScale(value: number, scale: CriterionScale): boolean {
  const { min, max } = rangeOf(scale);
  return Number.isInteger(value) && value >= min && value <= max;
}

export const usualConsensus = (scale: CriterionScale): ConsensusRule => usualRule(rangeOf(scale));

/** The rating with "more is more" for every criterion: what reliability and radar need. */
export const straight = (value: number, criterion: Pick<Criterion, 'scale' | 'inverse'>): number =>
  criterion.inverse ? inverted(value, rangeOf(criterion.scale)) : value;

/**
 * The radius 0..1 that a rating of the time of impact stands for. Years from now go through the horizons of the rings
 * (0-2, 2-5, 5-10 years), linear in between; points and per cent are spread evenly, 0 = now unless the scale is inverse.
 * @param thisYear calendar year that counts as now
 */
export function radiusOfRating(
  value: number,
  criterion: Pick<Criterion, 'scale' | 'inverse'>,
  rings: readonly Ring[],
  thisYear: number,
): number {
  const { min, max } = rangeOf(criterion.scale);
  if (criterion.scale.kind !== 'year') return (straight(value, criterion) - min) / (max - min);
  const years = Math.max(0, value - thisYear);
  let [fromYear, fromRadius] = [0, 0];
  for (const ring of rings) {
    const until = Number(/(\d+)\s*(?:years?)?$/.exec(ring.horizon.trim())?.[1] ?? Number.NaN);
    if (!Number.isFinite(until) || until <= fromYear) continue;
    if (years <= until) return fromRadius + ((years - fromYear) / (until - fromYear)) * (ring.outer - fromRadius);
    [fromYear, fromRadius] = [until, ring.outer];
  }
  return 1;
}
