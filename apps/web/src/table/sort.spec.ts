import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sorted } from './sort.js';

describe('the order of a table', () => {
  it('puts rows without a value last, whichever way it goes', () => {
    expect(sorted([3, null, 1], (n) => n, false)).toEqual([1, 3, null]);
    expect(sorted([3, null, 1], (n) => n, true)).toEqual([3, 1, null]);
  });
  it('sorts names as people do', () => {
    expect(sorted(['Zug', 'ähnlich', 'Item 10', 'Item 9'], (s) => s, false)).toEqual([
      'ähnlich',
      'Item 9',
      'Item 10',
      'Zug',
    ]);
  });
  it('keeps equals in their order and loses no row', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ key: fc.option(fc.nat(3)), at: fc.nat() })), fc.boolean(), (rows, down) => {
        const out = sorted(rows, (row) => row.key, down);
        expect(new Set(out)).toEqual(new Set(rows));
        expect(out).toHaveLength(rows.length);
        for (const value of [0, 1, 2, 3, null]) {
          const same = (list: readonly (typeof rows)[number][]) => list.filter((row) => row.key === value);
          expect(same(out)).toEqual(same(rows));
        }
      }),
    );
  });
});
