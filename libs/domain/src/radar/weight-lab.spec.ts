import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomFrom } from '../random/random.js';
import { type LabTrend, tryWeights } from './weight-lab.js';

const RINGS = [
  { id: 'act', name: 'Act', horizon: '', outer: 0.4 },
  { id: 'prepare', name: 'Prepare', horizon: '', outer: 0.7 },
  { id: 'watch', name: 'Watch', horizon: '', outer: 1 },
];
const trend = (trendId: string, ...parts: [kind: 'patent' | 'news', weight: number, maturity: number][]): LabTrend => ({
  trendId,
  ring: undefined,
  contributions: parts.map(([kind, weight, maturity]) => ({ kind, weight, maturity })),
});
const lab = (trends: LabTrend[], settings: Partial<Parameters<typeof tryWeights>[1]> = {}) =>
  tryWeights(
    trends,
    { factors: {}, aggregation: 'arithmetic', spread: 0.25, draws: 200, ...settings },
    { rings: RINGS, hysteresis: 0.03 },
    randomFrom('test'),
  );

describe('tryWeights', () => {
  const a = trend('a', ['patent', 0.5, 0.2], ['news', 0.5, 0.8]);

  // By hand: 1 - (0.5 * 0.2 + 0.5 * 0.8) = 0.5; with patents doubled 1 - (1 * 0.2 + 0.5 * 0.8) / 1.5 = 0.6;
  // geometric 1 - sqrt(0.2 * 0.8) = 0.6; without news 0.8.
  it.each([
    [{}, 0.5, 'prepare'],
    [{ factors: { patent: 2 } }, 0.6, 'prepare'],
    [{ aggregation: 'geometric' as const }, 0.6, 'prepare'],
    [{ factors: { news: 0 } }, 0.8, 'watch'],
  ])('%j gives radius %d', (settings, radius, ring) =>
    expect(lab([a], settings)[0]).toMatchObject({ radius, ring, rank: 1 }),
  );

  it.each([
    ['act', 0.58, 'act'],
    ['prepare', 0.58, 'prepare'],
    [undefined, 0.58, 'prepare'],
    // Beyond the hysteresis it goes where it lies.
    ['act', 0.56, 'prepare'],
  ])('keeps the published ring %s as a radar does, at maturity %d: %s', (ring, maturity, expected) => {
    expect(lab([{ ...trend('a', ['news', 1, maturity]), ring }])[0]).toMatchObject({ ring: expected });
  });

  it('places nothing by nothing', () => {
    expect(lab([])).toEqual([]);
    expect(lab([trend('b', ['news', 1, 0.5])], { factors: { news: 0 } })[0]).toEqual({
      trendId: 'b',
      radius: null,
      ring: null,
      rank: null,
      rankInterval: null,
      fragile: false,
    });
  });

  it('shares ranks between equals', () => {
    expect(lab([a, { ...a, trendId: 'b' }, trend('c', ['news', 1, 0.1])]).map((result) => result.rank)).toEqual([
      1, 1, 3,
    ]);
  });

  it('calls ranks fragile that hang on the weights, and no others', () => {
    const mixed = [
      trend('steady', ['patent', 0.5, 0.95], ['news', 0.5, 0.95]),
      trend('one', ['patent', 0.5, 0.2], ['news', 0.5, 0.8]),
      trend('other', ['patent', 0.5, 0.8], ['news', 0.5, 0.2]),
    ];
    expect(lab(mixed).map((result) => result.fragile)).toEqual([false, true, true]);
  });

  it('is the published radar at factors of 1, whatever the order, and never leaves 0..1', () => {
    const part = fc.record({
      weight: fc.double({ min: 0.01, max: 1, noNaN: true }),
      maturity: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part), { minLength: 1, maxLength: 8 }), (pairs) => {
        const trends = pairs.map(([p, n], index) =>
          trend(`t${index}`, ['patent', p.weight, p.maturity], ['news', n.weight, n.maturity]),
        );
        const forward = lab(trends, { draws: 5 });
        const backward = lab([...trends].reverse(), { draws: 5 }).reverse();
        expect(backward.map((result) => result.rank)).toEqual(forward.map((result) => result.rank));
        for (const { radius } of forward) expect(radius! >= 0 && radius! <= 1).toBe(true);
      }),
    );
  });
});
