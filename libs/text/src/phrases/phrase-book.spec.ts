import { describe, expect, it } from '@jest/globals';
import { Lexer, Tokens, Vocabulary } from '../lexer/index.js';
import { Hits, PhraseBook } from './index.js';

const none = { strong: [], medium: [], weak: [] };

describe('the phrase book', () => {
  it('keeps a phrase once, with all that claim it, at their stronger level', () => {
    const book = new PhraseBook(new Lexer({ vocabulary: new Vocabulary() }), [
      { ...none, strong: ['heat pump'], weak: ['heat pumps'] },
      { ...none, medium: ['Heat-Pump'], weak: ['boiler'] },
    ]);
    expect(book.terms).toEqual(['heat pump', 'boiler']);
    expect([...book.owner]).toEqual([0, 1, 1]);
    expect([...book.level]).toEqual([0, 1, 2]);
    expect([...book.ptr]).toEqual([0, 2, 3]);
    expect(book.size).toBe(3);
  });

  it('keeps the stop-words of a phrase that would be left with one word', () => {
    const lexer = new Lexer({ vocabulary: new Vocabulary(), grow: false });
    const book = new PhraseBook(lexer, [
      { ...none, strong: ['just transition', 'gold mine', 'in vitro', 'of the', 'the limited'] },
    ]);
    const found = (text: string): number => {
      const tokens = new Tokens();
      const hits = new Hits();
      lexer.lex(text, tokens);
      book.matcher.match(tokens, hits);
      return hits.count;
    };
    expect(found('a just transition, a gold mine, in vitro')).toBe(3);
    expect(found('the transition of gold, vitro')).toBe(0);
    expect(found('limited')).toBe(0);
    expect(book.unusable).toEqual(['of the', 'the limited']);
  });
});
