import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { stemEnglish } from '../lexer/stem.js';
import { Vocabulary } from '../lexer/vocabulary.js';
import { CsrBuilder, type Csr } from '../vectors/index.js';
import {
  centreSources,
  compact,
  denseMatrix,
  latentRows,
  normaliseRows,
  pickDenseRows,
  rowOf,
  topicalIdf,
  truncatedSvd,
  type Dense,
} from './index.js';
import { symmetricEigen } from './symmetric-eigen.js';

const sparse = (rows: readonly (readonly number[])[]): Csr => {
  const builder = new CsrBuilder();
  for (const row of rows) {
    row.forEach((value, column) => {
      if (value !== 0) builder.add(column, value);
    });
    builder.endRow();
  }
  return builder.build(rows[0]?.length ?? 0);
};
const dense = (rows: readonly (readonly number[])[]): Dense => ({
  rows: rows.length,
  columns: rows[0]!.length,
  data: Float32Array.from(rows.flat()),
});
const inner = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((sum, value, i) => sum + value * b[i]!, 0);

const X = [
  [1, 0, 2, 0, 0],
  [0, 3, 0, 1, 0],
  [1, 0, 2, 0, 1],
  [0, 2, 0, 2, 0],
  [0, 0, 1, 0, 4],
  [2, 1, 0, 0, 0],
];

describe('truncated SVD', () => {
  it('gives the singular values and places of numpy.linalg.svd', () => {
    const { singular, rows } = truncatedSvd(sparse(X), 2);
    [4.560349, 4.246274].forEach((value, k) => expect(singular[k]).toBeCloseTo(value, 4));
    const places = [
      [1.194507, 0.028238],
      [0.38246, 3.058494],
      [2.030241, 0.116507],
      [0.320603, 2.658314],
      [3.837581, 0.623342],
      [0.521504, 1.098591],
    ];
    // The sign of a direction is free.
    places.forEach((place, r) =>
      place.forEach((value, k) => expect(Math.abs(rowOf(rows, r)[k]!)).toBeCloseTo(value, 4)),
    );
    [1.427645, 0.543216, 2.421848, 0.458027, 4.566417, 0.653962].forEach((value, r) =>
      expect(inner(rowOf(rows, 0), rowOf(rows, r))).toBeCloseTo(value, 4),
    );
  });

  it('maps a row by its basis to where the row lies', () => {
    const { rows, basis } = truncatedSvd(sparse(X), 3);
    X.forEach((row, r) => {
      const place = Array.from({ length: 3 }, (_, k) =>
        row.reduce((sum, value, c) => sum + value * rowOf(basis, c)[k]!, 0),
      );
      place.forEach((value, k) => expect(value).toBeCloseTo(rowOf(rows, r)[k]!, 4));
    });
  });

  it('is the same for the same seed and near the same for another', () => {
    const first = truncatedSvd(sparse(X), 2, { seed: 3 });
    expect(truncatedSvd(sparse(X), 2, { seed: 3 }).rows.data).toEqual(first.rows.data);
    truncatedSvd(sparse(X), 2, { seed: 4 }).singular.forEach((value, k) =>
      expect(value).toBeCloseTo(first.singular[k]!, 4),
    );
  });

  it('takes matrices of low rank, of zeros and without rows', () => {
    const twins = truncatedSvd(sparse([X[0]!, X[0]!, X[0]!]), 3);
    expect(twins.singular[0]).toBeCloseTo(Math.sqrt(15), 4);
    expect(twins.rows.data.every((value) => Number.isFinite(value))).toBe(true);
    expect(
      truncatedSvd(
        sparse([
          [0, 0],
          [0, 0],
        ]),
        2,
      ).rows.data.every((value) => value === 0),
    ).toBe(true);
    expect(truncatedSvd(new CsrBuilder().build(4), 2).rows).toMatchObject({ rows: 0, columns: 0 });
  });

  it('never makes a row longer than it is', () => {
    const rows = fc.array(fc.array(fc.nat(5), { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(rows, (matrix) => {
        const { rows: places } = truncatedSvd(sparse(matrix), 3);
        matrix.forEach((row, r) => {
          const place = rowOf(places, r);
          expect(inner(place, place)).toBeLessThanOrEqual(inner(row, row) * 1.0001 + 1e-6);
        });
      }),
    );
  });
});

describe('eigenvectors of a small symmetric matrix', () => {
  it('gives the numbers of numpy.linalg.eigh', () => {
    const { values, vectors } = symmetricEigen(Float64Array.from([4, 1, 0.5, 1, 3, -1, 0.5, -1, 2]), 3);
    [4.622905, 3.317544, 1.05955].forEach((value, k) => expect(values[k]).toBeCloseTo(value, 5));
    [0.83675, 0.444215, 0.32019, 0.545438, 0.624403, 0.559124, 0.048443, 0.642491, 0.764761].forEach((value, i) =>
      expect(Math.abs(vectors[i]!)).toBeCloseTo(value, 5),
    );
  });
});

describe('rows in the latent space', () => {
  it('drops columns of zeros and keeps their names', () => {
    const { matrix, columns } = compact(
      sparse([
        [0, 2, 0, 1],
        [0, 0, 0, 3],
      ]),
    );
    expect([...columns]).toEqual([1, 3]);
    expect([...matrix.val]).toEqual([2, 1, 3]);
    expect([...matrix.idx]).toEqual([0, 1, 1]);
  });

  it('gives genre words no weight', () => {
    const vocabulary = new Vocabulary([stemEnglish('comprising'), stemEnglish('battery')]);
    const idf = topicalIdf(
      sparse([
        [1, 1],
        [1, 0],
        [0, 1],
      ]),
      vocabulary,
    );
    expect(idf[0]).toBe(0);
    expect(idf[1]).toBeGreaterThan(1);
  });

  it('takes part of the mean of large sources away, and leaves small and lone sources', () => {
    const rows = dense([
      [1, 0],
      [0, 1],
      [1, 1],
    ]);
    centreSources(rows, ['a', 'a', 'b'], { share: 0.5, minimum: 2 });
    expect([...rows.data]).toEqual([0.75, -0.25, -0.25, 0.75, 1, 1]);
    const lone = dense([
      [1, 0],
      [0, 1],
    ]);
    expect([...centreSources(lone, ['a', 'a'], { minimum: 1 }).data]).toEqual([1, 0, 0, 1]);
  });

  it('puts texts without a weighted word at zero, all others on the sphere', () => {
    const counts = sparse([
      [1, 0, 1],
      [0, 1, 1],
      [1, 1, 0],
      [0, 0, 0],
    ]);
    const rows = latentRows(counts, Float32Array.from([1, 2, 1]), { dimensions: 2 });
    expect(inner(rowOf(rows, 3), rowOf(rows, 3))).toBe(0);
    for (const r of [0, 1, 2]) expect(inner(rowOf(rows, r), rowOf(rows, r))).toBeCloseTo(1, 5);
  });

  it('normalises and picks rows', () => {
    const rows = normaliseRows(
      dense([
        [3, 4],
        [0, 0],
      ]),
    );
    expect(rowOf(rows, 0)[1]).toBeCloseTo(0.8, 6);
    expect([...pickDenseRows(rows, [1, 1]).data]).toEqual([0, 0, 0, 0]);
    expect(denseMatrix(0, 3).data).toHaveLength(0);
  });
});
