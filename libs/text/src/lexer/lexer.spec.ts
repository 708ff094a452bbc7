import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BREAK, Lexer, STOP, Tokens, UNKNOWN, Vocabulary } from './index.js';

const read = (text: string, grow = true) => {
  const vocabulary = new Vocabulary();
  const tokens = new Tokens(2);
  new Lexer({ vocabulary, grow }).lex(text, tokens);
  return Array.from({ length: tokens.count }, (_, i) => {
    const id = tokens.ids[i]!;
    const name = id === BREAK ? '|' : id === STOP ? '_' : id === UNKNOWN ? '?' : vocabulary.term(id);
    return [name, text.slice(tokens.starts[i], tokens.ends[i])] as const;
  });
};
const names = (text: string) => read(text).map(([name]) => name);

describe('the lexer', () => {
  it('stems, marks stop-words and breaks, and points back into the source', () => {
    expect(read('Wind turbines, of the sea.')).toEqual([
      ['wind', 'Wind'],
      ['turbin', 'turbines'],
      ['|', ','],
      ['_', 'of'],
      ['_', 'the'],
      ['sea', 'sea'],
      ['|', '.'],
    ]);
  });

  it('reads hyphens as blanks, but joins single letters and joining prefixes', () => {
    expect(names('solid-state battery')).toEqual(names('solid state battery'));
    expect(names('e-bike X-ray bio‑based co-working')).toEqual(names('ebike xray biobased coworking'));
    expect(read('an e-bike')[1]).toEqual(['ebik', 'e-bike']);
    expect(names('dangling- and -leading')).toEqual(['dangl', '_', 'lead']);
  });

  it('knows British and American spellings, diacritics and decomposed letters as one word', () => {
    expect(names('fibre colour decarbonisation')).toEqual(names('fiber color decarbonization'));
    expect(names('café')).toEqual(names('cafe'));
    const decomposed = 'Cafe\u0301 bar';
    expect(read(decomposed)[0]).toEqual(['cafe', 'Cafe\u0301']);
  });

  it('keeps words of different trades apart that share a Porter stem', () => {
    for (const [one, other] of [
      ['hospital', 'hospitality'],
      ['animal', 'animation'],
      ['organic', 'organisation'],
      ['train', 'training'],
    ])
      expect(names(one!)).not.toEqual(names(other!));
    expect(names('hospitals')).toEqual(names('hospital'));
  });

  it('gives numbers and single letters an id only when a phrase named them', () => {
    const vocabulary = new Vocabulary();
    const lexer = new Lexer({ vocabulary });
    const tokens = new Tokens();
    lexer.lex('vitamin C 2024', tokens);
    expect([...tokens.ids.subarray(0, 3)]).toEqual([0, UNKNOWN, UNKNOWN]);
    const phrase = lexer.lexPhrase('vitamin C');
    tokens.clear();
    lexer.lex('Vitamin c 2024', tokens);
    expect([...tokens.ids.subarray(0, 3)]).toEqual([...phrase, UNKNOWN]);
  });

  it('adds nothing to a vocabulary it may not grow, and drops overlong runs', () => {
    expect(read('steel', false)).toEqual([['?', 'steel']]);
    expect(names('x'.repeat(41))).toEqual(['?']);
    expect(names('')).toEqual([]);
    expect(names(' ... ')).toEqual([]);
  });

  it('reads any text twice the same, with ordered offsets inside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        const vocabulary = new Vocabulary();
        const lexer = new Lexer({ vocabulary });
        const [first, second] = [new Tokens(1), new Tokens()];
        lexer.lex(text, first);
        lexer.lex(text, second);
        expect([...first.ids.subarray(0, first.count)]).toEqual([...second.ids.subarray(0, second.count)]);
        let last = 0;
        for (let i = 0; i < first.count; i++) {
          expect(first.starts[i]).toBeGreaterThanOrEqual(last);
          expect(first.ends[i]).toBeGreaterThan(first.starts[i]!);
          last = first.ends[i]!;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('remembers more surface forms than its first memo holds', () => {
    const lexer = new Lexer({ vocabulary: new Vocabulary() });
    const tokens = new Tokens();
    const words = Array.from(
      { length: 40_000 },
      (_, i) => `q${i.toString(26).replace(/\d/g, (d) => 'ghijklmnop'[Number(d)]!)}z`,
    );
    lexer.lex(words.join(' '), tokens);
    const first = tokens.ids.slice(0, tokens.count);
    tokens.clear();
    lexer.lex(words.join(' '), tokens);
    expect(tokens.ids.slice(0, tokens.count)).toEqual(first);
  });
});
