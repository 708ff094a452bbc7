import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Ring } from '../radar/radar.js';
import { type Criterion, fitsScale, radiusOfRating, straight, usualConsensus } from './criterion.js';
import { cellFigures, criterionFigures, hasTwoCamps } from './round-figures.js';

const rings: Ring[] = [
  { id: 'act', name: 'Act', horizon: '0-2 years', outer: 0.4 },
  { id: 'prepare', name: 'Prepare', horizon: '2-5 years', outer: 0.7 },
  { id: 'watch', name: 'Watch', horizon: '5-10 years', outer: 1 },
];
const years = { scale: { kind: 'year', from: 2026, to: 2050 }, inverse: false } as const;
const criterion = (fields: Partial<Criterion> = {}): Criterion => ({
  key: 'impact',
  name: 'Impact',
  question: '?',
  measures: 'impact',
  scale: { kind: 'points', points: 9 },
  inverse: false,
  low: '',
  high: '',
  consensus: usualConsensus({ kind: 'points', points: 9 }),
  ...fields,
});

describe('scales', () => {
  it('take whole numbers within their range', () => {
    for (const [value, fits] of [
      [1, true],
      [9, true],
      [0, false],
      [10, false],
      [4.5, false],
      [Number.NaN, false],
    ] as const)
      expect(fitsScale(value, { kind: 'points', points: 9 })).toBe(fits);
    expect(fitsScale(0, { kind: 'percent' })).toBe(true);
    expect(fitsScale(2051, years.scale)).toBe(false);
  });

  it('run the other way when inverse, and back again', () => {
    expect(straight(2, criterion({ inverse: true }))).toBe(8);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        (v) => straight(straight(v, criterion({ inverse: true })), criterion({ inverse: true })) === v,
      ),
    );
  });

  it('place a year in the ring whose horizon it falls into', () => {
    const at = (year: number) => radiusOfRating(year, years, rings, 2026);
    expect([2026, 2027, 2028, 2031, 2036, 2050].map(at)).toEqual([0, 0.2, 0.4, 0.7, 1, 1]);
    expect(radiusOfRating(3, criterion({ scale: { kind: 'points', points: 5 } }), rings, 2026)).toBe(0.5);
    expect(radiusOfRating(5, criterion({ scale: { kind: 'points', points: 5 }, inverse: true }), rings, 2026)).toBe(0);
  });
});

describe('figures of a round', () => {
  const even = (values: number[]) => values.map((value) => ({ value, weight: 1 }));

  it('of a cell are those of methods.md: quartiles 4, 5, 5.25', () => {
    const found = cellFigures(even([3, 4, 4, 5, 5, 5, 6, 7]), criterion(), false);
    expect(found).toMatchObject({ n: 8, median: 5, q1: 4, q3: 5.25, iqr: 1.25, consensus: true, weighted: null });
    expect(found?.counts).toEqual([
      [3, 1],
      [4, 2],
      [5, 3],
      [6, 1],
      [7, 1],
    ]);
    expect(cellFigures([], criterion(), true)).toBeNull();
  });

  it('name two camps only where two of a size stand apart', () => {
    expect(hasTwoCamps(cellFigures(even([1, 1, 1, 1, 2, 2, 2, 2, 8, 8, 8, 8, 9, 9, 9, 9]), criterion(), false)!)).toBe(
      true,
    );
    expect(hasTwoCamps(cellFigures(even([1, 8, 8, 8, 8, 8, 9, 9]), criterion(), false)!)).toBe(false);
    expect(hasTwoCamps(cellFigures(even([5, 5, 5, 5, 5]), criterion(), false)!)).toBe(false);
  });

  it('of a criterion are those of methods.md, whichever way its scale runs', () => {
    const rows = [
      [4, 5, 4],
      [3, 4, 3],
      [5, 5, 5],
      [2, 3, 2],
      [4, 4, 5],
    ].map((values, i) => ({
      panellist: `p${i}`,
      values: new Map(values.map((value, item) => [`i${item}`, value] as [string, number])),
    }));
    const items = ['i0', 'i1', 'i2'];
    const found = criterionFigures(rows, items, criterion(), 5);
    expect(found?.alpha).toBeCloseTo(0.933673, 6);
    const other = criterionFigures(rows, items, criterion({ inverse: true }), 5);
    expect(other?.alpha).toBeCloseTo(0.933673, 6);
    expect(other?.kendall?.w).toBeCloseTo(found?.kendall?.w ?? Number.NaN, 12);
    expect(criterionFigures(rows.slice(0, 4), items, criterion(), 5)).toBeNull();
    expect(criterionFigures(rows, ['i0'], criterion(), 5)).toBeNull();
  });
});
