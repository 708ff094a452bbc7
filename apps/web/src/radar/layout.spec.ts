import { describe, expect, it } from '@jest/globals';
import type { Placement, Ring, Segment } from '../api/types.js';
import { boxesOverlap, discOverlaps } from './boxes.js';
import { layoutRadar, type LayoutWish } from './layout.js';

const segments: readonly Segment[] = ['a', 'b', 'c', 'd', 'e'].map((id, i) => ({
  id,
  name: `Segment ${id}`,
  from: i * 72,
  to: (i + 1) * 72,
}));
const rings: readonly Ring[] = [
  { id: 'act', name: 'Act', horizon: '0-2 years', inner: 0, outer: 0.4 },
  { id: 'prepare', name: 'Prepare', horizon: '2-5 years', inner: 0.4, outer: 0.7 },
  { id: 'watch', name: 'Watch', horizon: '5-10 years', inner: 0.7, outer: 1 },
];
const NAMES = [
  'Low-carbon concrete',
  'Reusable and small launchers',
  'Post-quantum security',
  'Water-smart and drought-proof farming',
  'Robots on the building site',
];

/** Trends crowded into the middle ring, as early radars are: golden-angle places inside each segment. */
const placements = (n: number): Placement[] =>
  Array.from({ length: n }, (_, i) => {
    const segment = segments[(i * 3) % (n > 30 ? 5 : 3)]!;
    const radius = 0.3 + 0.6 * ((i * 0.618034) % 1);
    return {
      trendId: `trend-${i}`,
      name: NAMES[i % NAMES.length]!,
      ecosystem: 'digital',
      segment: segment.id,
      ring: rings.find(({ outer }) => radius <= outer)!.id,
      radius,
      angle: segment.from + 6 + 60 * ((i * 0.754878) % 1),
      interval: { low: radius - 0.1, high: radius + 0.1 },
      ringProbability: {},
      maturity: 1 - radius,
      movement: 'none',
      previousRadius: i % 3 ? radius : radius - 0.08,
      momentum: { growth: null, low: null, high: null },
      volume: 3 + ((i * 37) % 300),
      evidence: { [['patent', 'publication', 'investment', 'news'][i % 4]!]: 9 },
      origin: 'curated',
    };
  });
const wish = (n: number, changes: Partial<LayoutWish> = {}): LayoutWish => ({
  placements: placements(n),
  segments,
  rings,
  width: 960,
  height: 700,
  named: 16,
  whiskers: false,
  compact: false,
  ...changes,
});

describe('layout of a radar', () => {
  it.each([1, 5, 20, 60])('with %d trends: no mark covers a mark, no name covers a name or a mark', (n) => {
    const { blips, labels, dial } = layoutRadar(wish(n));
    expect(blips).toHaveLength(n);
    for (const a of blips) {
      expect(Math.hypot(a.spot.x - dial.cx, a.spot.y - dial.cy)).toBeLessThanOrEqual(dial.r + 1e-6);
      for (const b of blips) {
        if (a.number < b.number)
          expect(Math.hypot(a.spot.x - b.spot.x, a.spot.y - b.spot.y)).toBeGreaterThanOrEqual(
            Math.max(24, a.reach + b.reach),
          );
      }
    }
    for (const label of labels) {
      for (const other of labels) if (other !== label) expect(boxesOverlap(label.box, other.box)).toBe(false);
      for (const { spot, reach } of blips) expect(discOverlaps(label.box, { ...spot, r: reach })).toBe(false);
    }
  });

  it('names most trends of a small radar and many of a full one', () => {
    expect(layoutRadar(wish(5)).labels).toHaveLength(5);
    expect(layoutRadar(wish(60)).labels.length).toBeGreaterThanOrEqual(10);
  });

  it('draws the same picture for the same data, in whatever order they come', () => {
    const first = layoutRadar(wish(40));
    const second = layoutRadar({ ...wish(40), placements: placements(40).reverse() });
    expect(second.labels).toEqual(first.labels);
    expect(new Map(second.blips.map(({ number, spot }) => [number, spot]))).toEqual(
      new Map(first.blips.map(({ number, spot }) => [number, spot])),
    );
  });

  it('keeps a ring and a segment true for marks that step aside', () => {
    const { blips, dial } = layoutRadar(wish(60));
    for (const { placement, spot } of blips) {
      const radius = Math.hypot(spot.x - dial.cx, spot.y - dial.cy) / dial.r;
      const ring = rings.find(({ id }) => id === placement.ring)!;
      expect(radius).toBeGreaterThanOrEqual(ring.inner - 1e-9);
      expect(radius).toBeLessThanOrEqual(ring.outer + 1e-9);
    }
  });

  it('is smaller and without names on a phone, and empty without trends', () => {
    const phone = layoutRadar(wish(60, { compact: true, width: 340, height: 340 }));
    expect(phone.labels).toEqual([]);
    expect(Math.max(...phone.blips.map(({ size }) => size))).toBeLessThan(
      Math.max(...layoutRadar(wish(60)).blips.map(({ size }) => size)),
    );
    expect(layoutRadar(wish(0))).toMatchObject({ blips: [], labels: [], scale: { top: 0 } });
  });
});
