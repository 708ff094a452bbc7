import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fuse, reliability } from './maturity.js';

describe('fuse', () => {
  const kinds = fc.array(
    fc.record({ evidence: fc.integer({ min: 1, max: 300 }), maturity: fc.double({ min: 0, max: 1, noNaN: true }) }),
    { minLength: 1, maxLength: 5 },
  );
  const fused = (list: { evidence: number; maturity: number }[]): number =>
    fuse(list.map((k) => ({ weight: reliability(k.evidence, 30), maturity: k.maturity }))) ?? Number.NaN;

  it('never moves outward when a maturer kind gains evidence, nor inward when a less mature one does', () => {
    fc.assert(
      fc.property(kinds, fc.nat(4), fc.integer({ min: 1, max: 100 }), (list, pick, more) => {
        const at = pick % list.length;
        const before = fused(list);
        const grown = list.map((k, i) => (i === at ? { ...k, evidence: k.evidence + more } : k));
        const change = fused(grown) - before;
        if ((list[at]?.maturity ?? 0) >= before) expect(change).toBeGreaterThanOrEqual(-1e-12);
        else expect(change).toBeLessThanOrEqual(1e-12);
      }),
    );
  });

  it('lies between the least and the most mature kind, whatever their order', () => {
    fc.assert(
      fc.property(kinds, (list) => {
        const values = list.map((k) => k.maturity);
        expect(fused(list)).toBeGreaterThanOrEqual(Math.min(...values) - 1e-12);
        expect(fused(list)).toBeLessThanOrEqual(Math.max(...values) + 1e-12);
        expect(fused([...list].reverse())).toBeCloseTo(fused(list), 12);
      }),
    );
  });

  it('is null of nothing; reliability is a half at the half', () => {
    expect(fuse([])).toBeNull();
    expect(fuse([{ weight: 0, maturity: 0.3 }])).toBeNull();
    expect(reliability(30, 30)).toBe(0.5);
    expect(reliability(0, 30)).toBe(0);
  });
});
