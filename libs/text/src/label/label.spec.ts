import { describe, expect, it } from '@jest/globals';
import { readCollection } from '../group/index.js';
import { Casing, isQuotable, labelPhrases, sentenceCase, subjects } from './index.js';

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
    expect(phrases[0]).toMatchObject({ text: 'battery thermal management', coverage: 1 });
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
    expect(labelPhrases(mixed, [0, 1, 2], new Casing(mixed))[0]!.text).toBe('machine translation');
  });

  it('are none for a group without words', () => {
    const empty = readCollection([{ title: '', text: '' }]);
    expect(labelPhrases(empty, [0], new Casing(empty))).toEqual([]);
    expect(labelPhrases(empty, [], new Casing(empty))).toEqual([]);
  });
});

describe('subjects of texts', () => {
  const found = (rows: readonly (readonly [string, string])[], minimum = 3) => {
    const read = readCollection(rows.map(([title, text]) => ({ title, text })));
    return subjects(read, [...rows.keys()], new Casing(read), minimum);
  };
  const titled = (n: number) =>
    Array.from({ length: n }, (_, i) => [`Grid ${i}x of flow batteries`, 'We look at a flow battery.'] as const);
  const mentioned = (n: number) =>
    Array.from({ length: n }, (_, i) => [`Garden ${i}x`, `It is near a flow battery in yard ${i}x.`] as const);
  const twice = [['Garden', 'Here is a flow battery. There is another flow battery.']] as const;

  it('are what titles say, with the texts that have it there or twice, counted by hand', () => {
    const subject = found([...titled(4), ...mentioned(5), ...twice]).find(({ terms }) => terms.length === 2);
    expect(subject).toMatchObject({ name: 'Flow battery', about: [0, 1, 2, 3, 9] });
    expect(subject!.titled).toBeCloseTo(4 / 10, 12);
  });

  it('are not what most texts only mention, what too few are about, or what is in no text', () => {
    expect(found([...titled(4), ...mentioned(13)])).toEqual([]);
    expect(found(titled(4), 5)).toEqual([]);
    expect(found([])).toEqual([]);
    expect(found([['', '']], 1)).toEqual([]);
  });

  it('are no properties and no things of any kind', () => {
    const named = (name: string) =>
      found(Array.from({ length: 6 }, (_, i) => [`The ${name} for ${i}x`, `Here the ${name} is for it.`] as const)).map(
        (one) => one.name,
      );
    expect(named('high efficiency')).toEqual([]);
    expect(named('control system')).toEqual([]);
    expect(named('tidal turbine')).toEqual(['Tidal turbine']);
  });

  it.each([
    ['TGF-β', 'TGF-β'],
    ['TGF-β1', 'TGF-β1'],
    ['SARS-CoV-2', 'SARS-CoV-2'],
    ['MXene-2000', 'MXene'],
  ])('keep the letter or number that ends %s', (written, name) => {
    const rows = Array.from({ length: 6 }, (_, i) => [`About ${written}`, `Here is ${written} for ${i}x.`] as const);
    expect(found(rows).map((one) => one.name)).toEqual([name]);
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
