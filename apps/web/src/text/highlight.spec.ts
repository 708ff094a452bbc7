import { describe, expect, it } from '@jest/globals';
import { highlightSearch, highlightWords } from './highlight.js';

const marked = (pieces: readonly { text: string; marked: boolean }[]): string =>
  pieces.map(({ text, marked: on }) => (on ? `[${text}]` : text)).join('');

describe('highlights', () => {
  it('trusts a place that reads like its word, counted from title and text together', () => {
    const words = [{ term: 'pack', weight: 1, start: 8, end: 12 }];
    expect(marked(highlightWords('battery pack, pack', words))).toBe('battery [pack], pack');
    expect(marked(highlightWords('a pack', [{ term: 'pack', weight: 1, start: 102, end: 106 }], 100))).toBe('a [pack]');
  });

  it('looks for a word whose place is unknown or wrong, at the beginning of words only', () => {
    expect(marked(highlightWords('Unpacked PACKs', [{ term: 'pack', weight: 1 }]))).toBe('Unpacked [PACK]s');
    expect(marked(highlightWords('a pack', [{ term: 'pack', weight: 1, start: 0, end: 4 }]))).toBe('a [pack]');
    expect(
      marked(
        highlightWords('C++ (a.b)', [
          { term: 'C++', weight: 1 },
          { term: 'a.b', weight: 1 },
        ]),
      ),
    ).toBe('[C++] ([a.b])');
  });

  it('finds a word that begins within a place that is none, and letters of two halves', () => {
    const found = (text: string, term: string) => marked(highlightWords(text, [{ term, weight: 1 }]));
    expect(found('anon on on', 'on on')).toBe('anon [on on]');
    expect(found('éon, 𝒜on, on', 'on')).toBe('éon, 𝒜on, [on]');
    expect(found('anything', '')).toBe('anything');
  });

  it('joins overlapping words without losing or doubling a letter', () => {
    const words = [
      { term: 'humanoid robot', weight: 1 },
      { term: 'robot learning', weight: 1 },
      { term: 'robot', weight: 1 },
    ];
    const pieces = highlightWords('A humanoid robot learning to walk', words);
    expect(pieces.map(({ text }) => text).join('')).toBe('A humanoid robot learning to walk');
    expect(marked(pieces)).toBe('A [humanoid robot][ learning] to walk');
  });

  it('understands a search: quotes, or, -without', () => {
    expect(marked(highlightSearch('solid state battery or cell', '"solid state" or cell -battery'))).toBe(
      '[solid state] battery or [cell]',
    );
    expect(marked(highlightSearch('Énergie verte', 'énergie'))).toBe('[Énergie] verte');
    expect(highlightSearch('', 'x y')).toEqual([]);
    expect(marked(highlightSearch('text', ''))).toBe('text');
  });
});
