import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Answer, Question } from './assessment.js';
import { cumulativeLevel } from './levels.js';
import { prioritise, progressBetween } from './priority.js';
import { rollUp } from './roll-up.js';
import { recencyOf, scoreReadiness } from './score.js';

const question = (id: string, dimension: string, weight = 1): Question => ({ id, dimension, weight, maxLevel: 5 });
const answer = (questionId: string, level: number | null, more: Partial<Answer> = {}): Answer => ({
  questionId,
  level,
  target: null,
  evidence: true,
  age: 0,
  ...more,
});

describe('scoreReadiness', () => {
  const questions = [
    question('a', 'strategy', 2),
    question('b', 'strategy'),
    question('c', 'data'),
    question('d', 'people'),
  ];

  it('scores by hand: strategy (2 · 4/5 + 1/5) / 3, data 2/5, people not known', () => {
    const found = scoreReadiness(questions, [answer('a', 4), answer('b', 1), answer('c', 2)]);
    expect(found.dimensions.map((d) => [d.dimension, d.score, d.answered])).toEqual([
      ['strategy', expect.closeTo(0.6, 12), 1],
      ['data', expect.closeTo(0.4, 12), 1],
      ['people', null, 0],
    ]);
    expect(found.overall).toBeCloseTo(0.5, 12);
    expect(found.weakest).toBe('data');
    expect(found.confidence).toBeCloseTo(4 / 5, 12);
  });

  it('does not take an unanswered question for level 0', () => {
    const partly = scoreReadiness(questions, [answer('a', 4), answer('b', null)]);
    expect(partly.dimensions[0]).toMatchObject({ score: expect.closeTo(0.8, 12), answered: expect.closeTo(2 / 3, 12) });
    expect(scoreReadiness(questions, [])).toMatchObject({ overall: null, weakest: null, confidence: 0 });
    expect(scoreReadiness([], []).dimensions).toEqual([]);
  });

  it('is less confident without evidence and with age', () => {
    const only = [question('a', 'strategy')];
    expect(scoreReadiness(only, [answer('a', 3)]).confidence).toBe(1);
    expect(scoreReadiness(only, [answer('a', 3, { age: 2 })]).confidence).toBeCloseTo(0.5, 12);
    expect(scoreReadiness(only, [answer('a', 3, { evidence: false })]).confidence).toBe(0);
    expect(recencyOf(0)).toBe(1);
  });

  it('refuses levels out of range and answers to nothing, by name', () => {
    expect(() => scoreReadiness(questions, [answer('a', 6)])).toThrow('"a" is 6');
    expect(() => scoreReadiness(questions, [answer('a', 3, { target: Number.NaN })])).toThrow('"a"');
    expect(() => scoreReadiness(questions, [answer('z', 3)])).toThrow('"z"');
  });

  it('rises when an answer rises', () => {
    const levels = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(levels, fc.integer({ min: 0, max: 3 }), (l, at) => {
        const score = (list: number[]) =>
          scoreReadiness(
            questions,
            list.map((x, i) => answer('abcd'[i] ?? '', x)),
          ).overall ?? 0;
        const raised = l.map((x, i) => (i === at ? x + 1 : x));
        expect(score(raised)).toBeGreaterThan(score(l));
      }),
    );
  });
});

describe('cumulativeLevel', () => {
  it.each([
    [[true, true, true, false, false], 3, [], []],
    [[true, false, true, true, false], 1, [3, 4], [2]],
    [[false, true], 0, [2], [1]],
    [[true, null, true], 1, [3], [2]],
    [[true, true], 2, [], []],
    [[], 0, [], []],
  ])('%j is level %d', (met, level, skipped, missing) => {
    expect(cumulativeLevel(met)).toEqual({ level, skipped, missing });
  });
});

describe('priorities', () => {
  const base = { weight: 1, actual: 0.4, target: 0.8, relevance: 1, effort: 1 };

  it('weigh gap, relevance and effort', () => {
    const found = prioritise([
      { ...base, id: 'costly', effort: 4 },
      { ...base, id: 'plain' },
      { ...base, id: 'done', target: 0.3 },
      { ...base, id: 'apt', relevance: 0.5, weight: 3 },
    ]);
    expect(found.map((p) => p.id)).toEqual(['apt', 'plain', 'costly', 'done']);
    expect(found[0]?.priority).toBeCloseTo(0.6, 12);
    expect(found.at(-1)).toMatchObject({ gap: 0, priority: 0 });
    expect(() => prioritise([{ ...base, id: 'x', effort: 0 }])).toThrow('"x"');
  });

  it('compares repeats dimension by dimension', () => {
    const t0 = [
      { dimension: 'data', score: 0.4 },
      { dimension: 'old', score: 0.2 },
    ];
    const t1 = [
      { dimension: 'data', score: 0.7 },
      { dimension: 'new', score: null },
    ];
    expect(progressBetween(t0, t1)).toEqual([
      { dimension: 'data', before: 0.4, after: 0.7, change: expect.closeTo(0.3, 12) },
      { dimension: 'old', before: 0.2, after: null, change: null },
      { dimension: 'new', before: null, after: null, change: null },
    ]);
  });
});

describe('rollUp', () => {
  it('shows median and quartiles from five members on, and nothing below', () => {
    expect(rollUp([1, 2, 3, 4, 5, null])).toEqual({ shown: true, n: 5, median: 3, q1: 2, q3: 4 });
    expect(rollUp([1, 2, 3, 4, null, null])).toEqual({ shown: false });
    expect(rollUp([], 0)).toEqual({ shown: false });
  });
});
