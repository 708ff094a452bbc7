import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findBursts } from './burst.js';

const states = (text: string): number[] => [...text].map(Number);

describe('findBursts', () => {
  it('finds the burst of the golden vector: p0 .054, states 0000111000, weight 10.188243', () => {
    const found = findBursts(
      [2, 3, 2, 3, 12, 14, 11, 3, 2, 2],
      Array.from({ length: 10 }, () => 100),
    );
    expect(found.usual).toBeCloseTo(0.054, 12);
    expect(found.states).toEqual(states('0000111000'));
    expect(found.bursts).toEqual([{ start: 4, end: 6, weight: expect.closeTo(10.188243, 6) }]);
  });

  /** Expected: the cheapest of all 4096 sequences, tried one by one in Python with scipy.stats.binom.logpmf. */
  it.each([
    [2, 0.5, [2.3127069233275837, 8.961276836740815]],
    [3, 0.2, [1.395115860052289, 10.430867868405226]],
  ])('agrees with trying all sequences, scaling %d, gamma %d', (scaling, gamma, weights) => {
    const relevant = [1, 0, 4, 6, 0, 1, 9, 8, 7, 0, 1, 1];
    const found = findBursts(relevant, [40, 50, 30, 45, 50, 60, 40, 42, 50, 55, 60, 70], { scaling, gamma });
    expect(found.states).toEqual(states('001100111000'));
    found.bursts.forEach((burst, i) => expect(burst.weight).toBeCloseTo(weights[i] ?? 0, 8));
  });

  it('finds nothing in nothing, in evenness, and where all documents are relevant', () => {
    expect(findBursts([], []).bursts).toEqual([]);
    expect(findBursts([0, 0], [5, 5])).toEqual({ usual: 0, states: [0, 0], bursts: [] });
    expect(findBursts([3, 3, 3], [10, 10, 10]).bursts).toEqual([]);
    expect(findBursts([5, 5], [5, 5]).bursts).toEqual([]);
    expect(findBursts([0, 4, 0], [0, 10, 0]).usual).toBe(0.4);
  });

  it('gives every burst a positive weight', () => {
    const batches = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 60 })), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(batches, (list) => {
        const found = findBursts(
          list.map(([r]) => r),
          list.map(([r, more]) => r + more),
        );
        for (const burst of found.bursts) expect(burst.weight).toBeGreaterThan(0);
      }),
    );
  });

  it('refuses impossible counts', () => {
    expect(() => findBursts([3], [2])).toThrow('3 of 2');
    expect(() => findBursts([1], [])).toThrow('same batches');
    expect(() => findBursts([1], [2], { scaling: 1, gamma: 1 })).toThrow('Scaling');
  });
});
