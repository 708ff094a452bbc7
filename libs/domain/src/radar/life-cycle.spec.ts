import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomFrom } from '../random/random.js';
import type { SeriesPoint } from '../series/series.js';
import { fitExponential, fitSigmoid } from './growth-curves.js';
import { readLifeCycle, stageOf } from './life-cycle.js';

const totals = [100, 105, 112, 118, 125, 131, 140, 148, 155, 163, 170, 180, 190, 200, 210, 220, 232, 245];
const points = (counts: number[]): SeriesPoint[] =>
  counts.map((count, i) => ({ year: 2008 + i, count, total: totals[i] ?? 1, share: 0, complete: true }));

const bell = [1, 1, 2, 4, 6, 9, 13, 18, 22, 25, 26, 24, 21, 17, 13, 9, 7, 5];
const rise = [0, 0, 1, 0, 1, 1, 2, 2, 3, 4, 5, 6, 8, 11, 14, 18, 24, 30];
const skew = [2, 9, 16, 18, 17, 15, 13, 12, 10, 8, 7, 6, 5, 4, 4, 3, 3, 2];

/** Expected: the same likelihood maximised with scipy.optimize from many starts. */
describe('growth curves', () => {
  it.each([
    ['bell, logistic', bell, 'logistic', 226.51529108734056, 0.450008988752353, 2017.8688143460047, 80.25121575662632],
    ['bell, Gompertz', bell, 'gompertz', 237.25149481043448, 0.2588694496019435, 2016.5489265553515, 91.0239577364257],
    ['skew, logistic', skew, 'logistic', 228.78208611222442, 0.3324110004189897, 2012.3707509574042, 87.65090347073539],
    ['skew, Gompertz', skew, 'gompertz', 189.89020251690758, 0.3068762330361682, 2012.236895101511, 81.83200899875153],
    ['rise, logistic', rise, 'logistic', 588.565764580125, 0.2512039048230345, 2032.0993035255533, 63.22757830054018],
  ] as const)('%s', (_, counts, family, saturation, rate, inflection, aicc) => {
    const fit = fitSigmoid(points([...counts]), family);
    expect((fit.saturation ?? 0) / saturation).toBeCloseTo(1, 3);
    expect(fit.rate).toBeCloseTo(rate, 4);
    expect(fit.inflection).toBeCloseTo(inflection, 2);
    expect(fit.aicc).toBeCloseTo(aicc, 5);
  });

  it.each([
    [bell, -0.0003661075367527097, 175.7326113948494],
    [rise, 0.2208161907050512, 60.54050946802716],
    [skew, -0.13429204427265984, 106.37328228403547],
  ])('exponential %#', (counts, rate, aicc) => {
    const fit = fitExponential(points(counts));
    expect(fit?.rate).toBeCloseTo(rate, 6);
    expect(fit?.aicc).toBeCloseTo(aicc, 6);
  });
});

describe('readLifeCycle', () => {
  const read = (counts: number[]) => readLifeCycle(points(counts), 2026.5, randomFrom('life'), 60);

  it('chooses the logistic for a bell, with intervals around K and inflection', () => {
    const found = read(bell);
    expect(found?.best.family).toBe('logistic');
    expect(found?.stage).toBe('saturation');
    expect(found?.saturation?.interval.low).toBeLessThan(226.5);
    expect(found?.saturation?.interval.high).toBeGreaterThan(226.5);
    expect((found?.inflection?.interval.high ?? 0) - (found?.inflection?.interval.low ?? 0)).toBeLessThan(2);
    expect(found?.note).toContain('logistic');
  });

  it('chooses the Gompertz curve for an early peak with a long tail', () =>
    expect(read(skew)?.best.family).toBe('gompertz'));

  it('says "before inflection" for exponential growth instead of a wild number', () => {
    const found = read(rise);
    expect(found?.stage).toBe('before inflection');
    expect(found?.saturation).toBeNull();
    expect(found?.share).toBeNull();
    expect(found?.note).toContain('cannot be told');
  });

  it('speaks of no inflection to come where the years decline', () =>
    expect(read(rise.toReversed())?.note).toBe('Exponential decline explains the years best.'));

  it('says nothing of too little evidence, too few years, or evidence in one year', () => {
    expect(read([0, 1, 2, 3, 3, 0])).toBeNull();
    expect(read([5, 9, 12, 8])).toBeNull();
    expect(read([0, 0, 0, 0, 0, 40])).toBeNull();
    expect(read([])).toBeNull();
  });

  it('never gives a number that is not finite', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 6, maxLength: 18 });
    fc.assert(
      fc.property(counts, (c) => {
        const found = readLifeCycle(points(c), 2026.5, randomFrom('any'), 5);
        if (!found) return;
        expect(Number.isFinite(found.best.aicc)).toBe(true);
        for (const estimate of [found.saturation, found.inflection, found.share]) {
          if (!estimate) continue;
          expect([estimate.value, estimate.interval.low, estimate.interval.high].every(Number.isFinite)).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('names the bands', () => {
    expect([0, 0.1, 0.5, 0.9, 0.91].map(stageOf)).toEqual([
      'emergence',
      'growth',
      'maturity',
      'maturity',
      'saturation',
    ]);
  });
});
