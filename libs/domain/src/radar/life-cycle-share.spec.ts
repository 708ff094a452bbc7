import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SeriesPoint } from '../series/series.js';
import { growthAtShare, shareAt, shareAtGrowth, shareBelief, shareTable } from './life-cycle-share.js';

const points = (counts: number[], totals: number[]): SeriesPoint[] =>
  counts.map((count, i) => ({ year: 2016 + i, count, total: totals[i] ?? 1, share: 0, complete: true }));
const read = (counts: number[], totals: number[]) => {
  const p = points(counts, totals);
  return shareBelief(shareTable(p, 0.25), p);
};
const flat = Array.from({ length: 10 }, () => 100);

/** Expected means: the same grid with scipy.stats.multinomial.pmf in Python. */
describe('shareBelief', () => {
  it('is early for a rising share, late for a falling one, half-way for one that grows as the universe does', () => {
    const rising = read([0, 0, 1, 1, 2, 2, 4, 5, 7, 8], flat);
    expect(rising.mean).toBeCloseTo(0.09257681191955522, 9);
    expect(rising.cumulative[4]).toBeCloseTo(0.97943692, 7);
    expect(read([8, 7, 5, 4, 2, 2, 1, 1, 0, 0], flat).mean).toBeCloseTo(0.907423188080445, 9);
    const universe = [10, 12, 15, 20, 26, 30, 40, 50, 60, 75];
    expect(read([1, 1, 2, 2, 3, 3, 4, 5, 6, 8], universe).mean).toBeCloseTo(0.4976605069551512, 9);
  });

  it('is the prior, 0.5 over all of 0..1, without dated evidence or with a single year', () => {
    for (const belief of [read([], []), read([0, 0, 0], flat), read([40], [100])]) {
      expect(belief.mean).toBeCloseTo(0.5, 12);
      expect(shareAt(belief, 0.05)).toBeCloseTo(0.05, 12);
      expect(shareAt(belief, 0.95)).toBeCloseTo(0.95, 12);
    }
  });

  it('narrows with evidence', () => {
    const width = (k: number): number => {
      const belief = read(
        [2, 2, 3, 3, 4, 4, 5, 5, 6, 6].map((c) => c * k),
        flat.map((t) => t * k),
      );
      return shareAt(belief, 0.95) - shareAt(belief, 0.05);
    };
    expect(width(10)).toBeLessThan(width(1));
    expect(width(100)).toBeLessThan(width(10));
  });

  it('inverts to a rising function inside 0..1', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(counts, fc.double({ min: 0, max: 0.999, noNaN: true }), (c, u) => {
        const belief = read(
          c,
          c.map((x) => x + 10),
        );
        const [low, high] = [shareAt(belief, u / 2), shareAt(belief, u)];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeGreaterThanOrEqual(low);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('growth and share', () => {
  it('are each other turned round, b = r (1 - 2F)', () => {
    expect(growthAtShare(0.5, 0.25)).toBe(0);
    expect(shareAtGrowth(0.125, 0.25)).toBe(0.25);
    expect(shareAtGrowth(9, 0.25)).toBe(0.025);
    expect(shareAtGrowth(-9, 0.25)).toBe(0.975);
  });
});
