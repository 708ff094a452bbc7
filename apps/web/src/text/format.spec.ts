import { describe, expect, it } from '@jest/globals';
import { bytes, country, day, pathId, percent, plural, rate, signed, signedRate, sureness } from './format.js';

describe('formats', () => {
  it('writes shares with a real minus and never claims certainty', () => {
    expect([percent(0.834), percent(-0.08), percent(0), signed(0.12)]).toEqual([
      '83\u00a0%',
      '−8\u00a0%',
      '0\u00a0%',
      '+12\u00a0%',
    ]);
    expect([sureness(1), sureness(0.99), sureness(0.3)]).toEqual(['>99\u00a0%', '99\u00a0%', '30\u00a0%']);
  });

  it('writes days, countries and sizes, and leaves what it does not know', () => {
    expect([day('2026-11-21'), day('2026-11-20T23:30:00Z'), day('soon')]).toEqual([
      '21 November 2026',
      '20 November 2026',
      'soon',
    ]);
    expect([country('DE'), country('nonsense')]).toEqual(['Germany', 'nonsense']);
    expect([bytes(0), bytes(999), bytes(14_143_271)]).toEqual(['0 bytes', '999 bytes', '14.1 MB']);
    expect([plural(1, 'trend', 'trends'), plural(0, 'trend', 'trends')]).toEqual(['trend', 'trends']);
  });

  it('writes no growth beyond threefold a year as if it were known', () => {
    expect([rate(0.12), rate(2), rate(2.01), rate(82.46)]).toEqual([
      '12\u00a0%',
      '200\u00a0%',
      '>200\u00a0%',
      '>200\u00a0%',
    ]);
    expect([signedRate(0.12), signedRate(-0.08), signedRate(82.46)]).toEqual([
      '+12\u00a0%',
      '−8\u00a0%',
      '>+200\u00a0%',
    ]);
  });

  it('makes an id one segment of an address that no server takes for a file', () => {
    expect(pathId('arxiv:2606.31819')).toBe('arxiv%3A2606%2E31819');
    expect(decodeURIComponent(pathId('a/b?c#d.e'))).toBe('a/b?c#d.e');
    expect(pathId('a/b?c#d.e')).not.toMatch(/[/?#.]/);
  });
});
