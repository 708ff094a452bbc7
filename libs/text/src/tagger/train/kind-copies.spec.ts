import { describe, expect, it } from '@jest/globals';
import { CsrBuilder } from '../../vectors/csr.js';
import { KIND_SCALE, withKindCopies } from './kind-copies.js';

describe('copies of columns by kind', () => {
  const builder = new CsrBuilder();
  for (const row of [
    [[0, 1]],
    [
      [1, 2],
      [2, 3],
    ],
    [[2, 4]],
    [],
  ] as const) {
    for (const [column, value] of row) builder.add(column, value);
    builder.endRow();
  }
  const matrix = builder.build(3);
  const entries = (given: typeof matrix): number[][][] =>
    Array.from({ length: given.rows }, (_, row) =>
      Array.from({ length: given.ptr[row + 1]! - given.ptr[row]! }, (_, i) => [
        given.idx[given.ptr[row]! + i]!,
        given.val[given.ptr[row]! + i]!,
      ]),
    );

  it('stand in the columns of the text’s kind; a text of unknown kind has none', () => {
    const copied = withKindCopies(matrix, [1, 0, -1, 0], 2);
    expect(copied.columns).toBe(9);
    const scaled = (value: number): number => Math.fround(Math.fround(value) * KIND_SCALE);
    expect(entries(copied)).toEqual([
      [
        [0, 1],
        [6, scaled(1)],
      ],
      [
        [1, 2],
        [2, 3],
        [4, scaled(2)],
        [5, scaled(3)],
      ],
      [[2, 4]],
      [],
    ]);
  });

  it('leave a matrix alone when there are no kinds', () => {
    const same = withKindCopies(matrix, [-1, -1, -1, -1], 0);
    expect(entries(same)).toEqual(entries(matrix));
    expect(same.columns).toBe(3);
  });
});
