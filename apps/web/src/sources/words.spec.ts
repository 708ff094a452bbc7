import { describe, expect, it } from '@jest/globals';
import { ago, ahead, language, mix } from './words.js';

const NOW = Date.parse('2026-11-28T12:00:00Z');

describe('words about sources', () => {
  it.each([
    [null, 'never'],
    ['2026-11-28T11:57:00Z', '3 minutes ago'],
    ['2026-11-28T12:00:30Z', 'this minute'],
    ['2026-11-28T07:00:00Z', '5 hours ago'],
    ['2026-11-20T12:00:00Z', '8 days ago'],
  ])('says how long ago %s was', (text, words) => expect(ago(text, NOW)).toBe(words));

  it.each([
    [null, 'now'],
    ['2026-11-28T11:00:00Z', 'now'],
    ['2026-11-28T12:12:00Z', 'in 12 minutes'],
    ['2026-11-28T18:00:00Z', 'in 6 hours'],
  ])('says when %s comes', (text, words) => expect(ahead(text, NOW)).toBe(words));

  it('names one language by itself, several with their shares, and none for none', () => {
    expect(mix({ en: 20 }, 20, language)).toBe('English');
    expect(mix({ en: 15, fr: 5 }, 20, language)).toBe('English 75\u00a0%, French 25\u00a0%');
    expect(mix({ en: 5 }, 20, language)).toBe('English 25\u00a0%');
    expect(mix({}, 20, language)).toBe('');
    expect(mix({ en: 4, fr: 3, de: 2, it: 1 }, 10, language)).toContain('…');
    expect(language('nonsense code')).toBe('nonsense code');
  });
});
