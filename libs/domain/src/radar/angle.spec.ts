import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assignAngles, sectorOf, type Newcomer } from './angle.js';
import { chainSum, seriate } from './seriation.js';

const segments = ['technology', 'digital', 'green', 'business', 'society'].map((id) => ({ id, name: id }));
const many = (n: number, segment = 'green'): Newcomer[] =>
  Array.from({ length: n }, (_, i) => ({ trendId: `t${i}`, segment, related: [`t${(i * 7 + 3) % n}`] }));

describe('seriate', () => {
  const line = ['a', 'b', 'c', 'd', 'e'];
  const near = (x: string, y: string): number => (Math.abs(line.indexOf(x) - line.indexOf(y)) === 1 ? 1 : 0);

  it('finds the line that the similarities describe, whatever the order of the input', () => {
    for (const ids of [['c', 'a', 'e', 'b', 'd'], [...line].reverse(), line]) expect(seriate(ids, near)).toEqual(line);
  });

  it('handles nothing and one', () => {
    expect(seriate([], near)).toEqual([]);
    expect(seriate(['a'], near)).toEqual(['a']);
  });

  it('is never worse than the order by name', () => {
    const weights = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(weights, (w) => {
        const ids = Array.from({ length: 8 }, (_, i) => `t${i}`);
        const s = (a: string, b: string): number => {
          const [i, j] = [ids.indexOf(a), ids.indexOf(b)].sort((x, y) => x - y) as [number, number];
          return w[i * 8 + j] ?? 0;
        };
        expect(chainSum(seriate(ids, s), s)).toBeGreaterThanOrEqual(chainSum(ids, s) - 1e-9);
      }),
      { numRuns: 30 },
    );
  });
});

describe('assignAngles', () => {
  it('spreads the first trends evenly inside the margins, related ones side by side', () => {
    const newcomers = ['a', 'b', 'c', 'd'].map((trendId) => ({ trendId, segment: 'digital' }));
    const related = newcomers.map((n) => (n.trendId === 'd' ? { ...n, related: ['a'] } : n));
    const angles = assignAngles(new Map(), related, segments);
    const sorted = [...angles].sort((x, y) => x[1] - y[1]);
    const at = sorted.map(([id]) => id);
    expect(Math.abs(at.indexOf('a') - at.indexOf('d'))).toBe(1);
    const width = (72 * 0.84) / 4;
    expect(sorted[0]?.[1]).toBeCloseTo(72 + 72 * 0.08 + width / 2, 5);
    for (let i = 1; i < 4; i += 1) expect((sorted[i]?.[1] ?? 0) - (sorted[i - 1]?.[1] ?? 0)).toBeCloseTo(width, 5);
  });

  it('never moves a trend that has an angle; a newcomer goes beside its relation', () => {
    const first = assignAngles(new Map(), many(6), segments);
    const second = assignAngles(first, [{ trendId: 'new', segment: 'green', related: ['t2'] }], segments);
    for (const [id, angle] of first) expect(second.get(id)).toBe(angle);
    const order = [...second].sort((a, b) => a[1] - b[1]).map(([id]) => id);
    expect(Math.abs(order.indexOf('new') - order.indexOf('t2'))).toBe(1);
  });

  it('gives a trend that changed its segment a new angle, and keeps one that did not', () => {
    const first = assignAngles(new Map(), many(3), segments);
    const moved = assignAngles(
      first,
      [
        { trendId: 't1', segment: 'business' },
        { trendId: 't0', segment: 'green' },
      ],
      segments,
    );
    const { from, to } = sectorOf(segments, 'business');
    expect(moved.get('t1')).toBeGreaterThan(from);
    expect(moved.get('t1')).toBeLessThan(to);
    expect(moved.get('t0')).toBe(first.get('t0'));
  });

  it('keeps 60 trends of a segment apart and off the borders, also when they come one by one', () => {
    let angles = new Map<string, number>();
    for (const newcomer of many(60)) angles = assignAngles(angles, [newcomer], segments);
    const all = [...angles.values()].sort((a, b) => a - b);
    const { from, to } = sectorOf(segments, 'green');
    expect(new Set(all).size).toBe(60);
    expect(all[0]).toBeGreaterThanOrEqual(from + 0.08 * 72);
    expect(all.at(-1)).toBeLessThanOrEqual(to - 0.08 * 72);
    const gaps = all.slice(1).map((angle, i) => angle - (all[i] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan((0.84 * 72) / 60 / 8);
  });

  it('does not depend on the order of the input', () => {
    const base = many(12).map((n, i) => ({ ...n, segment: segments[i % 2]?.id ?? '' }));
    const expected = assignAngles(new Map(), base, segments);
    fc.assert(
      fc.property(fc.shuffledSubarray(base, { minLength: 12 }), (shuffled) => {
        const angles = assignAngles(new Map(), shuffled, segments);
        for (const [id, angle] of expected) expect(angles.get(id)).toBe(angle);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses an unknown segment by name', () => {
    expect(() => assignAngles(new Map(), [{ trendId: 'a', segment: 'elsewhere' }], segments)).toThrow('elsewhere');
  });
});
