import { describe, expect, it } from '@jest/globals';
import { proportion } from '../statistics/proportion.js';
import { brierScore, calibrationOf, type ScoredForecast } from './calibration.js';

const forecast = (p: number, ring: string, more: Partial<ScoredForecast> = {}): ScoredForecast => ({
  ring: p >= 0.5 ? 'act' : 'watch',
  ringProbability: { act: p, watch: 1 - p },
  interval: { low: 0.2, high: 0.5 },
  momentum: { growth: 0.1, low: 0.02, high: 0.2 },
  outcome: { ring, radius: 0.3, growth: 0.05 },
  ...more,
});

/** Expected: scipy.stats.binomtest(...).proportion_ci(method='wilson'). */
describe('proportion', () => {
  it.each([
    [8, 10, 0.95, 0.4901624715366418, 0.9433178485456248],
    [0, 7, 0.95, 0, 0.35433043506668743],
    [17, 20, 0.9, 0.6781719243246932, 0.9384175895226318],
  ])('%d of %d', (hits, n, level, low, high) => {
    const found = proportion(hits, n, level);
    expect(found.low).toBeCloseTo(low, 10);
    expect(found.high).toBeCloseTo(high, 10);
  });

  it('knows nothing of nothing', () => {
    expect(proportion(0, 0)).toEqual({ hits: 0, n: 0, share: null, low: 0, high: 1 });
    expect(() => proportion(3, 2)).toThrow('3 of 2');
  });
});

describe('brierScore', () => {
  it('by hand: (0.7 - 1)² + 0.3² = 0.18, and 0.6² + (0.4 - 1)² = 0.72; mean 0.45', () => {
    const found = brierScore([
      { probability: { act: 0.7, watch: 0.3 }, outcome: 'act' },
      { probability: { act: 0.6, watch: 0.4 }, outcome: 'watch' },
    ]);
    expect(found).toBeCloseTo(0.45, 12);
    expect(brierScore([{ probability: { act: 1 }, outcome: 'gone' }])).toBe(2);
    expect(brierScore([])).toBeNull();
  });
});

describe('calibrationOf', () => {
  it('scores ring, interval, growth sign and skill', () => {
    const found = calibrationOf([
      forecast(0.9, 'act'),
      forecast(0.8, 'act', { outcome: { ring: 'act', radius: 0.6, growth: -0.1 } }),
      forecast(0.1, 'watch', { momentum: { growth: null, low: 0.5, high: null } }),
      forecast(0.7, 'watch', { momentum: { growth: 0.1, low: -0.1, high: 0.3 } }),
    ]);
    expect(found.n).toBe(4);
    expect(found.ringHit).toMatchObject({ hits: 3, n: 4, share: 0.75 });
    expect(found.coverage).toMatchObject({ hits: 3, n: 4 });
    expect(found.growthSign).toMatchObject({ hits: 2, n: 3 });
    // Brier by hand: (.02 + .08 + .02 + .98) / 4; the outcome shares alone score 0.5.
    expect(found.brier).toBeCloseTo(0.275, 12);
    expect(found.skill).toBeCloseTo(1 - 0.275 / 0.5, 12);
    expect(found.reliability).toHaveLength(5);
    expect(found.reliability.reduce((sum, bin) => sum + bin.came.n, 0)).toBe(8);
    expect(found.reliability[4]).toMatchObject({ came: { hits: 3, n: 3 } });
  });

  it('publishes what it has when it has nothing, and no skill where all outcomes are alike', () => {
    expect(calibrationOf([])).toMatchObject({ n: 0, brier: null, skill: null, ringHit: { share: null } });
    expect(calibrationOf([forecast(0.9, 'act')]).skill).toBeNull();
    const unknown = forecast(0.9, 'act', { momentum: { growth: null, low: null, high: null } });
    expect(calibrationOf([unknown]).growthSign.n).toBe(0);
  });
});
