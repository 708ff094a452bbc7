import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ecosystemOverlap, nearnessOf, partnerScore, type PartnerParts } from './partners.js';
import { kilometresBetween } from './places.js';

const none: PartnerParts = { complements: 0, addedDensity: 0, common: 0, nearness: 0, ecosystems: 0, readiness: null };

describe('partners', () => {
  it('are ranked by what they add before what they share', () => {
    expect(partnerScore({ ...none, complements: 1 })).toBeGreaterThan(
      partnerScore({ ...none, common: 1, nearness: 1, ecosystems: 1 }),
    );
    // Without readiness the other weights sum to 0.9.
    expect(partnerScore({ ...none, complements: 1 })).toBeCloseTo(0.4 / 0.9, 9);
    expect(partnerScore({ ...none, complements: 1, readiness: 0 })).toBeCloseTo(0.4, 9);
  });
  it('have the weighted mean of their parts (numpy.average with .4 .2 .1 .1 .1 .1: .6302; without readiness and place: .57778)', () => {
    const parts = { complements: 0.75, addedDensity: 0.3, common: 0.5, ecosystems: 0.6 };
    expect(partnerScore({ ...parts, nearness: nearnessOf(744), readiness: 0.85 })).toBeCloseTo(0.6302, 12);
    expect(partnerScore({ ...parts, nearness: nearnessOf(null), readiness: null })).toBeCloseTo(0.5777777777777778, 12);
    expect(partnerScore(none)).toBe(0);
  });
  it('have scores between 0 and 1 that never fall when a part grows', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    const parts = fc.record({
      complements: part,
      addedDensity: part,
      common: part,
      nearness: part,
      ecosystems: part,
      readiness: part,
    });
    fc.assert(
      fc.property(parts, part, (one, more) => {
        expect(partnerScore(one)).toBeLessThanOrEqual(1 + 1e-12);
        expect(partnerScore({ ...one, complements: Math.max(one.complements, more) })).toBeGreaterThanOrEqual(
          partnerScore(one) - 1e-12,
        );
      }),
    );
  });
  it('overlap by weight', () => {
    expect(
      ecosystemOverlap(
        new Map([['a', 1]]),
        new Map([
          ['a', 0.5],
          ['b', 0.5],
        ]),
      ),
    ).toBeCloseTo(0.5 / 1.5, 9);
    expect(ecosystemOverlap(new Map(), new Map())).toBe(0);
  });
});

describe('distance', () => {
  const at = (nuts: string | null, country: string | null) => ({ nuts, country });
  it.each([
    [at('DE212', 'DE'), at('DE212', 'DE'), 30],
    [at('DE212', 'DE'), at('DE211', 'DE'), 80],
    [at('DE21', 'DE'), at('DE22', 'DE'), 150],
    [at('DE21', 'DE'), at('DE60', 'DE'), 300],
    [at(null, 'DE'), at(null, null), null],
  ])('of %j and %j is %s km', (a, b, km) => expect(kilometresBetween(a, b)).toBe(km));
  it('between countries is that of the capitals', () => {
    // Paris to Rome by the great circle: about 1,105 km.
    expect(kilometresBetween(at('FR10', 'FR'), at('ITI4', 'IT'))).toBeGreaterThan(1_080);
    expect(kilometresBetween(at('FR10', 'FR'), at('ITI4', 'IT'))).toBeLessThan(1_130);
    // Vienna to Brussels, haversine in numpy: 912.3 km.
    expect(kilometresBetween(at('AT13', 'AT'), at('BE10', 'BE'))).toBe(912);
    expect(nearnessOf(null)).toBe(0.5);
    expect(nearnessOf(9_000)).toBe(0);
  });
});
