import { describe, expect, it } from '@jest/globals';
import { logGamma } from './gamma.js';
import { normalQuantile } from './normal.js';
import { quantile } from './quantile.js';

describe('quantile, type 7', () => {
  it('agrees with R and numpy on 3,4,4,5,5,5,6,7', () => {
    const values = [7, 3, 5, 4, 5, 4, 6, 5];
    expect([0.25, 0.5, 0.75].map((q) => quantile(values, q))).toEqual([4, 5, 5.25]);
    expect([0, 1].map((q) => quantile(values, q))).toEqual([3, 7]);
  });

  it('of one value is that value; of none is refused', () => {
    expect(quantile([4], 0.3)).toBe(4);
    expect(() => quantile([], 0.5)).toThrow('at least one');
    expect(() => quantile([1], 1.5)).toThrow('0..1');
  });
});

/** Expected values: scipy.special.ndtri and gammaln. */
describe('special functions', () => {
  it.each([
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [0.3, -0.5244005127080409],
    [0.001, -3.090232306167813],
    [1e-10, -6.361340902404056],
  ])('normalQuantile(%d)', (p, z) => expect(normalQuantile(p)).toBeCloseTo(z, 12));

  it.each([
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247],
    [1, 0],
    [2.5, 0.2846828704729192],
    [1000.5, 5908.674175848678],
  ])('logGamma(%d)', (x, y) => expect(logGamma(x)).toBeCloseTo(y, 10));

  it('refuses what has no value', () => {
    expect(() => logGamma(0)).toThrow(RangeError);
    expect(() => normalQuantile(2)).toThrow(RangeError);
    expect(normalQuantile(0)).toBe(-Infinity);
  });
});
