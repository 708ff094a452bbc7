import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRoutineEditionDue } from './due.js';

const latest = { asOf: '2026-02-25', signalCount: 1_000 };

describe('an edition from pulled sources', () => {
  it.each([
    ['2026-03-03', 1_099, false],
    ['2026-03-04', 1_000, true],
    ['2026-02-25', 1_100, true],
    ['2027-01-01', 1_001, true],
    // A clock set back, and signals that were taken away.
    ['2026-02-20', 900, false],
  ])('as of %s with %i signals, when it comes once a week: %s', (asOf, signals, due) => {
    expect(isRoutineEditionDue(latest, { asOf, signals }, 7)).toBe(due);
  });

  it('comes at once after an empty one, and always where none is to wait', () => {
    expect(isRoutineEditionDue({ asOf: '2026-02-25', signalCount: 0 }, { asOf: '2026-02-25', signals: 1 }, 7)).toBe(
      true,
    );
    expect(isRoutineEditionDue(latest, { asOf: '2026-02-25', signals: 1_000 }, 0)).toBe(true);
  });

  it('comes seldom, however often sources are pulled: few a day while a store grows', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 300 }), (pulls) => {
        let published = { asOf: '2026-03-01', signalCount: 100 };
        let signals = 100;
        let editions = 0;
        for (const brought of pulls) {
          signals += brought;
          if (!isRoutineEditionDue(published, { asOf: '2026-03-01', signals }, 1)) continue;
          published = { asOf: '2026-03-01', signalCount: signals };
          editions += 1;
        }
        expect(editions).toBeLessThanOrEqual(Math.log(signals / 100) / Math.log(1.1));
      }),
    );
  });
});
