import { describe, expect, it } from '@jest/globals';
import { buildSeries, type KindYearCounts } from '../series/series.js';
import { normalCdf } from '../statistics/incomplete-gamma.js';
import { effectiveActors, meanPairSimilarity, readEmergence } from './emergence.js';

const totals: KindYearCounts = { publication: { 2022: 100, 2023: 100, 2024: 100, 2025: 100 }, news: { 2025: 40 } };
const read = (counts: KindYearCounts, more = {}) =>
  readEmergence({
    series: buildSeries(counts, totals, '2026-06-30', {}),
    incompleteYears: {},
    years: 5,
    similarity: 0.3,
    actors: [5, 5],
    ringProbability: { act: 0.5, prepare: 0.5, watch: 0 },
    ...more,
  });

describe('readEmergence', () => {
  it('measures five things apart, and no sum', () => {
    const found = read({ publication: { 2024: 2, 2025: 6 }, news: { 2025: 2 } });
    expect(Object.keys(found)).toEqual(['novelty', 'growth', 'coherence', 'impact', 'uncertainty']);
    // By hand: 2 · 0.625 + 6 · 0.875 + 2 · 0.5 (all news are of one year) over 10.
    expect(found.novelty.score).toBeCloseTo((2 * 0.625 + 6 * 0.875 + 2 * 0.5) / 10, 12);
    expect(found.growth.score).toBeGreaterThan(0.95);
    expect(found.coherence.score).toBe(0.3);
    expect(found.impact).toEqual({ score: 2 / 12, measured: 2 });
    expect(found.uncertainty.score).toBeCloseTo(1 / Math.log2(3), 12);
    expect(found.uncertainty.measured).toBe(1);
  });

  it('is as new as the rest when it is dated like the rest', () => {
    const found = read({ publication: { 2022: 3, 2023: 3, 2024: 3, 2025: 3 } });
    expect(found.novelty.score).toBeCloseTo(0.5, 12);
    expect(found.growth.score).toBeCloseTo(0.5, 9);
    expect(found.growth.measured).toBeCloseTo(0, 9);
  });

  it('answers null where the data do not tell', () => {
    const found = read({}, { similarity: null, actors: [], ringProbability: { act: 1 } });
    for (const part of Object.values(found)) expect(part.score).toBeNull();
    expect(read({ publication: { 2025: 4 } }).growth).toEqual({ score: 1, measured: null });
    // One signal in the last year, or two, are no growth.
    expect(read({ publication: { 2025: 2 } }).growth).toEqual({ score: null, measured: null });
    expect(read({ publication: { 2022: 1, 2025: 1 } }).growth).toEqual({ score: null, measured: null });
  });
});

describe('measures', () => {
  it('count ten signals of one actor as one actor', () => {
    expect(effectiveActors([10])).toBe(1);
    expect(effectiveActors([1, 1, 1, 1])).toBe(4);
    expect(effectiveActors([])).toBe(0);
  });

  it('take the mean cosine of all pairs without visiting them', () => {
    const s = Math.SQRT1_2;
    const vectors = [
      new Map([[1, 1]]),
      new Map([[2, 1]]),
      new Map([
        [1, s],
        [2, s],
      ]),
    ];
    expect(meanPairSimilarity(vectors)).toBeCloseTo((0 + s + s) / 3, 12);
    expect(meanPairSimilarity([new Map([[1, 1]])])).toBeNull();
  });

  it.each([
    // scipy.stats.norm.cdf
    [-3, 0.0013498980316300933],
    [-0.5, 0.3085375387259869],
    [0, 0.5],
    [1.96, 0.9750021048517795],
  ])('normalCdf(%d)', (x, p) => expect(normalCdf(x)).toBeCloseTo(p, 12));
});
