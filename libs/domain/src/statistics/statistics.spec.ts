import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bimodalityCoefficient, camps } from './bimodality.js';
import { gammaP, gammaQ, gammaQuantile } from './incomplete-gamma.js';
import { kendallW } from './kendall.js';
import { nelderMead } from './nelder-mead.js';
import { midRanks, spearman } from './ranks.js';
import { cronbachAlpha, intraclassCorrelations } from './reliability.js';

/** Expected values: scipy.special.gammainc and gammaincc, scipy.stats.gamma.ppf, scipy.stats.chi2.sf. */
describe('incomplete gamma function', () => {
  it.each([
    [0.5, 0.2, 0.47291074313446196],
    [3, 2.5, 0.45618688411667035],
    [3, 8, 0.986246032255997],
    [40, 35, 0.219809554825318],
    [150, 170, 0.9443655686898067],
    [2, 0, 0],
    [2, Infinity, 1],
  ])('P(%d, %d)', (a, x, p) => {
    expect(gammaP(a, x)).toBeCloseTo(p, 12);
    expect(gammaQ(a, x)).toBeCloseTo(1 - p, 12);
  });

  it('keeps its digits in the far tail', () => expect(gammaQ(3, 60) / 1.629586652937817e-23).toBeCloseTo(1, 10));

  it.each([
    [0.05, 7, 6, 0.5475526153157784],
    [0.95, 7, 6, 1.9737326087367146],
    [0.025, 0.3, 1, 3.1856790317391693e-6],
    [0.975, 0.3, 2, 0.9501318214194129],
    [0.5, 120, 100, 1.196668317768866],
    [1e-6, 2, 1, 0.0014148806614793436],
    [0.999, 1, 1, 6.907755278982137],
  ])('quantile %d of Gamma(%d, %d)', (p, shape, rate, x) =>
    expect(gammaQuantile(p, shape, rate) / x).toBeCloseTo(1, 9),
  );

  it('inverts P for any shape', () => {
    const shapes = fc.double({ min: 0.05, max: 500, noNaN: true });
    fc.assert(
      fc.property(shapes, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (shape, p) => {
        expect(gammaP(shape, gammaQuantile(p, shape))).toBeCloseTo(p, 8);
      }),
    );
  });

  it('refuses what has no value', () => {
    expect(() => gammaP(0, 1)).toThrow(RangeError);
    expect(() => gammaQ(1, Number.NaN)).toThrow(RangeError);
    expect(() => gammaQuantile(0.5, -1)).toThrow(RangeError);
  });
});

describe("Kendall's W", () => {
  it('with ties is .806962, chi-square 12.911392 (by hand: S 127.5, sum of T 6)', () => {
    const found = kendallW([
      [1, 2, 3, 4, 5],
      [2, 1, 3, 5, 4],
      [1, 2, 4, 3, 5],
      [1, 3, 2, 4, 4],
    ]);
    expect(found?.w).toBeCloseTo(0.806962, 6);
    expect(found?.chiSquare).toBeCloseTo(12.911392, 6);
    expect(found?.freedom).toBe(4);
    expect(found?.pValue).toBeCloseTo(0.011716962556230373, 7); // scipy.stats.chi2.sf(12.911392, 4)
  });

  it('is 1 for raters of one mind, 0 for two who contradict each other, null where it says nothing', () => {
    expect(
      kendallW([
        [1, 2, 3],
        [10, 20, 30],
      ])?.w,
    ).toBeCloseTo(1, 12);
    expect(
      kendallW([
        [1, 2, 3],
        [3, 2, 1],
      ])?.w,
    ).toBeCloseTo(0, 12);
    expect(
      kendallW([
        [5, 5],
        [7, 7],
      ]),
    ).toBeNull();
    expect(kendallW([[1, 2, 3]])).toBeNull();
    expect(kendallW([])).toBeNull();
    expect(() => kendallW([[1, 2], [1]])).toThrow('every item');
    expect(() =>
      kendallW([
        [1, Number.NaN],
        [1, 2],
      ]),
    ).toThrow('finite');
  });

  it('lies in 0..1 and ignores the order of raters and items', () => {
    const table = fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 5, maxLength: 5 }), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(table, (rows) => {
        const found = kendallW(rows);
        if (!found) return;
        expect(found.w).toBeGreaterThanOrEqual(-1e-12);
        expect(found.w).toBeLessThanOrEqual(1 + 1e-12);
        const turned = kendallW([...rows].reverse().map((row) => [...row].reverse()));
        expect(turned?.w).toBeCloseTo(found.w, 10);
      }),
    );
  });
});

describe('reliability', () => {
  it('Cronbach alpha of the worked table is .933673', () => {
    const rows = [
      [4, 5, 4],
      [3, 4, 3],
      [5, 5, 5],
      [2, 3, 2],
      [4, 4, 5],
    ];
    expect(cronbachAlpha(rows)).toBeCloseTo(0.933673, 6);
    expect(cronbachAlpha([[1, 2]])).toBeNull();
    expect(
      cronbachAlpha([
        [1, 2],
        [1, 2],
      ]),
    ).toBeNull();
    expect(() => cronbachAlpha([[1, 2], [1]])).toThrow('complete');
  });

  it('intraclass correlations of Shrout and Fleiss (1979), tables 2 and 4: .17 .29 .71 .44 .62 .91', () => {
    const icc = intraclassCorrelations([
      [9, 2, 5, 8],
      [6, 1, 3, 2],
      [8, 4, 6, 8],
      [7, 1, 2, 6],
      [10, 5, 6, 9],
      [6, 2, 4, 7],
    ]);
    expect(icc?.icc11).toBeCloseTo(0.16574176840547544, 10);
    expect(icc?.icc21).toBeCloseTo(0.2897637795275591, 10);
    expect(icc?.icc31).toBeCloseTo(0.7148407148407149, 10);
    expect(icc?.icc1k).toBeCloseTo(0.44279713367926865, 10);
    expect(icc?.icc2k).toBeCloseTo(0.6200505475989891, 10);
    expect(icc?.icc3k).toBeCloseTo(0.9093155423770695, 10);
    expect(
      intraclassCorrelations([
        [3, 3],
        [3, 3],
      ]),
    ).toBeNull();
    expect(intraclassCorrelations([[1, 2]])).toBeNull();
  });
});

describe('bimodality', () => {
  it.each([
    // scipy.stats.skew and kurtosis with bias=False
    [[1, 1, 2, 2, 2, 8, 8, 9, 9, 9], 0.525974759111157],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9], 0.29661016949152547],
    [[4, 5, 5, 5, 5, 6, 6], 0.17960948396094847],
  ])('coefficient of %j', (values, expected) => expect(bimodalityCoefficient(values)).toBeCloseTo(expected, 10));

  it('finds the two camps and how far they stand apart', () => {
    // By hand: means 1.6 and 8.6, variances .24 and .24, D = √2 · 7 / √.48.
    const found = camps([1, 9, 1, 2, 8, 2, 2, 8, 9, 9]);
    expect(found).toMatchObject({ split: 2, lower: { n: 5, mean: 1.6 }, upper: { n: 5, mean: 8.6 } });
    expect(found?.ashmanD).toBeCloseTo((Math.SQRT2 * 7) / Math.sqrt(0.48), 10);
    expect(camps([1, 1, 9, 9])?.ashmanD).toBe(Infinity);
  });

  it('says nothing of few or equal ratings', () => {
    expect(camps([1, 9, 9])).toBeNull();
    expect(camps([5, 5, 5, 5])).toBeNull();
    expect(bimodalityCoefficient([5, 5, 5, 5])).toBeNull();
    expect(bimodalityCoefficient([])).toBeNull();
  });
});

describe('ranks', () => {
  it('share the mean at ties', () => {
    expect(midRanks([10, 20, 20, 5])).toEqual([2, 3.5, 3.5, 1]);
    expect(midRanks([])).toEqual([]);
  });

  it('correlate as scipy.stats.spearmanr', () => {
    expect(spearman([1, 2, 2, 4, 5, 9], [2, 1, 3, 3, 8, 7])).toBeCloseTo(0.8088235294117647, 12);
    expect(spearman([1, 1], [1, 2])).toBeNull();
    expect(() => spearman([1], [1, 2])).toThrow('pairs');
  });
});

describe('nelderMead', () => {
  it("finds the floor of Rosenbrock's valley", () => {
    const found = nelderMead(
      ([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2,
      [-1.2, 1],
      [0.5, 0.5],
      1e-14,
      2000,
    );
    expect(found.at[0]).toBeCloseTo(1, 4);
    expect(found.at[1]).toBeCloseTo(1, 4);
  });
});
