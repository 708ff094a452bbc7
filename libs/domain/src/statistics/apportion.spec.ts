import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { apportion, wholePercents } from './apportion.js';

describe('whole numbers for parts', () => {
  it.each([
    // Alone, the first would give 33 + 33 + 33, the second 13 + 13 + 75 = 101.
    [
      [1 / 3, 1 / 3, 1 / 3],
      [34, 33, 33],
    ],
    [
      [0.125, 0.125, 0.75],
      [13, 12, 75],
    ],
    [
      [0.435, 0.565],
      [44, 56],
    ],
    [
      [0.005, 0.995],
      [1, 99],
    ],
    [[1], [100]],
    [
      [0, 0, 1],
      [0, 0, 100],
    ],
    [[], []],
  ])('%j are %j percent', (shares, percents) => expect(wholePercents(shares)).toEqual(percents));

  it('leaves out what the parts leave out', () => expect(wholePercents([0.25, 0.25])).toEqual([25, 25]));

  /** The example of the method's own literature: seats of a house of 10 for 43, 29 and 28 of a hundred votes. */
  it('gives seats as Hamilton did', () => expect(apportion([4.3, 2.9, 2.8], 10)).toEqual([4, 3, 3]));

  it('sums to the whole, with no part further than one from its share', () => {
    const parts = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        parts.filter((list) => list.some((n) => n > 0)),
        (list) => {
          const sum = list.reduce((a, b) => a + b, 0);
          const shares = list.map((n) => n / sum);
          const percents = wholePercents(shares);
          expect(percents.reduce((a, b) => a + b, 0)).toBe(100);
          percents.forEach((p, i) => expect(Math.abs(p - 100 * shares[i]!)).toBeLessThan(1 + 1e-9));
        },
      ),
    );
  });
});
