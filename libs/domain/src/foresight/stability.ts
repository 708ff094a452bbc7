/**
 * Whether a panel has settled between two rounds. Only people who rated in both rounds count: else drop-out looks like a
 * change of mind.
 */
import { mean, variance } from '../statistics/ranks.js';

export interface Stability {
  /** People who rated in both rounds. */
  readonly pairs: number;
  readonly droppedOut: number;
  readonly joined: number;
  /** Coefficient of variation, deviation over mean, of the pairs; null when not defined. */
  readonly variation: { readonly before: number | null; readonly after: number | null };
  /** |after - before|; below 0.2 is usually taken for stable. */
  readonly change: number | null;
  readonly stable: boolean | null;
  /** Cohen's kappa with quadratic weights between the rounds, -1..1; null when not defined. */
  readonly kappa: number | null;
}

const STABLE_BELOW = 0.2;
const LEAST_PAIRS = 3;

/** @param before ratings by panellist, @param after likewise; ratings on a scale above zero */
export function stabilityOf(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): Stability {
  const pairs = [...before].flatMap(([id, value]): [number, number][] => {
    const now = after.get(id);
    return now === undefined ? [] : [[value, now]];
  });
  const variation = {
    before: coefficientOfVariation(pairs.map(([a]) => a)),
    after: coefficientOfVariation(pairs.map(([, b]) => b)),
  };
  const known = variation.before !== null && variation.after !== null && pairs.length >= LEAST_PAIRS;
  const change = known ? Math.abs((variation.after ?? 0) - (variation.before ?? 0)) : null;
  return {
    pairs: pairs.length,
    droppedOut: before.size - pairs.length,
    joined: after.size - pairs.length,
    variation,
    change,
    stable: change === null ? null : change < STABLE_BELOW,
    kappa: quadraticKappa(pairs),
  };
}

function coefficientOfVariation(values: readonly number[]): number | null {
  const m = values.length > 1 ? mean(values) : 0;
  return m > 0 ? Math.sqrt(variance(values)) / m : null;
}

/**
 * Weighted kappa with quadratic weights, 1 - Σ(a - b)² / expected Σ(a - b)² under independent margins (Cohen, "Weighted
 * kappa", 1968); used for stability between Delphi rounds in doi 10.1186/1471-2288-7-52.
 * @returns null below three pairs or when nobody differs from anybody
 */
export function quadraticKappa(pairs: readonly (readonly [number, number])[]): number | null {
  const n = pairs.length;
  if (n < LEAST_PAIRS) return null;
  const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
  const observed = pairs.reduce((sum, [x, y]) => sum + (x - y) ** 2, 0) / n;
  const spread = (v: readonly number[]): number => v.reduce((sum, x) => sum + (x - mean(v)) ** 2, 0) / n;
  const expected = spread(a) + spread(b) + (mean(a) - mean(b)) ** 2;
  return expected > 0 ? 1 - observed / expected : null;
}
