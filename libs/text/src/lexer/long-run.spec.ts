import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Lexer, Tokens, Vocabulary } from './index.js';

const termsOf = (lexer: Lexer, text: string): string[] => {
  const tokens = new Tokens(2);
  lexer.lex(text, tokens);
  return Array.from(tokens.ids.subarray(0, tokens.count), (id) => (id >= 0 ? lexer.vocabulary.term(id) : String(id)));
};

describe('a lexer that has read a great deal', () => {
  // 70,000 surface forms: the memo widens twice.
  const used = new Lexer({ vocabulary: new Vocabulary() });
  const letters = (i: number): string =>
    [...i.toString(26)].map((digit) => 'qrstuvwxyzabcdefghijklmnop'[parseInt(digit, 26)]).join('');
  const forms = Array.from({ length: 70_000 }, (_, i) => `x${letters(i)}`);
  for (let i = 0; i < forms.length; i += 1_000) termsOf(used, forms.slice(i, i + 1_000).join(' '));

  it('knows each word as a fresh one would', () => {
    const fresh = new Lexer({ vocabulary: new Vocabulary() });
    for (const at of [0, 40_000, 69_000]) {
      const text = forms.slice(at, at + 1_000).join(' ');
      expect(termsOf(used, text)).toEqual(termsOf(fresh, text));
    }
  });

  it('reads any text as a fresh one would, after a longer one too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        expect(termsOf(used, text)).toEqual(termsOf(new Lexer({ vocabulary: new Vocabulary() }), text));
      }),
    );
    const long = `${'solid-state batteries, '.repeat(1_000)}end.`;
    expect(termsOf(used, long)).toHaveLength(4_002);
    expect(termsOf(used, 'an end')).toEqual(['-2', 'end']);
  });
});
