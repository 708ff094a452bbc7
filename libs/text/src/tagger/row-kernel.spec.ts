import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { STRIDE } from './columns.js';
import { RowKernel } from './row-kernel.js';

const ROWS = 40;
const weights = Float32Array.from({ length: ROWS * STRIDE }, (_, i) => Math.sin(i) * 3);
const other = Float32Array.from({ length: 7 * STRIDE }, (_, i) => Math.cos(i));
const kernel = new RowKernel([other, weights]);

/** The same sums by the plain loop. */
function plain(idx: Int32Array, val: Float32Array, from: number): number[] {
  const sums = Array.from({ length: STRIDE }, () => 0);
  idx.forEach((column, j) => {
    if (column < from) return;
    for (let c = 0; c < STRIDE; c++) sums[c]! += val[j]! * weights[(column - from) * STRIDE + c]!;
  });
  return sums;
}

describe('the kernel of scoring', () => {
  it('gives what the plain loop gives, to the last bit', () => {
    const entry = fc.tuple(fc.integer({ min: 0, max: ROWS - 1 }), fc.float({ noNaN: true, min: -100, max: 100 }));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 80 }), fc.integer({ min: 0, max: 20 }), (entries, from) => {
        const idx = Int32Array.from(entries, ([column]) => column);
        const val = Float32Array.from(entries, ([, value]) => value);
        kernel.sum({ count: entries.length, idx, val }, from, 1);
        expect([...kernel.sums].map((sum) => sum + 0)).toEqual(plain(idx, val, from).map((sum) => sum + 0));
      }),
    );
  });

  it('takes a row of any length, in parts', () => {
    const idx = Int32Array.from({ length: 10_000 }, (_, j) => (j * 7) % ROWS);
    const val = Float32Array.from({ length: 10_000 }, (_, j) => 1 / (1 + j));
    kernel.sum({ count: idx.length, idx, val }, 0, 1);
    expect([...kernel.sums]).toEqual(plain(idx, val, 0));
  });

  it('keeps tables apart', () => {
    kernel.sum({ count: 1, idx: Int32Array.of(6), val: Float32Array.of(2) }, 0);
    expect([...kernel.sums]).toEqual([...other.subarray(6 * STRIDE)].map((weight) => weight * 2));
    expect([...kernel.tables[1]!]).toEqual([...weights]);
  });

  it('sums nothing to zero', () => {
    kernel.sum({ count: 0, idx: new Int32Array(0), val: new Float32Array(0) }, 0);
    expect([...kernel.sums]).toEqual(Array.from({ length: STRIDE }, () => 0));
  });
});
