import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { quantile } from '../statistics/quantile.js';
import { agendaOf } from './agenda.js';
import { groupCells } from './cells.js';
import { hasConsensus, inverted, NINE_POINT_BANDS, summarise, usualRule } from './consensus.js';
import { expertiseView, weightedQuantile } from './expertise.js';
import { quadraticKappa, stabilityOf } from './stability.js';

describe('consensus', () => {
  it('summarises 3,4,4,5,5,5,6,7 by quartiles of type 7: 4, 5, 5.25', () => {
    expect(summarise([3, 4, 4, 5, 5, 5, 6, 7])).toMatchObject({
      n: 8,
      q1: 4,
      median: 5,
      q3: 5.25,
      iqr: 1.25,
      mean: 4.875,
    });
    expect(summarise([4])).toMatchObject({ iqr: 0, deviation: null });
    expect(summarise([])).toBeNull();
    expect(() => summarise([Number.NaN])).toThrow('finite');
  });

  it('declares by the usual bar: IQR 1 on five points, 1.5 on seven, 2 on nine', () => {
    expect([5, 7, 9].map((max) => usualRule({ min: 1, max }))).toEqual([
      { kind: 'iqr', atMost: 1 },
      { kind: 'iqr', atMost: 1.5 },
      { kind: 'iqr', atMost: 2 },
    ]);
    expect(() => usualRule({ min: 1, max: 1 })).toThrow('dissent');
  });

  it('by IQR and by bands, either way, and never from a handful', () => {
    const rule = usualRule({ min: 1, max: 9 });
    expect(hasConsensus([3, 4, 4, 5, 5, 5, 6, 7], rule)).toBe(true);
    expect(hasConsensus([1, 2, 2, 5, 8, 8, 9, 9], rule)).toBe(false);
    expect(hasConsensus([7, 7, 8, 9, 7, 8, 9, 5, 6, 2], NINE_POINT_BANDS)).toBe(true);
    expect(hasConsensus([7, 7, 8, 9, 7, 8, 9, 2, 1, 2], NINE_POINT_BANDS)).toBe(false);
    expect(hasConsensus([1, 2, 2, 3, 1, 2, 3, 5, 6, 9], NINE_POINT_BANDS)).toBe(true);
    expect(hasConsensus([5, 5, 5, 5], rule)).toBeNull();
    expect(hasConsensus([], rule)).toBeNull();
  });

  it('turns inverse scales round', () => {
    expect(inverted(2, { min: 1, max: 9 })).toBe(8);
    expect(inverted(0, { min: 0, max: 100 })).toBe(100);
  });
});

describe('groupCells', () => {
  const many = (sizes: Record<string, number>) =>
    Object.entries(sizes).flatMap(([group, n]) => Array.from({ length: n }, (_, i) => ({ group, value: i })));
  const shown = (sizes: Record<string, number>) =>
    groupCells(many(sizes))
      .filter((c) => c.summary)
      .map((c) => c.group);

  it('keeps small groups back, and one more when the rest would give them away', () => {
    expect(shown({ members: 12, policy: 7, agency: 6 })).toEqual(['agency', 'members', 'policy']);
    expect(shown({ members: 12, policy: 7, agency: 4 })).toEqual(['members']);
    expect(shown({ members: 12, policy: 3, agency: 4 })).toEqual(['members']);
    expect(shown({ members: 4 })).toEqual([]);
    expect(groupCells([])).toEqual([]);
  });

  it('never leaves fewer than the minimum to be told from the total', () => {
    const sizes = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(sizes, (s) => {
        const all = Object.values(s).reduce((a, b) => a + b, 0);
        const cells = groupCells(many(s));
        const open = cells.reduce((sum, c) => sum + (c.n ?? 0), 0);
        expect(cells.every((c) => c.n === null || c.n >= 5)).toBe(true);
        if (open > 0) expect(all - open === 0 || all - open >= 5).toBe(true);
      }),
    );
  });
});

describe('stability', () => {
  it('compares the same people only', () => {
    const before = new Map([
      ['a', 1],
      ['b', 2],
      ['c', 3],
      ['d', 4],
      ['e', 5],
      ['f', 5],
      ['g', 3],
      ['h', 2],
      ['gone', 1],
    ]);
    const after = new Map([
      ['a', 1],
      ['b', 3],
      ['c', 3],
      ['d', 4],
      ['e', 4],
      ['f', 5],
      ['g', 2],
      ['h', 2],
      ['late', 5],
    ]);
    const found = stabilityOf(before, after);
    // numpy: coefficients of variation with n - 1; kappa from the 5 by 5 table with quadratic weights.
    expect(found).toMatchObject({ pairs: 8, droppedOut: 1, joined: 1, stable: true });
    expect(found.variation.before).toBeCloseTo(0.46647615158762407, 12);
    expect(found.variation.after).toBeCloseTo(0.4364357804719847, 12);
    expect(found.kappa).toBeCloseTo(0.8888888888888888, 12);
  });

  it('says nothing of nobody, of two, or of one mind', () => {
    expect(stabilityOf(new Map(), new Map())).toMatchObject({ pairs: 0, change: null, stable: null, kappa: null });
    expect(
      quadraticKappa([
        [1, 1],
        [2, 2],
      ]),
    ).toBeNull();
    expect(
      quadraticKappa([
        [3, 3],
        [3, 3],
        [3, 3],
      ]),
    ).toBeNull();
    expect(
      quadraticKappa([
        [1, 1],
        [5, 5],
        [3, 3],
      ]),
    ).toBe(1);
  });
});

describe('expertise', () => {
  it('shows the result with and without weights', () => {
    const found = expertiseView([
      { value: 2, weight: 1 },
      { value: 4, weight: 1 },
      { value: 9, weight: 4 },
    ]);
    expect(found.unweighted?.median).toBe(4);
    expect(found.weighted?.median).toBe(9);
    expect(found.weighted?.mean).toBeCloseTo(7, 12);
    expect(expertiseView([])).toEqual({ unweighted: null, weighted: null });
    expect(() => expertiseView([{ value: 1, weight: 0 }])).toThrow('positive');
  });

  it('equals the type-7 quantile when all weigh the same, and stays inside the ratings', () => {
    const values = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 15 });
    const weights = fc.array(fc.double({ min: 0.1, max: 5, noNaN: true }), { minLength: 15, maxLength: 15 });
    fc.assert(
      fc.property(values, weights, fc.constantFrom(0, 0.25, 0.5, 0.75, 1), (v, w, p) => {
        const even = v.map((value) => ({ value, weight: 0.7 }));
        expect(weightedQuantile(even, p)).toBeCloseTo(quantile(v, p), 9);
        const uneven = weightedQuantile(
          v.map((value, i) => ({ value, weight: w[i] ?? 1 })),
          p,
        );
        expect(uneven).toBeGreaterThanOrEqual(Math.min(...v));
        expect(uneven).toBeLessThanOrEqual(Math.max(...v));
      }),
    );
  });
});

describe('agendaOf', () => {
  it('puts the largest disagreement that is more than noise first', () => {
    const at = (trendId: string, radius: number, width: number, panel: number[]) => ({
      trendId,
      computed: { radius, interval: { low: radius - width, high: radius + width } },
      panel: summarise(panel),
    });
    const found = agendaOf([
      at('noise', 0.5, 0.5, [0.9, 0.9, 0.9]),
      at('small', 0.5, 0.05, [0.6, 0.6, 0.65]),
      at('large', 0.8, 0.05, [0.2, 0.3, 0.3]),
      at('nobody', 0.5, 0.1, []),
    ]);
    expect(found.map((item) => [item.trendId, item.apart])).toEqual([
      ['large', true],
      ['small', true],
      ['noise', false],
    ]);
    expect(found[0]?.difference).toBeCloseTo(-0.5, 12);
    // Where quartiles are kept back nothing is said of noise.
    const alone = { ...at('few', 0.5, 0.1, []), panel: { median: 0.9, q1: null, q3: null } };
    expect(agendaOf([alone])[0]).toMatchObject({ panel: 0.9, apart: null });
  });
});
