import { describe, expect, it } from '@jest/globals';
import type { Placement } from '../api/types.js';
import { readSorting, sortRows, writeSorting } from './table-sort.js';

const row = (trendId: string, name: string, growth: number | null, volume: number): Placement =>
  ({
    trendId,
    name,
    volume,
    momentum: { growth, low: null, high: null },
    ring: 'act',
    segment: 's',
    ringProbability: {},
  }) as unknown as Placement;
const rows = [row('a', 'beta', null, 5), row('b', 'Alpha', 0.2, 5), row('c', 'gamma', -0.1, 9)];
const context = {
  numbers: new Map([
    ['a', 1],
    ['b', 2],
    ['c', 3],
  ]),
  segments: [],
  rings: [],
};
const ids = (column: string): string =>
  sortRows(rows, readSorting(column), context)
    .map(({ trendId }) => trendId)
    .join('');

describe('sorting the table twin', () => {
  it.each([
    ['', 'abc'],
    ['nonsense', 'abc'],
    ['-number', 'cba'],
    ['name', 'bac'],
    ['-volume', 'cab'],
    ['momentum', 'cba'],
    ['-momentum', 'bca'],
  ])('by "%s": %s', (column, order) => expect(ids(column)).toBe(order));

  it('writes back what it reads', () => {
    expect(writeSorting(readSorting('-volume'))).toBe('-volume');
    expect(writeSorting(readSorting(undefined))).toBeNull();
  });
});
