import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sampleOf, steadiness, type Sampled } from './steadiness.js';

const sampled = (rows: readonly number[], ...groups: number[][]): Sampled => ({
  sample: Uint8Array.from({ length: 10 }, (_, row) => (rows.includes(row) ? 1 : 0)),
  groups: groups.map((members) => ({ members })),
});
const ALL = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

describe('the steadiness of a group', () => {
  it('is the mean of the best Jaccard indices in the samples', () => {
    const same = sampled(ALL, [4, 5], [0, 1, 2, 3]);
    const half = sampled(ALL, [2, 3, 4, 5], [9]);
    // 1, and 2 of 6.
    expect(steadiness([0, 1, 2, 3], [same, half])).toBeCloseTo((1 + 2 / 6) / 2, 12);
  });

  it('counts only what the sample has', () => {
    expect(steadiness([0, 1, 2, 3], [sampled([1, 2, 3, 6, 7], [6, 7], [1, 2, 3])])).toBe(1);
  });

  it('is 0 where nothing is found again, and 1 with no sample', () => {
    expect(steadiness([0, 1], [sampled(ALL, [5, 6]), sampled(ALL)])).toBe(0);
    expect(steadiness([0, 1], [])).toBe(1);
  });

  it('lies between 0 and 1', () => {
    const rows = fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1 });
    fc.assert(
      fc.property(rows, fc.array(rows), rows, (group, groups, known) => {
        const value = steadiness(group, [sampled(known, ...groups.map((g) => g.filter((r) => known.includes(r))))]);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('draws the same sample for the same seed, of about the share', () => {
    expect(sampleOf(1_000, 0.85, 3)).toEqual(sampleOf(1_000, 0.85, 3));
    const drawn = sampleOf(1_000, 0.85, 3).reduce((sum, one) => sum + one, 0);
    expect(drawn).toBeGreaterThan(800);
    expect(drawn).toBeLessThan(900);
  });
});
