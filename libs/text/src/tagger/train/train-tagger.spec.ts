import { beforeAll, describe, expect, it } from '@jest/globals';
import { createReader } from '../../reader/reader.js';
import { ecosystemsWith, trendWith } from '../../testing/catalogue.js';
import { plantedTexts } from '../../testing/texts.js';
import { openModel, type TaggerModel } from '../model.js';
import { chooseModel } from './choose-model.js';
import { trainTagger, type Training } from './train-tagger.js';

const ecosystems = ecosystemsWith({
  health: { phrases: { strong: ['vaccine', 'antibody'], medium: ['patient', 'drug'] }, prefixes: ['A61'] },
  mobility: { phrases: { strong: ['tram', 'gearbox'], medium: ['vehicle', 'brake', 'railway'] } },
  textiles: { phrases: { strong: ['yarn', 'weaving'], medium: ['fabric', 'garment'] } },
});
const trends = [trendWith('mrna', 'health', { strong: ['vaccine'] })];
const labelled = plantedTexts(240);

describe('training', () => {
  let training: Training;
  beforeAll(() => {
    training = trainTagger({ ecosystems, trends, labelled, names: { mobility: ['volkswagen'] } });
  });

  it('finds a planted truth on folds it has not seen, and says how well', () => {
    const { crossValidated, calibrationError, origin } = training.report;
    expect(origin).toBe('trained');
    expect(crossValidated.hitAt1).toBeGreaterThan(0.9);
    expect(crossValidated.falseAlarmShare).toBeLessThan(0.2);
    expect(crossValidated.perClass.textiles.f1).toBeGreaterThan(0.9);
    expect(calibrationError).toBeLessThan(0.05);
  });

  it('learns from further texts without measuring by them', () => {
    const taught = plantedTexts(240, 11).map((text) => ({ ...text, title: `${text.title} zeppelin` }));
    const more = trainTagger({ ecosystems, trends, labelled, taught });
    expect(more.report).toMatchObject({ labelled: 240, taught: 240, crossValidated: { texts: 240 } });
    expect(more.judged).toHaveLength(240);
    expect(more.model.terms.split(' ')).toContain('zeppelin');
    expect(openModel(more.model).seen.size).toBeGreaterThan(openModel(training.model).seen.size);
    // Wrong labels teach the wrong, and it shows on the texts that measure.
    const wrong = plantedTexts(1_200, 11).map((text) => ({ ...text, primary: 'tourism' as const }));
    const worse = trainTagger({ ecosystems, trends, labelled, taught: wrong });
    expect(worse.report.crossValidated.macroF1).toBeLessThan(more.report.crossValidated.macroF1);
  });

  it('gives the same file for the same data, as JSON', () => {
    const again = trainTagger({ ecosystems, trends, labelled, names: { mobility: ['volkswagen'] } });
    expect(again.model).toEqual(training.model);
    expect(JSON.parse(JSON.stringify(training.model))).toEqual(training.model);
  });

  it('reads new texts with it, by words, names and codes', () => {
    const reader = createReader({ ecosystems, trends, model: training.model });
    const fresh = plantedTexts(80, 99);
    const right = fresh.filter((text) => (reader.read(text).tags[0]?.id ?? null) === text.primary).length;
    expect(right / fresh.length).toBeGreaterThan(0.85);
    const [tag] = reader.read({ title: 'Volkswagen shows a tram', text: 'with a brake', codes: [] }).tags;
    expect(tag?.id).toBe('mobility');
    expect(tag?.words.map(({ term }) => term)).toContain('Volkswagen');
  });

  it('bootstraps from phrases and codes alone', () => {
    const boot = trainTagger({ ecosystems, trends, labelled: [], unlabelled: plantedTexts(240, 5) });
    expect(boot.model.origin).toBe('bootstrapped');
    const reader = createReader({ ecosystems, trends, model: boot.model });
    const somewhere = plantedTexts(80, 7).filter(({ primary }) => primary !== null);
    const right = somewhere.filter((text) => reader.read(text).tags[0]?.id === text.primary).length;
    expect(right / somewhere.length).toBeGreaterThan(0.8);
  });

  it('refuses to learn from next to nothing', () => {
    expect(() => trainTagger({ ecosystems, trends, labelled: labelled.slice(0, 10) })).toThrow(/at least 50 texts/);
    expect(() => trainTagger({ ecosystems, trends, labelled: [] })).toThrow(/at least 50/);
    // Texts that only teach do not make up for it.
    const few = { ecosystems, trends, labelled: labelled.slice(0, 10), taught: labelled.slice(10) };
    expect(() => trainTagger(few)).toThrow(/there are 10/);
  });

  it('keeps the better of two models, judged on texts neither has seen', () => {
    const judge = { ecosystems, trends, oldReport: null };
    const first = chooseModel({ ...judge, labelled, old: null, training });
    expect(first).toEqual({ better: true, reason: 'There is no model yet.', measured: null });
    const wrong = labelled.map((text) => ({ ...text, primary: 'tourism' as const }));
    const bad = trainTagger({ ecosystems, trends, labelled: wrong });
    const good = trainTagger({ ecosystems, trends, labelled: plantedTexts(240, 3) });
    expect(chooseModel({ ...judge, labelled: plantedTexts(240, 3), old: bad.model, training: good }).better).toBe(true);
    const worse = trainTagger({
      ecosystems,
      trends,
      labelled: plantedTexts(240, 3).map((t, i) => ({ ...t, primary: i % 2 ? 'retail' : null })),
    });
    const choice = chooseModel({ ...judge, labelled: plantedTexts(240, 3), old: training.model, training: worse });
    expect(choice.better).toBe(false);
    expect(choice.reason).toContain('240 labelled texts that neither model has seen');
  });

  it('falls back to the figures on record when every labelled text is known to the old model', () => {
    const given = { ecosystems, trends, labelled, old: training.model, training };
    expect(chooseModel({ ...given, oldReport: training.report }).better).toBe(true);
    expect(chooseModel({ ...given, oldReport: null }).better).toBe(false);
  });

  it('says what is wrong with a model file', () => {
    expect(() => openModel(null)).toThrow(/format 2/);
    expect(() => openModel({ format: 1 })).toThrow(/npm run text -- train/);
    const damaged =
      (change: Partial<TaggerModel>): (() => unknown) =>
      () =>
        openModel({ ...training.model, ...change });
    expect(damaged({ terms: 'one two' })).toThrow(/damaged: it has 2 terms/);
    expect(damaged({ kinds: ['news'] })).toThrow(/do not fit/);
    const words = { ...training.model.heads.words, weights: '' };
    expect(damaged({ heads: { ...training.model.heads, words } })).toThrow(/0 weights/);
    const steps = { ...training.model.heads.words, steps: [1] };
    expect(damaged({ heads: { ...training.model.heads, words: steps } })).toThrow(/no steps/);
  });
});
