import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { poissonDraw } from '../random/draws.js';
import { randomFrom } from '../random/random.js';
import { benchmarkCluster, type BenchmarkCounts, priorOfField } from './cluster-benchmark.js';
import { recentGrowth } from './growth.js';
import { DEFAULT_PRIOR } from './shrinkage.js';

const trends = (n: number) => Array.from({ length: n }, (_, i) => `t${i}`);

/** Clusters whose evidence of each trend is Poisson around `expected`, times `ratio` for the own cluster's first trend. */
function simulated(seed: string, expected: number, ratio: number): BenchmarkCounts {
  const random = randomFrom(seed);
  const row = (first = 1) => trends(20).map((_, j) => poissonDraw(random, expected * (j === 0 ? first : 1)));
  return {
    trends: trends(20),
    own: row(ratio),
    peers: Array.from({ length: 20 }, () => row()),
    market: trends(20).map(() => 5_000),
  };
}

describe('the benchmark of a cluster', () => {
  it.each([0.5, 3, 10, 30, 100])(
    'calls at most 10 %% of trends a strength or gap where nothing differs (%d expected)',
    (expected) => {
      let called = 0;
      for (let i = 0; i < 50; i += 1) {
        const counts = simulated(`null/${expected}/${i}`, expected, 1);
        const prior = priorOfField(counts.peers, counts.market);
        called += benchmarkCluster(counts, { prior }).filter(({ verdict }) => verdict !== 'not distinguishable').length;
      }
      expect(called / (50 * 20)).toBeLessThanOrEqual(0.1);
    },
  );

  it('finds at least 80 % of trends with a true ratio of 3 and 30 expected signals', () => {
    let found = 0;
    for (let i = 0; i < 120; i += 1) {
      const counts = simulated(`three/${i}`, 30, 3);
      const prior = priorOfField([counts.own, ...counts.peers], counts.market);
      if (benchmarkCluster(counts, { prior })[0]!.verdict === 'strength') found += 1;
    }
    expect(found / 120).toBeGreaterThanOrEqual(0.8);
  });

  it('agrees with the vectors of the method', () => {
    // methods: x 30, X 400, w 5000, W 100000 gives LQ 1.5 [1.062, 2.118]; x 3, X 40 with a = b = 4 gives 1.1667.
    const [large] = benchmarkCluster(
      { trends: ['a', 'b'], own: [30, 370], peers: [], market: [5_000, 95_000] },
      { prior: DEFAULT_PRIOR },
    );
    expect(large!.raw!.quotient).toBeCloseTo(1.5, 9);
    expect(large!.raw!.interval.low).toBeCloseTo(1.062, 3);
    expect(large!.raw!.interval.high).toBeCloseTo(2.118, 3);
    const [small] = benchmarkCluster(
      { trends: ['a', 'b'], own: [3, 37], peers: [], market: [5_000, 95_000] },
      { prior: DEFAULT_PRIOR },
    );
    expect(small!.quotient).toBeCloseTo(1.1667, 4);
    // Gamma(7, 6) from scipy.stats.gamma.ppf([.05, .95], 7, scale=1/6).
    expect(small!.interval.low).toBeCloseTo(0.547553, 5);
    expect(small!.interval.high).toBeCloseTo(1.973733, 5);
    expect(small!.verdict).toBe('not distinguishable');
  });

  it('says nothing of a cluster without evidence, without peers, or in an empty market', () => {
    const none = { trends: trends(3), own: [0, 0, 0], peers: [[5, 6, 7]], market: [10, 20, 30] };
    expect(benchmarkCluster(none, { prior: DEFAULT_PRIOR }).map((t) => t.verdict)).toEqual(
      Array(3).fill('not distinguishable'),
    );
    const empty = { trends: trends(2), own: [4, 1], peers: [], market: [0, 0] };
    expect(benchmarkCluster(empty, { prior: DEFAULT_PRIOR }).map((t) => [t.raw, t.verdict, t.standing.of])).toEqual([
      [null, 'not distinguishable', 1],
      [null, 'not distinguishable', 1],
    ]);
    expect(benchmarkCluster({ trends: [], own: [], peers: [], market: [] }, { prior: DEFAULT_PRIOR })).toEqual([]);
  });

  it('refuses counts that are none', () => {
    const bad = (own: number[]) => () =>
      benchmarkCluster({ trends: ['a'], own, peers: [], market: [1] }, { prior: DEFAULT_PRIOR });
    expect(bad([Number.NaN])).toThrow('no number');
    expect(bad([-1])).toThrow('negative');
    expect(bad([1, 2])).toThrow('2 counts for 1 trends');
  });

  it('keeps its values in order and in range, and does not depend on the order of peers', () => {
    const n = fc.integer({ min: 0, max: 300 });
    fc.assert(
      fc.property(fc.array(fc.tuple(n, n, n, n), { minLength: 1, maxLength: 12 }), (rows) => {
        const column = (i: number) => rows.map((row) => row[i]!);
        const counts = {
          trends: trends(rows.length),
          own: column(0),
          peers: [column(1), column(2)],
          market: column(3),
        };
        const judged = benchmarkCluster(counts, { prior: DEFAULT_PRIOR });
        const turned = benchmarkCluster({ ...counts, peers: [column(2), column(1)] }, { prior: DEFAULT_PRIOR });
        judged.forEach((trend, i) => {
          expect(trend.interval.low).toBeLessThanOrEqual(trend.quotient);
          expect(trend.interval.high).toBeGreaterThanOrEqual(trend.quotient * 0.85);
          expect(Math.abs(trend.symmetric)).toBeLessThanOrEqual(1);
          expect(turned[i]!.verdict).toBe(trend.verdict);
        });
      }),
    );
  });
});

describe('recent growth', () => {
  it('is held against the market', () => {
    expect(recentGrowth({ before: 10, recent: 20 }, { before: 100, recent: 200 })!.ratio).toBeCloseTo(
      20.5 / 10.5 / 2,
      9,
    );
    // numpy and scipy.stats.gamma.ppf: 20.5/8.5 against 300/200, deviations of the log quantiles added in squares.
    const grown = recentGrowth({ before: 8, recent: 20 }, { before: 200, recent: 300 })!;
    expect(grown.ratio).toBeCloseTo(1.6078431372549018, 9);
    expect(grown.interval.low).toBeCloseTo(0.8548864144677968, 6);
    expect(grown.interval.high).toBeCloseTo(3.4004239429120027, 6);
    const stopped = recentGrowth({ before: 5, recent: 0 }, { before: 100, recent: 100 })!;
    expect(stopped.interval.low).toBeCloseTo(0.00034675049048971823, 7);
    expect(stopped.interval.high).toBeCloseTo(0.4532377868778266, 6);
    const flat = recentGrowth({ before: 50, recent: 50 }, { before: 100, recent: 100 })!;
    expect(flat.interval.low).toBeLessThan(1);
    expect(flat.interval.high).toBeGreaterThan(1);
  });
  it('is not told where there is nothing', () => {
    expect(recentGrowth({ before: 0, recent: 0 }, { before: 9, recent: 9 })).toBeNull();
    expect(recentGrowth({ before: 1, recent: 1 }, { before: 0, recent: 9 })).toBeNull();
  });
  it('finds a true ratio of 1 inside its interval about nine times in ten', () => {
    const random = randomFrom('growth');
    let inside = 0;
    for (let i = 0; i < 600; i += 1) {
      const growth = recentGrowth(
        { before: poissonDraw(random, 8), recent: poissonDraw(random, 8) },
        { before: 1, recent: 1 },
      );
      if (growth && growth.interval.low <= 1 && growth.interval.high >= 1) inside += 1;
    }
    expect(inside / 600).toBeGreaterThan(0.86);
    expect(inside / 600).toBeLessThan(0.97);
  });
});
