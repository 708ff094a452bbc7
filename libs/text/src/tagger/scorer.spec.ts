import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sigmoid } from '../svm/logistic.js';
import { CLASSES, SCORED, STRIDE } from './columns.js';
import { beliefWidth, decide, Scorer, writeBeliefFeatures } from './scorer.js';

const rule = { nowhere: 0.5, least: 0.2, further: Array.from({ length: CLASSES }, () => 0.4) };
const probabilities = (given: Record<number, number>): Float64Array =>
  Float64Array.from({ length: SCORED }, (_, c) => given[c] ?? 0.01);

describe('scoring', () => {
  it('adds bias and weights of a row, and maps margins through the logistic layer', () => {
    const weights = Float32Array.from({ length: 3 * STRIDE }, (_, i) => (i % STRIDE) * (1 + Math.floor(i / STRIDE)));
    const width = beliefWidth([]);
    const belief = new Float64Array(SCORED * (width + 1));
    for (let c = 0; c < SCORED; c++) belief[c * (width + 1) + c] = 1;
    const scorer = new Scorer(
      { from: 10, weights, byKind: [], bias: new Float64Array(SCORED).fill(0.5), belief, rule },
      [],
    );
    // Column 3 lies before the head and does not count.
    scorer.score({ count: 3, idx: Int32Array.from([3, 10, 12]), val: Float32Array.from([9, 1, 2]) }, undefined, 5);
    expect([...scorer.margins]).toEqual(Array.from({ length: SCORED }, (_, c) => 0.5 + c * (1 + 2 * 3)));
    expect(scorer.probabilities[0]).toBeCloseTo(1 / (1 + Math.exp(-0.5)), 10);
  });

  it('gives to the last bit what the layer gives class by class', () => {
    const kinds = ['call', 'news', 'patent'];
    const width = beliefWidth(kinds);
    const belief = Float64Array.from({ length: SCORED * (width + 1) }, (_, i) => Math.sin(i * 7) * 2);
    const weights = Float32Array.from({ length: 30 * STRIDE }, (_, i) => Math.cos(i) * 3);
    const byKind = kinds.map((_, k) => weights.map((weight) => weight * (k + 2)));
    const bias = new Float64Array(SCORED).fill(-0.25);
    const scorer = new Scorer({ from: 0, weights, byKind, bias, belief, rule }, kinds);
    const entry = fc.tuple(fc.nat(29), fc.float({ noNaN: true, min: -2, max: 2 }));
    const kind = fc.option(fc.constantFrom(...kinds, 'unheard of'), { nil: undefined });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), kind, fc.nat(5_000), (entries, own, tokens) => {
        const idx = Int32Array.from(entries, ([column]) => column);
        const val = Float32Array.from(entries, ([, value]) => value);
        scorer.score({ count: entries.length, idx, val }, own, tokens);
        const features = new Float64Array(width);
        const known = own === undefined ? -1 : kinds.indexOf(own);
        writeBeliefFeatures(scorer.margins, known, kinds.length, tokens, features);
        // A text of a kind is weighed by the weights of its kind.
        const weighed = byKind[known] ?? weights;
        for (let c = 0; c < SCORED; c++)
          expect(scorer.margins[c]).toBe(
            bias[c]! + entries.reduce((sum, [column, value]) => sum + weighed[column * STRIDE + c]! * value, 0),
          );
        for (let c = 0; c < SCORED; c++) {
          const layer = belief.subarray(c * (width + 1), (c + 1) * (width + 1));
          const z = features.reduce((sum, feature, k) => sum + layer[k]! * feature, layer[width]!);
          expect(scorer.probabilities[c]).toBe(sigmoid(z));
        }
      }),
    );
  });

  it('gives the logistic layer how far margins are beyond its bends, the three highest ecosystems, the kind and the length', () => {
    const out = new Float64Array(beliefWidth(['news', 'patent']));
    const margins = Float64Array.from({ length: SCORED }, (_, c) =>
      c === 2 ? 5 : c === 7 ? 3 : c === 9 ? 4 : c === CLASSES ? 99 : -1,
    );
    writeBeliefFeatures(margins, 1, 2, 0, out);
    expect([...out.subarray(0, SCORED)]).toEqual([...margins]);
    const beyond = (bend: number): number[] => [...margins].map((margin) => Math.max(0, margin - bend));
    expect([...out.subarray(SCORED, SCORED * 3)]).toEqual([...beyond(0), ...beyond(-1)]);
    expect([...out.subarray(SCORED * 3)]).toEqual([5, 4, 3, 0, 1, 0]);
  });
});

describe('the decision', () => {
  it('tags the best ecosystem and those that pass their own bound, best first', () => {
    expect(decide(probabilities({ 3: 0.5, 5: 0.9, 6: 0.39 }), rule)).toEqual([5, 3]);
    expect(decide(probabilities({ 4: 0.25 }), rule)).toEqual([4]);
  });

  it('abstains when nowhere is likely beside the best, or nothing is likely at all', () => {
    expect(decide(probabilities({ 4: 0.6, [CLASSES]: 0.31 }), rule)).toEqual([]);
    expect(decide(probabilities({ 4: 0.6, [CLASSES]: 0.29 }), rule)).toEqual([4]);
    expect(decide(probabilities({ 4: 0.19, [CLASSES]: 0 }), rule)).toEqual([]);
  });

  it('never tags a class twice, and never NOWHERE', () => {
    const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: SCORED, maxLength: SCORED });
    fc.assert(
      fc.property(values, (list) => {
        const tags = decide(list, rule);
        expect(new Set(tags).size).toBe(tags.length);
        expect(tags.every((c) => c >= 0 && c < CLASSES)).toBe(true);
        for (let i = 1; i < tags.length; i++) expect(list[tags[i]!]).toBeLessThanOrEqual(list[tags[i - 1]!]!);
      }),
    );
  });
});
