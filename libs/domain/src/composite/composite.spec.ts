import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomFrom } from '../random/random.js';
import { aggregate, compositeScores, normalise, type Indicator } from './composite.js';
import { rankRobustness } from './robustness.js';

const indicator = (values: (number | null)[], more: Partial<Indicator> = {}): Indicator => ({
  id: 'x',
  weight: 1,
  direction: 1,
  values,
  ...more,
});

describe('normalise', () => {
  it('between smallest and largest, or between goalposts, clipped, either direction', () => {
    expect(normalise(indicator([2, 4, null, 10]), 'min-max')).toEqual([0, 0.25, null, 1]);
    expect(normalise(indicator([2, 4, 10], { direction: -1 }), 'min-max')).toEqual([1, 0.75, 0]);
    expect(normalise(indicator([2, 4, 10], { goalposts: { low: 3, high: 5 } }), 'min-max')).toEqual([0, 0.5, 1]);
  });

  it('by z-scores through the normal distribution (scipy.stats.norm.cdf)', () => {
    const found = normalise(indicator([2, 4, 4, 9]), 'z-score');
    [0.17854083, 0.40084308, 0.40084308, 0.92267123].forEach((x, i) => expect(found[i]).toBeCloseTo(x, 7));
  });

  it('by ranks, ties shared, missing ones left out', () => {
    expect(normalise(indicator([2, null, 4, 4, 9]), 'rank')).toEqual([0.125, null, 0.5, 0.5, 0.875]);
    expect(normalise(indicator([2, 9], { direction: -1 }), 'rank')).toEqual([0.75, 0.25]);
  });

  it('gives 0.5 where nothing differs, and refuses NaN', () => {
    for (const how of ['min-max', 'z-score', 'rank'] as const)
      expect(normalise(indicator([3, 3]), how)).toEqual([0.5, 0.5]);
    expect(normalise(indicator([null]), 'min-max')).toEqual([null]);
    expect(() => normalise(indicator([Number.NaN]), 'rank')).toThrow('null for missing');
  });
});

describe('aggregate', () => {
  it('as weighted arithmetic and geometric mean (scipy.stats.gmean: 0.53348)', () => {
    expect(aggregate([0.2, 0.9, 0.5], [1, 2, 1], 'arithmetic')).toBeCloseTo(0.625, 12);
    expect(aggregate([0.2, 0.9, 0.5], [1, 2, 1], 'geometric')).toBeCloseTo(0.5334838230116768, 12);
    expect(aggregate([0.2, null, 0.5], [1, 2, 1], 'arithmetic')).toBeCloseTo(0.35, 12);
    expect(aggregate([null], [1], 'geometric')).toBeNull();
    expect(aggregate([0, 1], [1, 1], 'geometric')).toBeCloseTo(0.1, 12);
  });

  it('the geometric mean never exceeds the arithmetic one', () => {
    const values = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(values, (v) => {
        const weights = v.map((_, i) => i + 1);
        expect(aggregate(v, weights, 'geometric')).toBeLessThanOrEqual(
          (aggregate(v, weights, 'arithmetic') ?? 0) + 1e-9,
        );
      }),
    );
  });
});

describe('compositeScores', () => {
  it('weighs indicators and knows no score without values', () => {
    const list = [indicator([0, 10, null], { id: 'a', weight: 3 }), indicator([10, 0, null], { id: 'b' })];
    expect(compositeScores(list, { normalisation: 'min-max', aggregation: 'arithmetic' })).toEqual([0.25, 0.75, null]);
    expect(compositeScores([], { normalisation: 'rank', aggregation: 'arithmetic' })).toEqual([]);
    expect(() =>
      compositeScores([indicator([1]), indicator([1, 2])], { normalisation: 'rank', aggregation: 'arithmetic' }),
    ).toThrow('same units');
    expect(() =>
      compositeScores([indicator([1], { weight: 0 })], { normalisation: 'rank', aggregation: 'arithmetic' }),
    ).toThrow('positive');
  });
});

describe('rankRobustness', () => {
  const declared = { normalisation: 'min-max', aggregation: 'arithmetic', draws: 200 } as const;

  it('finds a clear order certain', () => {
    const same = [1, 2, 3, 4, 5, 6];
    const found = rankRobustness(
      [indicator(same, { id: 'a' }), indicator(same, { id: 'b' })],
      declared,
      randomFrom('r'),
    );
    expect(found.units.map((u) => [u.rank, u.low, u.high])).toEqual([6, 5, 4, 3, 2, 1].map((r) => [r, r, r]));
    expect(found.warning).toBe(false);
    expect(found.firstOrder).toBeNull();
  });

  it('warns where the choice of weights and means decides', () => {
    const a = indicator([9, 8, 7, 1, 0, 5, 4, 3, 2, null], { id: 'a' });
    const b = indicator([0, 1, 2, 8, 9, 4.1, 5.1, 6.1, 6.9, null], { id: 'b' });
    const found = rankRobustness([a, b], declared, randomFrom('r'));
    expect(found.warning).toBe(true);
    expect(found.units.at(-1)).toEqual({ rank: null, median: null, low: null, high: null, fragile: false });
    for (const u of found.units.slice(0, -1)) {
      expect(u.low).toBeLessThanOrEqual(u.median ?? 0);
      expect(u.high).toBeGreaterThanOrEqual(u.median ?? 99);
    }
    const effects = Object.values(found.firstOrder ?? {});
    expect(Object.keys(found.firstOrder ?? {})).toEqual(['normalisation', 'aggregation', 'weight a', 'weight b']);
    for (const effect of effects) {
      expect(effect).toBeGreaterThanOrEqual(0);
      expect(effect).toBeLessThanOrEqual(1);
    }
  });

  it('gives the same answer for the same seed, in whatever order the units come', () => {
    const values = [3, 1, 4, 1.5, 9, 2.6];
    const run = (order: number[]) =>
      rankRobustness(
        [
          indicator(
            order.map((i) => values[i] ?? 0),
            { id: 'a' },
          ),
          indicator(
            order.map((i) => (values[i] ?? 0) ** 0.5 * (i + 1)),
            { id: 'b' },
          ),
        ],
        declared,
        randomFrom('same'),
      ).units;
    const forward = run([0, 1, 2, 3, 4, 5]);
    expect([...run([5, 4, 3, 2, 1, 0])].reverse()).toEqual(forward);
  });
});
