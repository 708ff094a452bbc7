import { describe, expect, it } from '@jest/globals';
import type { Calibration, Proportion } from './types.js';
import { verdicts } from './verdict.js';

const of = (hits: number, n: number, low: number, high: number): Proportion => ({
  hits,
  n,
  share: n === 0 ? null : hits / n,
  low,
  high,
});
const calibration = (more: Partial<Calibration>): Calibration => ({
  n: 100,
  ringHit: of(80, 100, 0.71, 0.87),
  coverage: of(90, 100, 0.83, 0.94),
  growthSign: of(0, 0, 0, 1),
  brier: 0.3,
  skill: 0.4,
  reliability: [],
  ...more,
});
const kinds = (more: Partial<Calibration>) => verdicts(calibration(more), 0.9).map(({ kind }) => kind);

describe('verdicts', () => {
  it('are good where the page keeps its word', () => expect(kinds({})).toEqual(['good', 'good', null, 'good']));

  it('say so where it does not', () => {
    expect(kinds({ skill: -0.1 })).toEqual(['bad', 'good', null, 'bad']);
    expect(kinds({ coverage: of(70, 100, 0.6, 0.78) })[1]).toBe('bad');
    expect(kinds({ coverage: of(999, 1000, 0.994, 1) })[1]).toBe('bad');
    expect(kinds({ growthSign: of(30, 100, 0.22, 0.4) })[2]).toBe('bad');
    const [, , growth] = verdicts(calibration({ growthSign: of(45, 100, 0.36, 0.55) }), 0.9);
    expect(growth).toMatchObject({ kind: null, note: expect.stringContaining('no better than a coin') });
  });

  it('say nothing of nothing', () => {
    const nothing = of(0, 0, 0, 1);
    const all = verdicts(calibration({ ringHit: nothing, coverage: nothing, brier: null, skill: null }), 0.9);
    expect(all.map(({ kind, value }) => [kind, value])).toEqual(all.map(() => [null, '–']));
  });
});
