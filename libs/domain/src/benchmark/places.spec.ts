import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomFrom } from '../random/random.js';
import { placeCells, rankPlaces } from './places.js';
import type { GammaPrior } from './shrinkage.js';

const prior: GammaPrior = { shape: 2.5, rate: 2, source: 'fitted' };

describe('evidence of a place', () => {
  it('is judged by Gamma(n + 2.5, 4 + 2) (scipy.stats.gamma.ppf([.05, .95]))', () => {
    // 80 pieces in all, of each trend 500 of 10,000 in the market: 4 are expected.
    const row = [12, 0, 68];
    const [more, less] = placeCells(row, [500, 500, 9_000], prior);
    expect(more).toMatchObject({ n: 12, verdict: 'more' });
    expect(more!.quotient).toBeCloseTo(2.4166666667, 9);
    expect(more!.low).toBeCloseTo(1.47569718, 7);
    expect(more!.high).toBeCloseTo(3.54641398, 7);
    expect(less).toMatchObject({ n: 0, verdict: 'less' });
    expect(less!.quotient).toBeCloseTo(0.4166666667, 9);
    expect(less!.low).toBeCloseTo(0.09545635, 7);
    expect(less!.high).toBeCloseTo(0.92254147, 7);
  });

  it('says nothing where nothing is, and where just as much is as expected', () => {
    expect(placeCells([], [], prior)).toEqual([]);
    expect(placeCells([0, 0], [0, 0], prior).map(({ verdict }) => verdict)).toEqual(
      Array(2).fill('not distinguishable'),
    );
    expect(placeCells([4, 76], [500, 9_500], { shape: 4, rate: 4, source: 'default' })[0]).toMatchObject({
      quotient: 1,
      low: expect.closeTo(0.49760285, 7),
      high: expect.closeTo(1.64351423, 7),
      verdict: 'not distinguishable',
    });
  });

  it('has its quotient inside its interval, and a piece of evidence that goes over to a trend raises it', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(counts, (row) => {
        const market = row.map((n) => n + 7);
        for (const { quotient, low, high } of placeCells(row, market, prior)) {
          expect(low).toBeLessThan(quotient);
          expect(high).toBeGreaterThan(quotient);
        }
        const [first, second, ...rest] = row as [number, number, ...number[]];
        const before = placeCells([first, second + 1, ...rest], market, prior)[0]!.quotient;
        expect(placeCells([first + 1, second, ...rest], market, prior)[0]!.quotient).toBeGreaterThan(before);
      }),
    );
  });
});

describe('ranks of places', () => {
  const places = [
    { evidence: 400, specialised: 5, growth: 1.2 },
    { evidence: 150, specialised: 7, growth: 0.8 },
    { evidence: 90, specialised: 2, growth: null },
    { evidence: 60, specialised: 2, growth: 2 },
    { evidence: 12, specialised: 0, growth: 1 },
  ];

  /**
   * numpy: min-max of log evidence, breadth and log growth with weights 1, 1, 0.5 gives scores .774, .688, .430, .498, .049; 20,000 draws over three
   * normalisations, two means and weights ±25 % give the 5 % and 95 % quantiles below.
   */
  it('are those of the composite, with the range that other choices give', () => {
    const { units } = rankPlaces(places, randomFrom('places'));
    expect(units.map(({ rank }) => rank)).toEqual([1, 2, 4, 3, 5]);
    expect(units.map(({ low, median, high }) => [low, median, high])).toEqual([
      [1, 1, 1],
      [2, 2, 4],
      [3, 4, 4],
      [2, 3, 4],
      [5, 5, 5],
    ]);
    expect(units.map(({ fragile }) => fragile)).toEqual([false, true, false, true, false]);
  });

  it('leave growth out where nobody has any, and are none of nobody', () => {
    const without = rankPlaces(
      places.map((place) => ({ ...place, growth: null })),
      randomFrom('places'),
    );
    // (1 + 5/7) / 2 = .857 is less than (.720 + 1) / 2 = .860.
    expect(without.units.map(({ rank }) => rank)).toEqual([2, 1, 3, 4, 5]);
    expect(Object.keys(without.firstOrder!)).not.toContain('weight growth');
    expect(rankPlaces([], randomFrom('places')).units).toEqual([]);
  });
});
