import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { partsAsPrinted, ringPercents } from './as-printed.js';

describe('figures as printed', () => {
  it('parts sum to the radius they are parts of', () => {
    const values = [0.4051, 0.2061, 0.0761, 0.0127].map((value) => ({ value }));
    expect(partsAsPrinted(values, 0.7)).toEqual([0.4, 0.21, 0.08, 0.01]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200_000 }), { minLength: 1, maxLength: 5 }), (millionths) => {
        const radius = millionths.reduce((sum, n) => sum + n, 0) / 1e6;
        const printed = partsAsPrinted(
          millionths.map((n) => ({ value: n / 1e6 })),
          radius,
        );
        expect(printed.reduce((sum, part) => sum + Math.round(part * 100), 0)).toBe(Math.round(radius * 100));
        printed.forEach((part, i) => expect(Math.abs(part - millionths[i]! / 1e6)).toBeLessThan(0.01));
      }),
    );
  });

  it('rings sum to 100, in whatever order they are stored', () => {
    expect(ringPercents({ act: 0.685, prepare: 0.315, watch: 0 })).toEqual({ act: 69, prepare: 31, watch: 0 });
    expect(ringPercents({ watch: 0, prepare: 0.315, act: 0.685 })).toEqual({ act: 69, prepare: 31, watch: 0 });
    expect(ringPercents({})).toEqual({});
  });
});
