import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PullTallier } from './pull-tally.js';

const tallyOf = (values: readonly unknown[]) => {
  const tallier = new PullTallier();
  for (const value of values) tallier.add(value);
  return tallier.tally;
};

describe('the tally of a pull', () => {
  it('counts items, languages and countries, and finds the newest day', () => {
    expect(
      tallyOf([
        { date: '2026-03-04', lang: 'en-GB', country: 'se' },
        { date: '2026-03-05T10:00:00Z', lang: 'en', country: 'SE' },
        { date: 'yesterday', lang: 'Swedish', country: 'Sweden' },
        {},
      ]),
    ).toEqual({ items: 4, newest: '2026-03-05', languages: { en: 2 }, countries: { SE: 2 } });
  });

  it('is nothing for a pull of nothing', () => {
    expect(tallyOf([])).toBeNull();
    expect(tallyOf([null, 'text', 7])).toBeNull();
  });

  it('stays small, never counts more than there is, and takes any value', () => {
    const codes = fc.stringMatching(/^[a-z]{2}$/);
    const row = fc.record({ date: fc.anything(), lang: fc.oneof(codes, fc.anything()), country: codes });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const { items, languages, countries } = tallyOf(rows)!;
        expect(items).toBe(rows.length);
        for (const mix of [languages, countries]) {
          expect(Object.keys(mix).length).toBeLessThanOrEqual(12);
          expect(Object.values(mix).reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(items);
        }
      }),
    );
  });
});
