import { describe, expect, it } from '@jest/globals';
import { CLASSES, PREFIXES, SCORED, STRIDE } from './columns.js';
import { encodeHead, openModel, toBase64, type TaggerModel } from './model.js';
import { beliefWidth, type Head } from './scorer.js';

const TERMS = ['rare', 'common', 'usual', 'seldom'];
const IDF = [9, 1.5, 2, 7.25];
const rule = { nowhere: 0.5, least: 0.2, further: Array.from({ length: CLASSES }, () => 0.4) };
const head = (columns: number): Head => ({
  from: 0,
  weights: Float32Array.from({ length: columns * STRIDE }, (_, i) => (i % STRIDE < SCORED ? Math.sin(i) : 0)),
  byKind: [
    Float32Array.from({ length: columns * STRIDE }, (_, i) =>
      i % STRIDE < SCORED ? Math.sin(i) + Math.cos(i) / 3 : 0,
    ),
  ],
  bias: new Float64Array(SCORED),
  belief: new Float64Array(SCORED * (beliefWidth(['news']) + 1)),
  rule,
});
const words = head(TERMS.length + PREFIXES);
const file: TaggerModel = {
  format: 2,
  origin: 'trained',
  kinds: ['news'],
  terms: TERMS.join(' '),
  idf: toBase64(Uint16Array.from(IDF, (value) => value * 1_000)),
  prefixes: [],
  names: {},
  heads: { words: encodeHead(words), phrases: encodeHead(head(PREFIXES)) },
  seen: '',
};

describe('opening a model', () => {
  it('puts frequent terms first, each with its frequency and weights, and leaves other columns in their places', () => {
    const { terms, idf, heads } = openModel(file);
    expect(terms).toEqual(['common', 'usual', 'seldom', 'rare']);
    expect([...idf]).toEqual([1.5, 2, 7.25, 9]);
    terms.forEach((term, column) => {
      const filed = TERMS.indexOf(term) * STRIDE;
      for (let c = 0; c < SCORED; c++) {
        expect(heads.words.weights[column * STRIDE + c]).toBeCloseTo(words.weights[filed + c]!, 4);
        // How those of a kind differ is filed in 127 steps up to the largest difference of a third.
        const own = heads.words.byKind[0]![column * STRIDE + c]!;
        expect(Math.abs(own - words.byKind[0]![filed + c]!)).toBeLessThan(0.002);
      }
    });
    for (const [opened, from] of [
      [heads.words, TERMS.length],
      [heads.phrases, 0],
    ] as const)
      for (let i = 0; i < PREFIXES * STRIDE; i++)
        expect(opened.weights[from * STRIDE + i]).toBeCloseTo(
          head(TERMS.length + PREFIXES).weights[from * STRIDE + i]!,
          4,
        );
  });

  it('says what is wrong with a file', () => {
    expect(() => openModel(null)).toThrow(/format 2/);
    expect(() => openModel({ ...file, idf: toBase64(Uint16Array.of(1)) })).toThrow(/4 terms and 1 frequencies/);
    expect(() => openModel({ ...file, terms: 'one', idf: toBase64(Uint16Array.of(1)) })).toThrow(/weights, not/);
  });
});
