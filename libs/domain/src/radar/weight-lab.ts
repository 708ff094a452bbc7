import type { Random } from '../random/random.js';
import type { SignalKind } from '../signal/signal.js';
import { quantileSorted } from '../statistics/quantile.js';
import type { Contribution } from './explanation.js';
import type { Ring } from './radar.js';
import { stickyRing } from './ring.js';

/** How the maturities of the kinds become one: geometric forbids a strong kind to make up for a weak one. */
export type Aggregation = 'arithmetic' | 'geometric';

export interface LabTrend {
  readonly trendId: string;
  /** The ring it has on the published radar: other weights move it out of that as other evidence would, by more than the hysteresis. */
  readonly ring: string | undefined;
  readonly contributions: readonly Pick<Contribution, 'kind' | 'weight' | 'maturity'>[];
}

export interface LabSettings {
  /** Factor on the weight of each kind, 0 or more; 1 = as published, 0 = left out. Kinds not named have 1. */
  readonly factors: Readonly<Partial<Record<SignalKind, number>>>;
  readonly aggregation: Aggregation;
  /** Each draw multiplies every kind's weight by a factor of 1 - spread .. 1 + spread. */
  readonly spread: number;
  readonly draws: number;
}

export interface LabResult {
  readonly trendId: string;
  /** Null when the settings leave no evidence to place it by. */
  readonly radius: number | null;
  readonly ring: string | null;
  /** 1 = nearest to the centre; equal radii share the better rank. */
  readonly rank: number | null;
  /** 5th to 95th percentile of the rank over the draws. */
  readonly rankInterval: { readonly low: number; readonly high: number } | null;
  /** True when the interval spans a third of the field or more: do not tell such ranks apart. */
  readonly fragile: boolean;
}

/**
 * A radar under other weights, and how far its ranks depend on them: Monte Carlo over the weights, as the OECD/JRC handbook on composite
 * indicators (2008, step 7) asks. Works on the contributions an edition has stored. Cost: draws x trends x kinds, and a sort a draw.
 */
export function tryWeights(
  trends: readonly LabTrend[],
  settings: LabSettings,
  { rings, hysteresis }: { readonly rings: readonly Ring[]; readonly hysteresis: number },
  random: Random,
): LabResult[] {
  const place = (factors: Readonly<Partial<Record<SignalKind, number>>>) =>
    trends.map((trend) => radiusUnder(trend, factors, settings.aggregation));
  const radii = place(settings.factors);
  const ranks = ranksOf(radii);
  const field = ranks.filter((rank) => rank !== null).length;
  const drawn: number[][] = trends.map(() => []);
  for (let draw = 0; draw < settings.draws; draw += 1) {
    const factors: Partial<Record<SignalKind, number>> = {};
    for (const kind of kindsOf(trends))
      factors[kind] = (settings.factors[kind] ?? 1) * (1 + settings.spread * (2 * random.next() - 1));
    ranksOf(place(factors)).forEach((rank, index) => rank !== null && drawn[index]!.push(rank));
  }
  return trends.map((trend, index) => {
    const radius = radii[index]!;
    const sorted = Float64Array.from(drawn[index]!).sort();
    const interval =
      radius === null || sorted.length === 0
        ? null
        : { low: quantileSorted(sorted, 0.05), high: quantileSorted(sorted, 0.95) };
    return {
      trendId: trend.trendId,
      radius,
      ring: radius === null ? null : stickyRing(radius, rings, hysteresis, trend.ring).id,
      rank: ranks[index]!,
      rankInterval: interval,
      fragile: interval !== null && interval.high - interval.low >= field / 3,
    };
  });
}

export function radiusUnder(
  trend: LabTrend,
  factors: Readonly<Partial<Record<SignalKind, number>>>,
  aggregation: Aggregation,
): number | null {
  let weights = 0;
  let sum = 0;
  for (const { kind, weight, maturity } of trend.contributions) {
    const factored = weight * (factors[kind] ?? 1);
    if (factored <= 0) continue;
    weights += factored;
    // A maturity of 0 would make any geometric mean 0: the smallest step of the scale stands for it.
    sum += factored * (aggregation === 'arithmetic' ? maturity : Math.log(Math.max(maturity, 1e-6)));
  }
  if (weights === 0) return null;
  const mean = sum / weights;
  return Math.round((1 - (aggregation === 'arithmetic' ? mean : Math.exp(mean))) * 1e6) / 1e6;
}

export function ranksOf(radii: readonly (number | null)[]): (number | null)[] {
  const sorted = radii.filter((radius) => radius !== null).sort((a, b) => a - b);
  const first = new Map<number, number>();
  sorted.forEach((radius, index) => first.has(radius) || first.set(radius, index + 1));
  return radii.map((radius) => (radius === null ? null : first.get(radius)!));
}

export const kindsOf = (trends: readonly LabTrend[]): SignalKind[] =>
  [...new Set(trends.flatMap((trend) => trend.contributions.map(({ kind }) => kind)))].sort();
