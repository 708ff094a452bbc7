import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { buildSeries, type SeriesPoint } from '../series/series.js';
import { fitGrowth, momentumOf } from './momentum.js';

const points = (counts: number[], totals: number[], from = 2021): SeriesPoint[] =>
  counts.map((count, i) => {
    const total = totals[i] ?? 1;
    return { year: from + i, count, total, share: count / total, complete: true };
  });

const T = { a: [100, 120, 150, 160, 200], b: [50, 60, 60, 80, 90] };

/** Expected slopes and errors: Poisson GLM with offset ln T and an intercept for each kind, by IRLS in numpy. */
describe('fitGrowth', () => {
  it('agrees with a Poisson GLM', () => {
    const fit = fitGrowth([points([2, 3, 5, 4, 9], T.a), points([1, 0, 2, 3, 4], T.b)]);
    expect(fit?.slope).toBeCloseTo(0.22532266689856031, 10);
    expect(fit?.error).toBeCloseTo(0.13480607731103555, 10);
    expect(fit?.dispersion).toBe(1);
  });

  it('widens the error by the quasi-Poisson dispersion', () => {
    const fit = fitGrowth([points([1, 9, 2, 14, 6], T.a), points([7, 0, 12, 1, 9], T.b)]);
    expect(fit?.slope).toBeCloseTo(0.008022413696787177, 10);
    expect(fit?.dispersion).toBeCloseTo(5.388615099639475, 8);
    expect(fit?.error).toBeCloseTo(0.21349006086369943, 10);
  });

  it('says nothing without two years of evidence', () => {
    expect(fitGrowth([])).toBeNull();
    expect(fitGrowth([points([5], [10])])).toBeNull();
    expect(fitGrowth([points([0, 0], [10, 10])])).toBeNull();
  });

  it('is infinite when all evidence lies in the last or the first year', () => {
    expect(fitGrowth([points([0, 5], [10, 10])])?.slope).toBe(Infinity);
    expect(fitGrowth([points([5, 0], [10, 10])])?.slope).toBe(-Infinity);
  });

  it('does not change when all counts and totals are scaled', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 10 });
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 50 }), (c, k) => {
        const totals = c.map((x, i) => 50 + x + i * 7);
        const one = fitGrowth([points(c, totals)]);
        const scaled = fitGrowth([
          points(
            c.map((x) => x * k),
            totals.map((t) => t * k),
          ),
        ]);
        if (one === null || one.error === null) expect(scaled?.slope).toBe(one?.slope);
        else expect(scaled?.slope).toBeCloseTo(one.slope, 8);
      }),
    );
  });
});

describe('momentumOf', () => {
  const series = (counts: Record<number, number>, totals: Record<number, number>) =>
    buildSeries({ news: counts }, { news: totals }, '2026-06-30', { news: 1 });

  it('is growth of the share: evidence that doubles in a universe that doubles does not grow', () => {
    const m = momentumOf(series({ 2024: 10, 2025: 20 }, { 2024: 100, 2025: 200 }), 5, { news: 1 }, 0.9);
    expect(m.growth).toBeCloseTo(0, 10);
    expect(m.low).toBeLessThan(0);
    expect(m.high).toBeGreaterThan(0);
  });

  it('looks back the given complete years only', () => {
    const counts = { 2015: 90, 2024: 5, 2025: 10, 2026: 90 };
    const totals = { 2015: 100, 2024: 100, 2025: 100, 2026: 100 };
    expect(momentumOf(series(counts, totals), 5, { news: 1 }, 0.9).growth).toBeCloseTo(1, 10);
  });

  it('gives a lower bound alone when all is in the last year (root of the likelihood, scipy brentq)', () => {
    const m = momentumOf(series({ 2025: 5 }, { 2024: 100, 2025: 100 }), 5, { news: 1 }, 0.9);
    expect(m).toEqual({ growth: null, low: expect.closeTo(2.218633831756014, 6), high: null });
  });

  it('says nothing of two dated signals', () => {
    const two = series({ 2025: 2, 2026: 9 }, { 2024: 100, 2025: 100, 2026: 100 });
    expect(momentumOf(two, 5, { news: 1 }, 0.9)).toEqual({ growth: null, low: null, high: null });
  });

  it('is not identified from one year of one source', () => {
    expect(momentumOf(series({ 2026: 5 }, { 2026: 100 }), 5, { news: 1 }, 0.9)).toEqual({
      growth: null,
      low: null,
      high: null,
    });
  });
});
