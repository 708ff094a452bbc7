import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { at } from './polar.js';
import { type Mark, spread } from './spread.js';

const dial = { cx: 350, cy: 350, r: 320 };
const whole = { sector: { from: 0, to: 360 }, band: { inner: 0, outer: 1 } };
const mark = (id: string, angle: number, radius: number, size = 10): Mark => ({ id, angle, radius, size, ...whole });

describe('spread', () => {
  it('leaves alone what stands free: radius and angle are data', () => {
    const spots = spread([mark('a', 10, 0.5), mark('b', 100, 0.5), mark('c', 200, 0.9)], dial);
    for (const [id, angle, radius] of [
      ['a', 10, 0.5],
      ['b', 100, 0.5],
      ['c', 200, 0.9],
    ] as const) {
      expect(spots.get(id)).toMatchObject({ ...at(dial, angle, radius), moved: false });
    }
  });

  it('moves the smaller of two at the same place, along the arc, and remembers the true place', () => {
    const spots = spread([mark('small', 40, 0.5, 9), mark('large', 40, 0.5, 20)], dial);
    expect(spots.get('large')!.moved).toBe(false);
    const small = spots.get('small')!;
    expect(small.moved).toBe(true);
    expect(small.truth).toEqual(at(dial, 40, 0.5));
    expect(Math.hypot(small.x - dial.cx, small.y - dial.cy)).toBeCloseTo(0.5 * dial.r, 6);
  });

  it('keeps within its own sector and band', () => {
    const narrow = { sector: { from: 0, to: 72 }, band: { inner: 0.4, outer: 0.7 } };
    const marks = Array.from({ length: 8 }, (_, index) => ({ ...mark(`m${index}`, 70, 0.69), ...narrow }));
    for (const spot of spread(marks, dial).values()) {
      const radius = Math.hypot(spot.x - dial.cx, spot.y - dial.cy) / dial.r;
      const angle = (Math.atan2(spot.x - dial.cx, dial.cy - spot.y) * 180) / Math.PI;
      expect(radius).toBeGreaterThanOrEqual(0.4 - 1e-9);
      expect(radius).toBeLessThanOrEqual(0.7 + 1e-9);
      expect(angle).toBeGreaterThan(0);
      expect(angle).toBeLessThan(72);
    }
  });

  it('is empty for nothing and gives up gracefully where there is no room at all', () => {
    expect(spread([], dial).size).toBe(0);
    const tight = { sector: { from: 0, to: 1 }, band: { inner: 0.5, outer: 0.5 } };
    const spots = spread(
      [
        { ...mark('a', 0.5, 0.5), ...tight },
        { ...mark('b', 0.5, 0.5), ...tight },
      ],
      dial,
    );
    expect(spots.get('b')).toMatchObject({ moved: false });
  });

  it('makes 60 trends stand apart by 24 px and more, whatever the order they come in', () => {
    const trends = fc.array(
      fc.record({
        angle: fc.integer({ min: 0, max: 359 }),
        radius: fc.integer({ min: 15, max: 95 }),
        size: fc.integer({ min: 9, max: 19 }),
      }),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(trends, (list) => {
        const marks = list.map(({ angle, radius, size }, index) => mark(`t${index}`, angle, radius / 100, size));
        const spots = spread(marks, dial);
        const again = spread([...marks].reverse(), dial);
        for (const a of marks) {
          expect(again.get(a.id)).toEqual(spots.get(a.id));
          for (const b of marks) {
            if (a.id >= b.id) continue;
            const [p, q] = [spots.get(a.id)!, spots.get(b.id)!];
            expect(Math.hypot(p.x - q.x, p.y - q.y)).toBeGreaterThanOrEqual(Math.max(24, a.size + b.size));
          }
        }
      }),
      { numRuns: 25, seed: 20261121 },
    );
  });
});
