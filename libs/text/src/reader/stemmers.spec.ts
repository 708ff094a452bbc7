import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stemmerOf } from './stemmers.js';

/** Forms of one word, from grammars: each line must meet in one stem. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  de: ['krankheit krankheiten', 'tourist touristen'],
  fr: ['maladie maladies', 'hôtel hôtels', 'musicien musiciens'],
  it: ['viaggiatore viaggiatori'],
  es: ['hospital hospitales', 'museo museos', 'turista turistas'],
  pt: ['viajante viajantes'],
  nl: ['ziekte ziekten'],
  sv: ['sjukdom sjukdomar'],
  pl: ['choroba choroby chorobami', 'hotel hotelach hotele'],
  ro: ['spital spitalului'],
  hu: ['hotel hotelek hotelekben', 'vírus vírusok'],
  cs: ['nemocnice nemocnicí', 'turista turisty'],
  fi: ['sairaala sairaalassa sairaalat'],
};

describe('stemmers of other languages', () => {
  it.each(Object.entries(FORMS))('%s: the forms of a word meet', (language, lines) => {
    const stem = stemmerOf(language)!;
    for (const line of lines) expect(new Set(line.split(' ').map(stem))).toHaveProperty('size', 1);
  });

  it('leaves words of different meaning apart', () => {
    expect(stemmerOf('de')!('krankheit')).not.toBe(stemmerOf('de')!('krankenhaus'));
    expect(stemmerOf('pl')!('hotel')).not.toBe(stemmerOf('pl')!('chor'));
  });

  it('has none for a language it does not know', () => {
    expect(stemmerOf('xx')).toBeUndefined();
    expect(stemmerOf('constructor')).toBeUndefined();
  });

  it('gives something for every word, and never more than there was', () => {
    const languages = ['de', 'es', 'fr', 'it', 'nl', 'no', 'pt', 'sv', 'pl', 'hu', 'ro', 'fi', 'el', 'uk', 'bg'];
    fc.assert(
      fc.property(
        fc.constantFrom(...languages),
        fc.stringMatching(/^[a-zäöüéèñçłőűşаеёжзα-ω]{1,24}$/u),
        (language, word) => {
          const stem = stemmerOf(language)!(word);
          expect(stem.length).toBeGreaterThan(0);
          expect(stem.length).toBeLessThanOrEqual(word.length + 2);
        },
      ),
    );
  });
});
