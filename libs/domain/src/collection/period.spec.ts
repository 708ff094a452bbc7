import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { digestPeriod } from './period.js';

describe('the period of a digest', () => {
  // Week numbers as `date -d DAY +%G-W%V` prints them.
  it.each([
    ['2026-11-28T06:00:00Z', '2026-11-28', '2026-W48'],
    ['2026-11-28T04:59:59Z', '2026-11-27', '2026-W48'],
    ['2026-11-30T04:59:59Z', '2026-11-29', '2026-W48'],
    ['2026-11-30T05:00:00Z', '2026-11-30', '2026-W49'],
    ['2027-01-01T12:00:00Z', '2027-01-01', '2026-W53'],
    ['2024-12-30T12:00:00Z', '2024-12-30', '2025-W01'],
    ['2024-02-29T12:00:00Z', '2024-02-29', '2024-W09'],
    ['2023-01-01T12:00:00Z', '2023-01-01', '2022-W52'],
  ])('at %s is the day %s and the week %s', (at, day, week) => {
    expect(digestPeriod('daily', new Date(at))).toBe(day);
    expect(digestPeriod('weekly', new Date(at))).toBe(week);
  });

  it('changes once in 24 hours, once in seven days, and never goes back', () => {
    const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, (at) => {
        const later = (days: number) => new Date(at.getTime() + days * 86_400_000);
        expect(digestPeriod('daily', later(1)) > digestPeriod('daily', at)).toBe(true);
        expect(digestPeriod('weekly', later(7)) > digestPeriod('weekly', at)).toBe(true);
        const week = [0, 1, 2, 3, 4, 5, 6].map((days) => digestPeriod('weekly', later(days)));
        expect(new Set(week).size).toBeLessThanOrEqual(2);
        expect([...week].sort()).toEqual(week);
      }),
    );
  });
});
