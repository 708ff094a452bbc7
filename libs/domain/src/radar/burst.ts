/**
 * Bursts: times in which a trend takes more than its usual share, found by the two-state model of Kleinberg ("Bursty and
 * hierarchical structure in streams", 2002), in the form for batches of documents.
 */
import { logGamma } from '../statistics/gamma.js';

export interface BurstOptions {
  /** How much more than usual a burst is: p1 = scaling · p0. */
  readonly scaling: number;
  /** Price of starting a burst, in units of ln(number of batches); more = fewer bursts. */
  readonly gamma: number;
}

export interface Burst {
  /** Index of the first batch of the burst. */
  readonly start: number;
  /** Index of the last batch, inclusive. */
  readonly end: number;
  /** Σ (cost of the usual state - cost of the burst state): how much better a burst explains these batches. */
  readonly weight: number;
}

export interface BurstReading {
  /** Usual share p0, all relevant over all documents. */
  readonly usual: number;
  /** 0 or 1 for every batch. */
  readonly states: readonly (0 | 1)[];
  readonly bursts: readonly Burst[];
}

/**
 * Cheapest sequence of states by dynamic programming. Cost of state i in a batch with r of d documents:
 * -ln [C(d, r) p_i^r (1 - p_i)^(d-r)]; going up costs gamma · ln n, going down nothing.
 * @param relevant r by batch
 * @param totals d by batch, r <= d; batches with d = 0 say nothing
 */
export function findBursts(
  relevant: readonly number[],
  totals: readonly number[],
  options: BurstOptions = { scaling: 2, gamma: 1 },
): BurstReading {
  const n = relevant.length;
  check(relevant, totals, options);
  const all = totals.reduce((a, b) => a + b, 0);
  const hits = relevant.reduce((a, b) => a + b, 0);
  const usual = all > 0 ? hits / all : 0;
  if (hits === 0 || hits === all) return { usual, states: relevant.map(() => 0), bursts: [] };
  const shares = [usual, Math.min(0.9999, usual * options.scaling)] as const;
  const cost = (state: 0 | 1, i: number): number => batchCost(relevant[i] ?? 0, totals[i] ?? 0, shares[state]);
  const up = options.gamma * Math.log(n);

  const cameFrom: [0 | 1, 0 | 1][] = [];
  let sums: [number, number] = [0, Infinity];
  for (let i = 0; i < n; i += 1) {
    const toUsual: 0 | 1 = sums[1] < sums[0] ? 1 : 0;
    const toBurst: 0 | 1 = sums[0] + up < sums[1] ? 0 : 1;
    cameFrom.push([toUsual, toBurst]);
    const burst = Math.min(sums[0] + up, sums[1]);
    sums = [Math.min(sums[0], sums[1]) + cost(0, i), burst + cost(1, i)];
  }
  const states: (0 | 1)[] = [];
  let state: 0 | 1 = sums[1] < sums[0] ? 1 : 0;
  for (let i = n - 1; i >= 0; i -= 1) {
    states[i] = state;
    state = cameFrom[i]?.[state] ?? 0;
  }
  return {
    usual,
    states,
    bursts: runs(states).map(([start, end]) => ({ start, end, weight: weigh(start, end, cost) })),
  };
}

function batchCost(r: number, d: number, p: number): number {
  const choose = logGamma(d + 1) - logGamma(r + 1) - logGamma(d - r + 1);
  return -(choose + r * Math.log(p) + (d - r) * Math.log1p(-p));
}

function weigh(start: number, end: number, cost: (state: 0 | 1, i: number) => number): number {
  let weight = 0;
  for (let i = start; i <= end; i += 1) weight += cost(0, i) - cost(1, i);
  return weight;
}

function runs(states: readonly (0 | 1)[]): [number, number][] {
  const found: [number, number][] = [];
  states.forEach((state, i) => {
    if (state === 0) return;
    const last = found.at(-1);
    if (last && last[1] === i - 1) last[1] = i;
    else found.push([i, i]);
  });
  return found;
}

function check(relevant: readonly number[], totals: readonly number[], { scaling, gamma }: BurstOptions): void {
  if (relevant.length !== totals.length) throw new RangeError('Relevant and total counts must cover the same batches.');
  if (!(scaling > 1) || !(gamma >= 0)) throw new RangeError('Scaling must be above 1 and gamma not negative.');
  relevant.forEach((r, i) => {
    const d = totals[i] ?? 0;
    if (!(r >= 0 && r <= d && d < Infinity)) throw new RangeError(`Batch ${i} has ${r} of ${d} documents.`);
  });
}
