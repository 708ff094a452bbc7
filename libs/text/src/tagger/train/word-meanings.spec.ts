import { describe, expect, it } from '@jest/globals';
import { rowOf } from '../../lsa/dense.js';
import { CsrBuilder, type Csr } from '../../vectors/csr.js';
import { SCORED, STRIDE } from '../columns.js';
import { foldMeanings, withMeanings, wordMeanings } from './word-meanings.js';

/** 800 texts in 40 trades of 4 words each; every text has three words of its trade, of which none but neighbours meet. */
function planted(): Csr {
  const builder = new CsrBuilder();
  for (let text = 0; text < 800; text++) {
    const trade = text % 40;
    for (let k = 0; k < 3; k++) builder.add(trade * 4 + ((Math.floor(text / 40) + k) % 4), 1);
    builder.endRow();
  }
  return builder.build(160);
}
const idf = new Float32Array(160).fill(1);
const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);

describe('meanings of words', () => {
  const meanings = wordMeanings(planted(), idf)!;

  it('lie near each other within a trade, and far between trades', () => {
    expect(meanings.rows).toBe(160);
    expect(dot(rowOf(meanings, 0), rowOf(meanings, 1))).toBeGreaterThan(0.9);
    expect(Math.abs(dot(rowOf(meanings, 0), rowOf(meanings, 77)))).toBeLessThan(0.3);
  });

  it('are not made up from a handful of texts', () => {
    const few = new CsrBuilder();
    for (let text = 0; text < 50; text++) {
      few.add(text % 20, 1);
      few.endRow();
    }
    expect(wordMeanings(few.build(20), idf)).toBeNull();
  });

  it('fold into the weights of the words without changing a margin', () => {
    const builder = new CsrBuilder();
    for (const [word, value] of [
      [0, 0.6],
      [5, 0.8],
      [163, 0.3],
    ] as const)
      builder.add(word, value);
    builder.endRow();
    builder.endRow();
    const rows = builder.build(165);
    const wide = withMeanings(rows, meanings);
    expect(wide.columns).toBe(165 + meanings.columns);
    const weights = Float32Array.from({ length: wide.columns * STRIDE }, (_, i) => Math.sin(i));
    const folded = foldMeanings(weights, meanings);
    expect(folded).toHaveLength(165 * STRIDE);
    for (const row of [0, 1])
      for (let c = 0; c < SCORED; c++)
        expect(marginOf(folded, rows, row, c)).toBeCloseTo(marginOf(weights, wide, row, c), 4);
  });
});

function marginOf(weights: Float32Array, matrix: Csr, row: number, c: number): number {
  let sum = 0;
  for (let j = matrix.ptr[row]!; j < matrix.ptr[row + 1]!; j++)
    sum += matrix.val[j]! * weights[matrix.idx[j]! * STRIDE + c]!;
  return sum;
}
