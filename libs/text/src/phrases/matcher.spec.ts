import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Lexer, Tokens, Vocabulary } from '../lexer/index.js';
import { Hits, PhraseMatcher } from './index.js';

const find = (phrases: readonly string[], text: string) => {
  const lexer = new Lexer({ vocabulary: new Vocabulary(), grow: false });
  const matcher = new PhraseMatcher(lexer, phrases);
  const tokens = new Tokens(2);
  const hits = new Hits();
  lexer.lex(text, tokens);
  matcher.match(tokens, hits);
  return Array.from({ length: hits.count }, (_, i) => [
    phrases[hits.phrase[i]!],
    text.slice(tokens.starts[hits.first[i]!], tokens.ends[hits.last[i]!]),
  ]);
};

describe('the phrase matcher', () => {
  it('matches stems, reports the words as they stand, the longest of a place first', () => {
    expect(find(['heat pump', 'heat pump water heater', 'pump'], 'A Heat-Pump water heaters test')).toEqual([
      ['heat pump water heater', 'Heat-Pump water heaters'],
      ['heat pump', 'Heat-Pump'],
      ['pump', 'Pump'],
    ]);
  });

  it('asks for stop-words where the phrase has them, and only there', () => {
    expect(find(['internet of things'], 'the internet of the things')).toHaveLength(1);
    expect(find(['internet of things'], 'internet things')).toHaveLength(0);
    expect(find(['heat pump'], 'heat the pump')).toHaveLength(0);
  });

  it('does not run across punctuation or unknown words', () => {
    expect(find(['fuel cell'], 'fuel. Cell')).toHaveLength(0);
    expect(find(['fuel cell'], 'fuel zzz cell')).toHaveLength(0);
  });

  it('knows numbers and letters that a phrase names', () => {
    expect(find(['industry 4.0', 'vitamin d'], 'Industry 4.0 and vitamin D, not vitamin C')).toHaveLength(2);
  });

  it('names phrases it cannot look for, and holds without any', () => {
    const lexer = new Lexer({ vocabulary: new Vocabulary() });
    expect(new PhraseMatcher(lexer, ['of the', '', 'steel']).unusable).toEqual(['of the', '']);
    expect(find([], 'steel')).toEqual([]);
    expect(find(['steel'], '')).toEqual([]);
  });

  it('finds what a plain search over the stems finds', () => {
    const word = fc.constantFrom('wind', 'solar', 'cell', 'heat', 'pump');
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.array(word, { minLength: 1, maxLength: 3 }).map((w) => w.join(' ')),
          { maxLength: 8 },
        ),
        fc.array(word, { maxLength: 20 }),
        (phrases, words) => {
          const plain = words.flatMap((_, i) =>
            phrases.filter((p) => words.slice(i).join(' ').concat(' ').startsWith(`${p} `)).map((p) => `${i} ${p}`),
          );
          expect(find(phrases, words.join(' '))).toHaveLength(plain.length);
        },
      ),
    );
  });

  it('finds what a plain search finds where stop-words, breaks and unknown words stand between', () => {
    const symbolOf = (word: string): string => (word === 'of' || word === 'the' ? '_' : word);
    const symbols = (words: readonly string[]): string =>
      ` ${words
        .map(symbolOf)
        .filter((symbol, i, all) => symbol !== '_' || all[i - 1] !== '_')
        .join('  ')} `;
    const term = fc.constantFrom('wind', 'solar', 'cell');
    const phrase = fc
      .array(fc.tuple(term, fc.constantFrom(' ', ' of ')), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.flat().join('').trim().replace(/ of$/, ''));
    const text = fc.array(fc.oneof(term, term, fc.constantFrom('of', 'the', 'zzz', '.')), { maxLength: 25 });
    fc.assert(
      fc.property(fc.uniqueArray(phrase, { maxLength: 8 }), text, (phrases, words) => {
        const whole = symbols(words);
        const plain = phrases.flatMap((own) => {
          const wanted = symbols(own.split(' '));
          return Array.from({ length: whole.length }, (_, at) => at).filter((at) => whole.startsWith(wanted, at));
        });
        expect(find(phrases, words.join(' '))).toHaveLength(plain.length);
      }),
    );
  });
});
