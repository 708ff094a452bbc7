import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PlacementView } from '../radars/radar.schema.js';
import { placesOf } from './embed.places.js';

const segments = [0, 72, 144, 216, 288].map((from) => ({ id: String(from), name: '', from, to: from + 72 }));
const rings = [
  { id: 'act', name: '', horizon: '', inner: 0, outer: 0.4 },
  { id: 'prepare', name: '', horizon: '', inner: 0.4, outer: 0.7 },
  { id: 'watch', name: '', horizon: '', inner: 0.7, outer: 1 },
];
const trend = (angle: number, radius: number, volume = 9): PlacementView =>
  ({
    angle,
    radius,
    volume,
    segment: segments.find(({ from, to }) => angle >= from && angle < to)!.id,
    ring: rings.find(({ outer }) => radius <= outer)!.id,
  }) as PlacementView;
const places = (trends: readonly PlacementView[]) => placesOf({ segments, rings }, trends);

describe('the places of marks in a frame', () => {
  it('are those of the data where there is room', () => {
    // At the top, half way out: 180 of 360 units above the centre at 500.
    expect(places([trend(0, 0.5)])).toEqual([{ x: 500, y: 320, r: 17, moved: false }]);
    expect(places([])).toEqual([]);
  });
  it('grow with the volume, between bounds', () => {
    expect(places([trend(0, 0.5, 0), trend(180, 0.5, 1e9)]).map(({ r }) => r)).toEqual([14, 26]);
  });
  it('put the smaller of two beside the larger, along the arc first', () => {
    const [small, large] = places([trend(30, 0.5, 1), trend(30, 0.5, 100)]);
    expect([small!.moved, large!.moved]).toEqual([true, false]);
    // No nearer to the centre: only the radius is a judgement.
    expect(Math.hypot(small!.x - 500, small!.y - 500)).toBeCloseTo(180, -1);
  });
  it('never cover each other, stay in their ring and segment, and are the same each time', () => {
    const mark = fc.record({
      angle: fc.double({ min: 0, max: 359.9, noNaN: true }),
      radius: fc.double({ min: 0.05, max: 1, noNaN: true }),
      volume: fc.integer({ min: 0, max: 500 }),
    });
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 24 }), (marks) => {
        const trends = marks.map(({ angle, radius, volume }) => trend(angle, radius, volume));
        const all = places(trends);
        expect(places(trends)).toEqual(all);
        // A segment of a ring that is asked to hold more than fits may cover; nothing else may.
        const crowd = Math.max(
          0,
          ...trends.map((a) => trends.filter((b) => a.segment === b.segment && a.ring === b.ring).length),
        );
        if (crowd > 3) return;
        for (const [i, a] of all.entries()) {
          for (const b of all.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(a.r + b.r);
          if (!a.moved) continue;
          const { inner, outer } = rings.find(({ id }) => id === trends[i]!.ring)!;
          const radius = Math.hypot(a.x - 500, a.y - 500) / 360;
          expect(radius).toBeGreaterThanOrEqual(inner - 0.001);
          expect(radius).toBeLessThanOrEqual(outer + 0.001);
        }
      }),
      { numRuns: 60 },
    );
  });
});
