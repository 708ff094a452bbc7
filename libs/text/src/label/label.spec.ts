import { describe, expect, it } from '@jest/globals';
import { readCollection } from '../group/index.js';
import { Casing, isQuotable, labelPhrases, nameOf, sentenceCase, type LabelPhrase } from './index.js';

const BATTERY = [
  [
    'BATTERY THERMAL MANAGEMENT SYSTEM',
    'The battery thermal management of a pack is cooled by CO2. It comprises a LiDAR.',
  ],
  [
    'Method for battery thermal management',
    'A method comprising the battery thermal management is at least one utility model.',
  ],
  ['Battery thermal management with CO2', 'Here the battery thermal management uses CO2 and a LiDAR for each pack.'],
  ['Cooling of packs', 'The present invention discloses battery thermal management. The cell is cold with CO2.'],
];
const OTHERS = Array.from({ length: 12 }, (_, i) => [
  `Garden tool ${i}`,
  `The spade of a garden has a handle, and the pack is brown.`,
]);
const collection = readCollection([...BATTERY, ...OTHERS].map(([title, text]) => ({ title: title!, text: text! })));
const phrases = labelPhrases(collection, [0, 1, 2, 3], new Casing(collection));

describe('labels of a group', () => {
  it('begin with the phrase that the texts share, in its usual case', () => {
    expect(phrases[0]).toMatchObject({ text: 'battery thermal management', coverage: 1, isName: true });
    expect(nameOf(phrases)).toBe('Battery thermal management');
  });

  it('keep acronyms as they are written', () => {
    expect(phrases.map(({ text }) => text)).toContain('CO2');
    expect(sentenceCase('mRNA vaccines')).toBe('mRNA vaccines');
    expect(sentenceCase('flow battery')).toBe('Flow battery');
  });

  it('have no parts of a better phrase, no boilerplate and no stop-words', () => {
    for (const { text } of phrases.slice(1)) expect(text).not.toMatch(/battery|thermal|management/i);
    for (const { text } of phrases)
      expect(text).not.toMatch(/\b(?:utility|invention|method|compris\w*|disclos\w*|present|least|the|of)\b/i);
  });

  it('take no noun for the verb it shares its stem with', () => {
    const about = [
      'Machine translation',
      'Fewer errors in machine translation',
      'Machine translation for rare languages',
    ];
    const rows = about.map((title) => ({ title, text: 'We look at machine translation.' }));
    const mixed = readCollection([...rows, ...OTHERS.map(([title, text]) => ({ title: title!, text: text! }))]);
    expect(nameOf(labelPhrases(mixed, [0, 1, 2], new Casing(mixed)))).toBe('Machine translation');
  });

  it('do not name a group by what few of its texts bear, or by a barred phrase', () => {
    const phrase = (text: string, terms: number[], coverage: number): LabelPhrase => ({
      text,
      terms,
      coverage,
      score: coverage,
      isName: true,
    });
    expect(nameOf([phrase('flow battery', [1, 2], 0.39)])).toBeNull();
    expect(nameOf([phrase('flow battery', [1, 2], 0.41)])).toBe('Flow battery');
    // A word that all bear is no name, alone or with a phrase behind it.
    expect(nameOf([phrase('vaccine', [1], 0.9), phrase('spike protein', [2, 3], 0.15)])).toBeNull();
    // A firm's name needs half of the texts; the next phrase may name the group in its place.
    expect(nameOf([phrase('Hugging Face', [1, 2], 0.45), phrase('open weights', [3, 4], 0.42)])).toBe('Open weights');
    expect(nameOf([phrase('Hugging Face', [1, 2], 0.5)])).toBe('Hugging Face');
    expect(nameOf([phrase('flow battery', [1, 2], 0.5)], () => true)).toBeNull();
    expect(nameOf([])).toBeNull();
  });

  it('are none for a group without words', () => {
    const empty = readCollection([{ title: '', text: '' }]);
    expect(labelPhrases(empty, [0], new Casing(empty))).toEqual([]);
    expect(labelPhrases(empty, [], new Casing(empty))).toEqual([]);
  });
});

describe('a sentence to quote', () => {
  it.each([
    ['Solid electrolytes let a battery charge faster without catching fire.', true],
    ['The present invention discloses a battery with a solid electrolyte and more.', false],
    ['This makes the battery charge faster without ever catching fire again.', false],
    ['Solid electrolytes are good.', false],
    ['solid electrolytes let a battery charge faster without catching fire.', false],
    ['Read more about solid electrolytes in a battery at https://example.org/x.', false],
    ['Solid electrolytes let a battery charge faster and then', false],
  ])('%s: %s', (sentence, isFit) => {
    expect(isQuotable(sentence)).toBe(isFit);
  });
});
