import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type TaggerModel, trainTagger } from '../tagger/index.js';
import { ecosystemsWith, trendWith } from '../testing/catalogue.js';
import { plantedTexts } from '../testing/texts.js';
import { createReader, type Reader, type ReaderParts } from './index.js';

const ecosystems = ecosystemsWith({
  health: { phrases: { strong: ['vaccine trial', 'vaccine'], medium: ['patient'] }, prefixes: ['A61'] },
  mobility: { phrases: { strong: ['tram'], medium: ['vehicle', 'brake'] } },
  textiles: { phrases: { strong: ['yarn'], medium: ['fabric'] } },
});
const trends = [
  trendWith(
    'vaccine-trials',
    'health',
    { strong: ['vaccine trial'], medium: ['patient', 'antibody'], weak: ['hospital'] },
    ['A61K39'],
  ),
  trendWith('gone', 'health', { strong: ['vaccine trial'] }),
];

describe('the reader', () => {
  let model: TaggerModel;
  let parts: ReaderParts;
  let reader: Reader;
  beforeAll(() => {
    model = trainTagger({ ecosystems, trends, labelled: plantedTexts(240) }).model;
    parts = { ecosystems, trends: [trends[0]!, { ...trends[1]!, status: 'retired' }], model };
    reader = createReader(parts);
  });

  it('gives language, tags and trends with the words that earned them, where they stand', () => {
    const input = {
      title: 'Vaccine trials begin',
      text: 'The first patients of the hospital were given the drug, and their antibody levels are in the report of the group.',
      codes: ['A61K 39/12'],
    };
    const { lang, tags, trends: found } = reader.read(input);
    expect(lang).toBe('en');
    expect(tags[0]?.id).toBe('health');
    expect(found.map(({ id }) => id)).toEqual(['vaccine-trials']);
    const whole = `${input.title}\n${input.text}`;
    for (const word of [...tags[0]!.words, ...found[0]!.words])
      if (word.start !== undefined) expect(whole.slice(word.start, word.end)).toBe(word.term);
    expect(tags[0]!.words.map(({ term }) => term)).toEqual(expect.arrayContaining(['Vaccine trials', 'A61K39/12']));
    expect(found[0]!.words.map(({ term }) => term)).toEqual(
      expect.arrayContaining(['Vaccine trials', 'patients', 'A61K39/12']),
    );
    expect(tags[0]!.words.reduce((sum, { weight }) => sum + weight, 0)).toBeLessThanOrEqual(1.01);
  });

  it('abstains on texts that belong nowhere, and on nothing', () => {
    expect(
      reader.read({
        title: 'Parliament election in the first quarter',
        text: 'Minister, court and cricket.',
        codes: [],
      }).tags,
    ).toEqual([]);
    expect(reader.read({ title: '', text: '', codes: [] })).toEqual({
      lang: null,
      tags: expect.anything(),
      trends: [],
    });
  });

  it('asks for the ecosystem where only medium words speak for a trend', () => {
    const text = 'The vehicle has a brake, the tram a gearbox and steering for patients with antibody.';
    expect(reader.read({ title: 'Tram', text, codes: [] }).trends).toEqual([]);
  });

  it('reads another language by its own phrases', () => {
    const german = {
      language: 'de',
      phrases: { health: { strong: ['impfstoff', 'impfstoffstudie'], medium: ['krankenhaus'], weak: [] } },
      stopWords: ['der', 'die', 'das', 'und', 'ein', 'eine', 'im', 'für'],
    };
    const input = {
      title: 'Impfstoffstudie',
      text: 'Der neue Impfstoff wird im Krankenhaus für die Patienten geprüft und ist sehr gut.',
      codes: [],
    };
    const both = createReader({ ...parts, languages: [german] });
    expect(both.read(input)).toMatchObject({ lang: 'de', tags: [{ id: 'health' }] });
    expect(both.read({ ...input, lang: 'de' }).tags[0]?.words.map(({ term }) => term)).toContain('Impfstoff');
    expect(both.version).not.toBe(reader.version);
    expect(
      both.read({ title: 'Vaccine', text: 'A vaccine for patients in the hospital.', codes: [], lang: 'en' }).tags[0]
        ?.id,
    ).toBe('health');
  });

  it('has a version that changes with model, phrases and trends, and with nothing else', () => {
    expect(createReader(parts).version).toBe(reader.version);
    const other = ecosystemsWith({ health: { phrases: { strong: ['something else'] } } });
    expect(createReader({ ...parts, ecosystems: other }).version).not.toBe(reader.version);
    expect(createReader({ ...parts, trends: [] }).version).not.toBe(reader.version);
  });

  it('reads anything the same each time, with scores between 0 and 1, best first', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(text, text, fc.array(fc.string()), (title, body, codes) => {
        const input = { title, text: body, codes };
        const once = reader.read(input);
        expect(reader.read(input)).toEqual(once);
        for (const list of [once.tags, once.trends])
          list.forEach(({ score }, i) => {
            expect(score).toBeGreaterThanOrEqual(0);
            expect(score).toBeLessThanOrEqual(i === 0 ? 1 : list[i - 1]!.score);
          });
        for (const p of reader.score(input)) expect(p >= 0 && p <= 1).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
