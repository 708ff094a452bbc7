/**
 * How far the evidence of one kind is through its life cycle, read from how its share of the universe grows.
 *
 * In a logistic life cycle, logit F = r (t - t0) (Fisher and Pry), yearly evidence grows at the rate b = r (1 - 2F): at
 * full rate r while F is near 0, not at all at the inflection F = 0.5, and it shrinks at the same pace towards F = 1. So
 * the growth of the yearly share tells F once the usual diffusion rate r is given. Growth is seen against the total of
 * the kind (databases grow), which makes F = 0.5 the stage of a trend that grows as the universe does.
 *
 * Why not the curve itself, chosen by AICc? With 5 to 60 signals the choice flips between draws and an early logistic
 * does not identify F. And the totals are sums of life cycles themselves: on planted universes, curves fitted against
 * them were biased by 0.2 in F, growth by less than 0.04. Curve fits are kept for the trend's own page (`life-cycle.ts`).
 *
 * The belief is a posterior on a grid: multinomial likelihood of the years times a flat prior on F, averaged over slow,
 * usual and fast diffusion. Few signals, or a source that covers a single year, leave the prior: F = 0.5, uncertain over
 * the whole of 0..1.
 */
import type { SeriesPoint } from '../series/series.js';

/** Shares F on which the posterior is kept: the middles of 20 equal bins of 0..1. */
const BINS = 20;
/** Slow, usual and fast life cycles, as multiples of the usual diffusion rate. */
const PACES = [0.6, 1, 1.6] as const;

/** Log growth per year of a logistic life cycle at share F: r (1 - 2F). */
export const growthAtShare = (share: number, rate: number): number => rate * (1 - 2 * share);

/** The share at which a logistic life cycle grows by `slope` per year, kept a little inside 0..1. */
export const shareAtGrowth = (slope: number, rate: number): number =>
  Math.min(0.975, Math.max(0.025, (1 - slope / rate) / 2));

/** Belief about the life-cycle share of one kind. */
export interface ShareBelief {
  /** Posterior mean of F, 0..1. */
  readonly mean: number;
  /** Cumulative probability at the upper end of each bin; the last is 1. */
  readonly cumulative: Float64Array;
}

/** Log probability of each year under each share and pace; depends on the totals only, so one table serves all trends. */
export interface ShareTable {
  /** Row = pace and share (row i has the share of bin i % BINS), column = year. */
  readonly logProbability: readonly Float64Array[];
}

/**
 * @param points complete years of one kind
 * @param rate usual diffusion rate per year
 */
export function shareTable(points: readonly SeriesPoint[], rate: number): ShareTable {
  const last = points.at(-1)?.year ?? 0;
  const rows = PACES.flatMap((pace) =>
    Array.from({ length: BINS }, (_, bin) => {
      const slope = growthAtShare((bin + 0.5) / BINS, rate * pace);
      const expected = points.map((p) => p.total * Math.exp(slope * (p.year - last)));
      const sum = expected.reduce((a, b) => a + b, 0);
      return Float64Array.from(expected, (e) => Math.log(e / sum));
    }),
  );
  return { logProbability: rows };
}

/** What the counts say about F. `points` must be the years the table was built for. */
export function shareBelief(table: ShareTable, points: readonly SeriesPoint[]): ShareBelief {
  const logs = table.logProbability.map((row) => {
    let log = 0;
    for (let i = 0; i < points.length; i += 1) {
      const count = points[i]?.count ?? 0;
      if (count > 0) log += count * (row[i] ?? 0);
    }
    return log;
  });
  const best = Math.max(...logs);
  const mass = new Float64Array(BINS);
  logs.forEach((log, i) => {
    mass[i % BINS] = (mass[i % BINS] ?? 0) + Math.exp(log - best);
  });
  const sum = mass.reduce((a, b) => a + b, 0);
  let mean = 0;
  let below = 0;
  const cumulative = mass.map((m, bin) => {
    mean += (m / sum) * ((bin + 0.5) / BINS);
    below += m / sum;
    return bin === BINS - 1 ? 1 : below;
  });
  return { mean, cumulative };
}

/** The share at a cumulative probability: inverts the belief, straight inside a bin. `probability` in [0, 1). */
export function shareAt(belief: ShareBelief, probability: number): number {
  const { cumulative } = belief;
  let bin = 0;
  while (bin < BINS - 1 && (cumulative[bin] ?? 1) <= probability) bin += 1;
  const low = bin === 0 ? 0 : (cumulative[bin - 1] ?? 0);
  const high = cumulative[bin] ?? 1;
  const inside = high > low ? (probability - low) / (high - low) : 0.5;
  return (bin + Math.min(1, Math.max(0, inside))) / BINS;
}
