import { describe, expect, it } from '@jest/globals';
import { article, nounForms, plural } from './noun-forms.js';

describe('nounForms', () => {
  it.each([
    ['reusable launcher', 'reusable launchers', 'a reusable launcher'],
    ['textile dyeing', 'textile dyeing', 'textile dyeing'],
    ['mrna vaccine', 'mRNA vaccines', 'an mRNA vaccine'],
    ['digital twin of power system', 'digital twins of power system', 'a digital twin of power system'],
    ['goods-to-person', 'goods-to-person', 'goods-to-person'],
    ['tourism statistics', 'tourism statistics', 'tourism statistics'],
    ['electric aircraft', 'electric aircraft', 'an electric aircraft'],
    ['evtol', 'eVTOLs', 'an eVTOL'],
    ['milling of european oats', 'milling of European oats', 'milling of European oats'],
  ])('%s', (phrase, general, one) => {
    expect(nounForms(phrase)).toMatchObject({ general, one });
  });

  it.each([['gnss-denied'], ['airbnb'], ['hypersonic'], ['one two three four five six seven']])(
    'leaves out %s: no noun, a real company or too long',
    (phrase) => {
      expect(nounForms(phrase)).toBeNull();
    },
  );

  it('knows what can stand before a noun', () => {
    expect(nounForms('fall detector')?.attributive).toBe(true);
    expect(nounForms('spare parts for home appliances')?.attributive).toBe(false);
  });
});

describe('plural and article', () => {
  it.each([
    ['city', 'cities'],
    ['play', 'plays'],
    ['shelf', 'shelves'],
    ['analysis', 'analyses'],
    ['potato', 'potatoes'],
    ['workman', 'workmen'],
    ['human', 'humans'],
    ['batch', 'batches'],
    ['LED', 'LEDs'],
  ])('%s, %s', (one, many) => expect(plural(one)).toBe(many));

  it.each([
    ['LED wall', 'an'],
    ['uniform', 'a'],
    ['unmanned store', 'an'],
    ['European idea', 'a'],
    ['hour meter', 'an'],
    ['e-axle', 'an'],
    ['UV lamp', 'a'],
    ['wheel', 'a'],
  ])('%s takes %s', (words, expected) => expect(article(words)).toBe(expected));
});
