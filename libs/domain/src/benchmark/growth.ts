import type { Interval } from '../radar/radar.js';
import { gammaQuantile } from '../statistics/incomplete-gamma.js';

export interface RecentGrowth {
  /** Recent three years over the three before, corrected for how the market grew; 1 = like the market. */
  readonly ratio: number;
  readonly interval: Interval;
}

/**
 * How own evidence grew against that of the market: (own recent / own before) / (market recent / market before). The interval is that of the own
 * counts with half a piece added to each (Jeffreys), by the ratio of two Gamma draws on the log scale; the market counts as known.
 * @returns null when the market has nothing in one of the periods, or the cluster nothing at all
 */
export function recentGrowth(
  own: { readonly before: number; readonly recent: number },
  market: { readonly before: number; readonly recent: number },
  level = 0.9,
): RecentGrowth | null {
  if (market.before <= 0 || market.recent <= 0 || own.before + own.recent === 0) return null;
  const scale = market.before / market.recent;
  const [a, b] = [own.recent + 0.5, own.before + 0.5];
  const tail = (1 - level) / 2;
  const spread = (shape: number): [number, number] => [
    Math.log(gammaQuantile(tail, shape)),
    Math.log(gammaQuantile(1 - tail, shape)),
  ];
  const middle = Math.log(a / b);
  const [aLow, aHigh] = spread(a);
  const [bLow, bHigh] = spread(b);
  // The two deviations are independent: their squares add up.
  const down = Math.hypot(Math.log(a) - aLow, bHigh - Math.log(b));
  const up = Math.hypot(aHigh - Math.log(a), Math.log(b) - bLow);
  return {
    ratio: scale * (a / b),
    interval: { low: scale * Math.exp(middle - down), high: scale * Math.exp(middle + up) },
  };
}
