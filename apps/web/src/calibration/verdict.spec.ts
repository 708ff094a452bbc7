import { describe, expect, it } from '@jest/globals';
import type { Calibration, Proportion } from './types.js';
import { timidity, verdicts } from './verdict.js';

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

  it('do not praise growth that is hardly better than a coin', () => {
    const [, , growth] = verdicts(calibration({ growthSign: of(58, 100, 0.52, 0.64) }), 0.9);
    expect(growth).toMatchObject({ kind: null, note: expect.stringContaining('hardly better than a coin') });
    expect(kinds({ growthSign: of(80, 100, 0.71, 0.87) })[2]).toBe('good');
  });

  it('say nothing of nothing', () => {
    const nothing = of(0, 0, 0, 1);
    const all = verdicts(calibration({ ringHit: nothing, coverage: nothing, brier: null, skill: null }), 0.9);
    expect(all.map(({ kind, value }) => [kind, value])).toEqual(all.map(() => [null, '–']));
  });
});

describe('timidity', () => {
  const bin = (from: number, came: Proportion) => ({ from, to: from + 0.2, forecast: from + 0.1, came });
  it('says in one sentence which way the chances err, and nothing where they do not', () => {
    expect(timidity([bin(0.6, of(92, 100, 0.85, 0.96)), bin(0.8, of(90, 100, 0.83, 0.94))])).toBe(
      'Said chances are too timid: where 60\u00a0% to 80\u00a0% was said, it came in 92\u00a0%.',
    );
    expect(timidity([bin(0.2, of(8, 100, 0.04, 0.15))])).toContain('too timid');
    expect(timidity([bin(0.8, of(50, 100, 0.4, 0.6))])).toContain('too sure');
    expect(timidity([bin(0.6, of(7, 10, 0.4, 0.9)), bin(0.4, of(90, 100, 0.8, 0.95)), bin(0, of(0, 0, 0, 1))])).toBe(
      '',
    );
  });
});
