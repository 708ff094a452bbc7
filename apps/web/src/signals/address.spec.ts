import { describe, expect, it } from '@jest/globals';
import { isNarrowed, readSignals, signalSearch } from './address.js';

describe('address of a search', () => {
  it('reads facets as sets and sends them under the same names', () => {
    const choice = readSignals({ q: ' battery ', kind: 'patent,news,patent', order: 'newest', page: '3' });
    expect(choice.facets.kind).toEqual(['patent', 'news']);
    expect(signalSearch(choice, true)).toBe('q=battery&kind=patent%2Cnews&order=newest');
    expect(signalSearch(choice, false)).toBe('q=battery&kind=patent%2Cnews');
  });

  it('knows when nothing is asked', () => {
    expect(signalSearch(readSignals({}), true)).toBe('');
    expect(isNarrowed(readSignals({ q: '  ', order: 'oldest' }))).toBe(false);
    expect(isNarrowed(readSignals({ year: '2026' }))).toBe(true);
  });
});
