import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CsrBuilder, documentFrequency, inverseDocumentFrequency, pickRows, tfIdf, type Csr } from './index.js';

const matrix = (rows: readonly (readonly number[])[], columns = 0): Csr => {
  const builder = new CsrBuilder();
  for (const row of rows) {
    for (const column of row) builder.add(column, 1);
    builder.endRow();
  }
  return builder.build(columns);
};
const dense = (csr: Csr): number[][] =>
  Array.from({ length: csr.rows }, (_, r) => {
    const row = Array.from({ length: csr.columns }, () => 0);
    for (let j = csr.ptr[r]!; j < csr.ptr[r + 1]!; j++) row[csr.idx[j]!] = csr.val[j]!;
    return row;
  });

describe('TF-IDF', () => {
  it('gives the numbers of scikit-learn 1.9 TfidfVectorizer(sublinear_tf=True)', () => {
    // columns: blade panel solar turbine wind; texts: "wind turbine blade wind", "solar panel blade", "solar solar solar wind"
    const counts = matrix([
      [4, 3, 0, 4],
      [2, 1, 0],
      [2, 2, 2, 4],
    ]);
    const weights = tfIdf(counts, inverseDocumentFrequency(documentFrequency(counts), 3));
    const outside = [
      [0.422741, 0, 0, 0.555854, 0.715763],
      [0.517856, 0.680919, 0.517856, 0, 0],
      [0, 0, 0.90275, 0, 0.430165],
    ];
    dense(weights).forEach((row, r) => row.forEach((value, c) => expect(value).toBeCloseTo(outside[r]![c]!, 5)));
  });

  it('leaves rows without weight at zero and drops rare and common columns', () => {
    const counts = matrix([[0, 1], [0], []], 3);
    expect([...inverseDocumentFrequency(documentFrequency(counts), 3, { minDf: 2 })].slice(1)).toEqual([0, 0]);
    expect(inverseDocumentFrequency(documentFrequency(counts), 3, { maxDf: 0.5 })[0]).toBe(0);
    expect(dense(tfIdf(counts, new Float32Array(3)))).toEqual([
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });

  it('sums repeats within a row only, and picks rows in any order', () => {
    const columns = fc.array(fc.array(fc.nat(9), { maxLength: 12 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(columns, (rows) => {
        const csr = matrix(rows, 10);
        const expected = rows.map((row) => Array.from({ length: 10 }, (_, c) => row.filter((x) => x === c).length));
        expect(dense(csr)).toEqual(expected);
        const reversed = rows.map((_, i) => rows.length - 1 - i);
        expect(dense(pickRows(csr, reversed))).toEqual([...expected].reverse());
      }),
    );
  });
});
