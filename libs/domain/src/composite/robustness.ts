/**
 * How far a ranking depends on choices that could have been made otherwise: normalisation, weights within ±25 %,
 * aggregation. Uncertainty and sensitivity analysis of the OECD/JRC handbook (2008), chapter 7.
 */
import type { Aggregation } from '../radar/weight-lab.js';
import type { Random } from '../random/random.js';
import { mean } from '../statistics/ranks.js';
import { quantile } from '../statistics/quantile.js';
import { compositeScores, type Indicator, type Normalisation } from './composite.js';

const NORMALISATIONS: readonly Normalisation[] = ['min-max', 'z-score', 'rank'];
const AGGREGATIONS: readonly Aggregation[] = ['arithmetic', 'geometric'];

export interface RankInterval {
  /** Rank under the declared choices, 1 = best; null for a unit without values. */
  readonly rank: number | null;
  readonly median: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The interval covers more than a third of the field: the rank says little. */
  readonly fragile: boolean;
}

export interface Robustness {
  readonly units: readonly RankInterval[];
  /** Share of the variance of the mean rank shift that each choice explains by itself, 0..1; null when nothing shifts. */
  readonly firstOrder: Readonly<Record<string, number>> | null;
  /** True when the interval of any unit covers more than a third of the field. */
  readonly warning: boolean;
}

export interface RobustnessOptions {
  readonly normalisation: Normalisation;
  readonly aggregation: Aggregation;
  /** Largest relative change of a weight. */
  readonly weightSpread?: number;
  readonly draws?: number;
  readonly level?: number;
}

export interface Draw {
  readonly ranks: readonly (number | null)[];
  /** Mean absolute difference to the declared ranks. */
  readonly shift: number;
  /** The bin of every choice, by its name. */
  readonly choices: ReadonlyMap<string, number>;
}

export function rankRobustness(
  indicators: readonly Indicator[],
  options: RobustnessOptions,
  random: Random,
): Robustness {
  const { weightSpread = 0.25, draws = 500, level = 0.9 } = options;
  const declared = ranksOf(compositeScores(indicators, options));
  const all = Array.from({ length: draws }, () => draw(indicators, declared, weightSpread, random));
  const field = declared.filter((r) => r !== null).length;
  const units = declared.map((rank, unit): RankInterval => {
    const ranks = all.map((d) => d.ranks[unit]).filter((r): r is number => r !== null && r !== undefined);
    if (rank === null || ranks.length === 0) return { rank: null, median: null, low: null, high: null, fragile: false };
    const [low, high] = [quantile(ranks, (1 - level) / 2), quantile(ranks, (1 + level) / 2)];
    return { rank, median: quantile(ranks, 0.5), low, high, fragile: high - low > field / 3 };
  });
  return { units, firstOrder: firstOrderOf(all), warning: units.some((u) => u.fragile) };
}

function draw(
  indicators: readonly Indicator[],
  declared: readonly (number | null)[],
  spread: number,
  random: Random,
): Draw {
  const choices = new Map<string, number>();
  const pick = <T>(name: string, from: readonly T[]): T => {
    const at = Math.floor(random.next() * from.length);
    choices.set(name, at);
    return from[at] as T;
  };
  const normalisation = pick('normalisation', NORMALISATIONS);
  const aggregation = pick('aggregation', AGGREGATIONS);
  const weights = indicators.map((indicator) => {
    const u = random.next();
    choices.set(`weight ${indicator.id}`, Math.floor(u * 4));
    return indicator.weight * (1 + spread * (2 * u - 1));
  });
  const ranks = ranksOf(compositeScores(indicators, { normalisation, aggregation }, weights));
  const shifts = ranks.flatMap((r, i) => (r === null ? [] : [Math.abs(r - (declared[i] ?? r))]));
  return { ranks, shift: shifts.length > 0 ? mean(shifts) : 0, choices };
}

/** 1 = highest score; equal scores share the better rank. */
function ranksOf(scores: readonly (number | null)[]): (number | null)[] {
  const known = scores.filter((s): s is number => s !== null);
  return scores.map((s) => (s === null ? null : 1 + known.filter((other) => other > s + 1e-12).length));
}

/** Variance of the conditional mean over the variance: the part that knowing this choice alone would explain. */
export function firstOrderOf(draws: readonly Pick<Draw, 'shift' | 'choices'>[]): Record<string, number> | null {
  const total = mean(draws.map((d) => d.shift));
  const spread = mean(draws.map((d) => (d.shift - total) ** 2));
  if (!(spread > 1e-12)) return null;
  const effects: Record<string, number> = {};
  for (const name of draws[0]?.choices.keys() ?? []) {
    const groups = new Map<number, number[]>();
    for (const { choices, shift } of draws) {
      const bin = choices.get(name) ?? 0;
      groups.set(bin, [...(groups.get(bin) ?? []), shift]);
    }
    const between = [...groups.values()].reduce(
      (sum, g) => sum + (g.length / draws.length) * (mean(g) - total) ** 2,
      0,
    );
    effects[name] = between / spread;
  }
  return effects;
}
