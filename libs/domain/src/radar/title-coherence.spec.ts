import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { titleCoherence } from './title-coherence.js';

describe('titleCoherence', () => {
  it('is the mean cosine of words, by hand: 1/2, 0 and 0 of three pairs give 1/6', () => {
    expect(titleCoherence(['Green steel of the Ruhr: works', 'STEEL works and copper mines', 'Tea'])).toBeCloseTo(
      0.5,
      12,
    );
    expect(titleCoherence(['steel works green ruhr', 'steel works copper mines', 'camellia gardens'])).toBeCloseTo(
      1 / 6,
      12,
    );
  });

  it('says nothing of less than two titles with words', () => {
    expect(titleCoherence([])).toBeNull();
    expect(titleCoherence(['Hydrogen', 'of the', ''])).toBeNull();
  });

  it('lies in 0..1 and is 1 for copies, in any script', () => {
    expect(titleCoherence(['Зелёная сталь', 'Зелёная сталь'])).toBeCloseTo(1, 12);
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 12 }), (titles) => {
        const coherence = titleCoherence(titles) ?? 0;
        expect(coherence).toBeGreaterThanOrEqual(-1e-12);
        expect(coherence).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });
});
