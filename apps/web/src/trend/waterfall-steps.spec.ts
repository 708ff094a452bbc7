import { describe, expect, it } from '@jest/globals';
import type { Contribution } from '../api/types.js';
import { steps } from './waterfall-steps.js';

const part = (kind: Contribution['kind'], value: number, weight: number): Contribution => ({
  kind,
  value,
  weight,
  maturity: 0.3,
  evidence: 5,
});

describe('the steps to a radius', () => {
  const laid = steps(
    [part('patent', 0.2061, 0.3744), part('news', 0.4051, 0.3743), part('article', 0.0888, 0.2513)],
    0.7,
  );

  it('come largest first, each where the one before ended', () => {
    expect(laid.map(({ kind }) => kind)).toEqual(['news', 'patent', 'article']);
    expect(laid[1]!.from).toBe(laid[0]!.to);
    expect(laid.at(-1)!.to).toBeCloseTo(0.7);
    expect(steps([], 0)).toEqual([]);
  });

  it('are printed so that they sum to the radius, and weights to 100', () => {
    expect(laid.map(({ printed }) => printed)).toEqual([0.4, 0.21, 0.09]);
    expect(laid.map(({ weightPercent }) => weightPercent)).toEqual([37, 38, 25]);
  });
});
