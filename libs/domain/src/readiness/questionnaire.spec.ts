import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { faultsOf, type Questionnaire } from './questionnaire.js';
import { trendRelevance } from './relevance.js';

const question = {
  id: 'a',
  dimension: 'd',
  weight: 1,
  maxLevel: 1,
  text: '?',
  effort: 1,
  evidence: 'x',
  words: [],
  levels: ['no', 'yes'],
};
const fine: Questionnaire = {
  id: 'q',
  version: 1,
  name: 'Q',
  about: '.',
  words: [],
  dimensions: [{ id: 'd', name: 'D', weight: 1 }],
  questions: [question],
};

describe('questionnaires', () => {
  it('have no faults when they have none', () => expect(faultsOf(fine)).toEqual([]));
  it('name each fault', () => {
    const wrong = {
      ...fine,
      questions: [question, question, { ...question, id: 'b', dimension: 'e', levels: ['no'] }],
      dimensions: [...fine.dimensions, { id: 'f', name: 'F', weight: 1 }],
    };
    expect(faultsOf(wrong)).toEqual([
      'question "a" is there twice',
      'question "b" is in the unknown dimension "e"',
      'question "b" describes 1 levels, not 2',
      'dimension "f" has no question',
    ]);
  });
});

describe('trend relevance', () => {
  it.each([
    [['solar'], [], 0.4],
    [[], ['solar roofs'], 0.4],
    [['solar'], ['Solar roofs', 'wind'], 1],
    [['solar'], ['solar roofs', 'wind', 'heat', 'storage'], 0.7],
    [['hydro'], ['wind'], 0.4],
  ])('of %j among %j is %d', (words, texts, value) => expect(trendRelevance(words, texts)).toBeCloseTo(value, 9));
  it('lies in 0.4..1', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (words, texts) => {
        const value = trendRelevance(words, texts);
        expect(value).toBeGreaterThanOrEqual(0.4);
        expect(value).toBeLessThanOrEqual(1);
      }),
    );
  });
});
