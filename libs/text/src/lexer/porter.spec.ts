import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';
import { porterStem } from './porter.js';

const BEGINNINGS =
  'relat condit ration val hesit digit conform radic differ analog vietnam oper feud decis call form trip agre hop tan fall hiss fizz fil happ sk y'.split(
    ' ',
  );
const ENDINGS =
  `s es ies ss sses ed eed ing ating bling izing y ly ational tional enci anci izer bli alli entli eli ousli ization ation ator alism
  iveness fulness ousness aliti iviti biliti logi icate ative alize iciti ical ful ness al ance ence er ic able ible ant ement ment ent
  sion tion ou ism ate iti ous ive ize e ll`.split(/\s+/);

describe("Porter's stemmer, steps left out where their endings do not stand", () => {
  it("gives the stems of natural's for every ending, alone and stacked", () => {
    for (const beginning of BEGINNINGS)
      for (const ending of ENDINGS)
        for (const word of [
          beginning + ending,
          `${beginning}${ending}s`,
          `${beginning}al${ending}`,
          `${beginning}${ending}ing`,
        ])
          if (word.length > 2) expect([word, porterStem(word)]).toEqual([word, porter.stem(word)]);
  });

  it("gives the stems of natural's for any letters", () => {
    const piece = fc.oneof(
      fc.constantFrom(...ENDINGS),
      fc.string({ unit: fc.constantFrom(...'abceilnrsty'), maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), (pieces) => {
        const word = pieces.join('');
        fc.pre(word.length > 2);
        expect(porterStem(word)).toBe(porter.stem(word));
      }),
    );
  });

  it("gives Porter's published stems", () => {
    // Golden: M. F. Porter, An algorithm for suffix stripping, Program 14 (1980).
    const golden =
      'caresses caress ponies poni cats cat plastered plaster motoring motor conflated conflat hopping hop filing file relational relat oscillators oscil generalizations gener';
    const words = golden.split(' ');
    for (let i = 0; i < words.length; i += 2) expect(porterStem(words[i]!)).toBe(words[i + 1]);
  });
});
