/**
 * A cluster beside its peers, trend by trend: the formulas of this folder put together in the order in which they are read. Pure: counts in,
 * judgement out; the caller says who the peers and what the market are.
 */
import { badInput } from '../error/error.js';
import type { Interval } from '../radar/radar.js';
import { gammaQuantile } from '../statistics/incomplete-gamma.js';
import { quantile } from '../statistics/quantile.js';
import type { Random } from '../random/random.js';
import { density } from './relatedness.js';
import { fitGammaPrior, type GammaPrior, type PeerCount } from './shrinkage.js';
import { specialisation, symmetricOf, type Specialisation } from './specialisation.js';
import {
  DEFAULT_VERDICT_RULE,
  type Standing,
  standing,
  type Verdict,
  type VerdictRule,
  verdictOf,
} from './standing.js';

/** Evidence by trend, in one order for everybody. */
export interface BenchmarkCounts {
  readonly trends: readonly string[];
  readonly own: readonly number[];
  /** One row for each peer. */
  readonly peers: readonly (readonly number[])[];
  /** The market's evidence; holds at least as much in all as anybody's part of it should, but need not contain them. */
  readonly market: readonly number[];
}

export interface TrendBenchmark {
  readonly trendId: string;
  /** Pieces of independent evidence of the cluster. */
  readonly count: number;
  /** What a cluster of this size would have if it were like the market. */
  readonly expected: number;
  /** Share of its evidence that is of this trend, 0..1, and the market's. */
  readonly share: number;
  readonly marketShare: number;
  /** Location quotient as counted, with its interval; null when the market has nothing. */
  readonly raw: Specialisation | null;
  /** The quotient drawn towards the peers: what is judged. */
  readonly quotient: number;
  readonly interval: Interval;
  /** (q - 1)/(q + 1) of the shrunken quotient, -1..1. */
  readonly symmetric: number;
  readonly standing: Standing;
  /** Quartiles of the peers' shrunken quotients; null without peers. */
  readonly peerQuartiles: readonly [number, number, number] | null;
  readonly verdict: Verdict;
  /** Share of the neighbourhood of this trend in which the cluster is specialised, 0..1; null where nothing is related. */
  readonly density: number | null;
}

export interface BenchmarkOptions {
  readonly prior: GammaPrior;
  readonly relatedness?: readonly (readonly number[])[];
  readonly level?: number;
  readonly rule?: VerdictRule;
  /** For the bootstrap of percentiles; without it there is none. */
  readonly random?: Random;
}

/** Clusters that a prior is fitted on at most, and pairs of cluster and trend: more of them cost time and change its third digit. */
export const PRIOR_CLUSTERS = 60;
const PRIOR_PAIRS = 500;

/** Prior of a field from a sample of its clusters and the market they are held against. */
export function priorOfField(clusters: readonly (readonly number[])[], market: readonly number[]): GammaPrior {
  const marketTotal = sum(market);
  const pairs: PeerCount[] = [];
  for (const counts of clusters.slice(0, PRIOR_CLUSTERS)) {
    const total = sum(counts);
    if (total === 0 || marketTotal === 0) continue;
    counts.forEach((count, j) => pairs.push({ count, expected: (total * (market[j] ?? 0)) / marketTotal }));
  }
  const step = Math.max(1, Math.ceil(pairs.length / PRIOR_PAIRS));
  return fitGammaPrior(pairs.filter((_, i) => i % step === 0));
}

/**
 * Judges every trend. A cluster without any evidence is not distinguishable everywhere: its interval is the prior's.
 * Throws BAD_INPUT when rows differ in length or a count is no count.
 */
export function benchmarkCluster(counts: BenchmarkCounts, options: BenchmarkOptions): TrendBenchmark[] {
  check(counts);
  const { trends, own, peers, market } = counts;
  const { prior, level = 0.9, rule = DEFAULT_VERDICT_RULE } = options;
  const [ownTotal, marketTotal] = [sum(own), sum(market)];
  const expectedOf = (total: number, j: number): number => (marketTotal > 0 ? (total * market[j]!) / marketTotal : 0);
  const peerTotals = peers.map(sum);
  const has = own.map((count, j) => count > 0 && count > expectedOf(ownTotal, j));
  return trends.map((trendId, j): TrendBenchmark => {
    const [count, expected] = [own[j]!, expectedOf(ownTotal, j)];
    const quotient = (count + prior.shape) / (expected + prior.rate);
    const [low, high] = bounds(count + prior.shape, level);
    const interval = { low: low / (expected + prior.rate), high: high / (expected + prior.rate) };
    const others = peers.map((row, i) => (row[j]! + prior.shape) / (expectedOf(peerTotals[i]!, j) + prior.rate));
    return {
      trendId,
      count,
      expected,
      share: ownTotal > 0 ? count / ownTotal : 0,
      marketShare: marketTotal > 0 ? market[j]! / marketTotal : 0,
      // The market of a country may hold less of a trend than a cluster with members abroad: then only the shrunken value is shown.
      raw:
        expected > 0 && count <= ownTotal && market[j]! > 0
          ? specialisation({ own: count, ownTotal, market: market[j]!, marketTotal }, 0.95)
          : null,
      quotient,
      interval,
      symmetric: symmetricOf(quotient),
      standing: standing(quotient, others, options.random ?? NO_DRAWS, options.random ? 200 : 1, level),
      peerQuartiles: others.length > 0 ? [quantile(others, 0.25), quantile(others, 0.5), quantile(others, 0.75)] : null,
      verdict: verdictOf(interval, others, rule),
      density: options.relatedness ? density(j, has, options.relatedness) : null,
    };
  });
}

/** Quantiles of Gamma(shape, 1): counts are whole numbers, so few shapes ever come up and each is computed once for a prior. */
const known = new Map<string, readonly [number, number]>();
const MOST_KNOWN = 20_000;

function bounds(shape: number, level: number): readonly [number, number] {
  const key = `${shape}/${level}`;
  let found = known.get(key);
  if (!found) {
    found = [gammaQuantile((1 - level) / 2, shape), gammaQuantile((1 + level) / 2, shape)];
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, found);
  }
  return found;
}

const NO_DRAWS: Random = { next: () => 0, nextUint32: () => 0 };

function check({ trends, own, peers, market }: BenchmarkCounts): void {
  for (const row of [own, market, ...peers]) {
    if (row.length !== trends.length)
      throw badInput(`A row of the benchmark has ${row.length} counts for ${trends.length} trends. Give one for each.`);
    if (row.some((n) => !(Number.isFinite(n) && n >= 0)))
      throw badInput('A count of the benchmark is negative or no number. Give 0 where there is nothing.');
  }
}

const sum = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);
