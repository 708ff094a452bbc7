import type { Csr } from '../vectors/csr.js';

/**
 * How far the words of a topic occur together: mean normalised pointwise mutual information of all pairs (Bouma, 2009; as a measure of
 * topics: Lau, Newman and Baldwin, 2014), counted by text. -1 never together, 0 as by chance, 1 only together. Words that stand in no
 * text are left out; fewer than two words give 0.
 * @param counts any sparse rows; entries of 0 do not count
 * @param columns the words, at most 32
 */
export function npmi(counts: Csr, columns: readonly number[]): number {
  const n = counts.rows;
  const bit = new Map(columns.slice(0, 32).map((column, i) => [column, i]));
  const single = new Float64Array(bit.size);
  const both = new Float64Array(bit.size * bit.size);
  const here: number[] = [];
  for (let r = 0; r < n; r++) {
    here.length = 0;
    for (let j = counts.ptr[r]!; j < counts.ptr[r + 1]!; j++) {
      const i = counts.val[j] === 0 ? undefined : bit.get(counts.idx[j]!);
      if (i !== undefined) here.push(i);
    }
    for (const a of here) {
      single[a]!++;
      for (const b of here) if (a < b) both[a * bit.size + b]!++;
    }
  }
  let sum = 0;
  let pairs = 0;
  for (let a = 0; a < bit.size; a++) {
    for (let b = a + 1; b < bit.size; b++) {
      if (single[a] === 0 || single[b] === 0) continue;
      pairs++;
      sum += pairNpmi(both[a * bit.size + b]! / n, single[a]! / n, single[b]! / n);
    }
  }
  return pairs === 0 ? 0 : sum / pairs;
}

function pairNpmi(together: number, a: number, b: number): number {
  if (together === 0) return -1;
  return together >= 1 ? 1 : Math.log(together / (a * b)) / -Math.log(together);
}
