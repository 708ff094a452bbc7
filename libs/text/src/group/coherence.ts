import type { Csr } from '../vectors/csr.js';
import type { Postings } from './postings.js';

/**
 * How far the words of a topic occur together: mean normalised pointwise mutual information of all pairs (Bouma, 2009; as a measure of
 * topics: Lau, Newman and Baldwin, 2014), counted by text. -1 never together, 0 as by chance, 1 only together. Words that stand in no
 * text are left out; fewer than two words give 0.
 */
export function npmi(postings: Postings, columns: readonly number[]): number {
  const n = postings.rows;
  const present = [...new Set(columns)].filter((c) => postings.ptr[c + 1]! > postings.ptr[c]!);
  let sum = 0;
  let pairs = 0;
  present.forEach((a, i) => {
    for (const b of present.slice(i + 1)) {
      pairs++;
      sum += pairNpmi(textsWithBoth(postings, a, b) / n, textsWith(postings, a) / n, textsWith(postings, b) / n);
    }
  });
  return pairs === 0 ? 0 : sum / pairs;
}

const textsWith = ({ ptr }: Postings, c: number): number => ptr[c + 1]! - ptr[c]!;

function textsWithBoth({ ptr, row }: Postings, a: number, b: number): number {
  let both = 0;
  let i = ptr[a]!;
  let j = ptr[b]!;
  while (i < ptr[a + 1]! && j < ptr[b + 1]!) {
    const difference = row[i]! - row[j]!;
    if (difference === 0) both++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return both;
}

function pairNpmi(together: number, a: number, b: number): number {
  if (together === 0) return -1;
  return together >= 1 ? 1 : Math.log(together / (a * b)) / -Math.log(together);
}

/**
 * Mean cosine of all pairs of rows, after some columns are left out: how far texts that share a name share a subject too. Taken from the
 * length of their sum (Steinbach, Karypis and Kumar, "A comparison of document clustering techniques", 2000), so that it costs no pairs.
 * Rows without an entry do not count; fewer than two give 0.
 * @returns 0..1 for rows without negative values
 */
export function alikeness({ ptr, idx, val }: Csr, members: readonly number[], without: readonly number[] = []): number {
  const left = new Set(without);
  const sum = new Map<number, number>();
  let n = 0;
  for (const row of members) {
    let squares = 0;
    for (let j = ptr[row]!; j < ptr[row + 1]!; j++) if (!left.has(idx[j]!)) squares += val[j]! ** 2;
    if (squares === 0) continue;
    n++;
    const length = Math.sqrt(squares);
    for (let j = ptr[row]!; j < ptr[row + 1]!; j++) {
      if (!left.has(idx[j]!)) sum.set(idx[j]!, (sum.get(idx[j]!) ?? 0) + val[j]! / length);
    }
  }
  if (n < 2) return 0;
  let squares = 0;
  for (const value of sum.values()) squares += value ** 2;
  return Math.max(0, (squares - n) / (n * (n - 1)));
}
