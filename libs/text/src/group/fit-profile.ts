import type { Csr } from '../vectors/csr.js';

/** Means of the TF-IDF rows, over all texts of a source: what a text of that source looks like when nothing is known of its topic. */
export interface SourceMeans {
  /** Source number of each row. */
  readonly source: Int32Array;
  /** One row of columns a source. */
  readonly means: readonly Float64Array[];
}

export function sourceMeans(rows: Csr, sources: readonly string[]): SourceMeans {
  const numbers = new Map<string, number>();
  const source = Int32Array.from(sources, (name) => {
    if (!numbers.has(name)) numbers.set(name, numbers.size);
    return numbers.get(name)!;
  });
  const sizes = new Float64Array(numbers.size);
  const means = Array.from(numbers, () => new Float64Array(rows.columns));
  for (let r = 0; r < rows.rows; r++) {
    sizes[source[r]!]!++;
    const mean = means[source[r]!]!;
    for (let j = rows.ptr[r]!; j < rows.ptr[r + 1]!; j++) mean[rows.idx[j]!]! += rows.val[j]!;
  }
  means.forEach((mean, s) => mean.forEach((value, c) => (mean[c] = value / sizes[s]!)));
  return { source, means };
}

/** A term must stand in this share of the members, and in two at least: a profile is what members share. */
const LEAST_SHARE = 0.06;
const MOST_TERMS = 150;

/**
 * Weights of the terms that tell the members from other texts of the same sources (Rocchio, 1971: mean of the members minus mean of the
 * rest): a group of patents is not recognised by being patents. Only what speaks for the group is kept, heaviest first, length 1.
 * @param rows TF-IDF rows of all texts
 * @returns pairs of column and weight
 */
export function rocchio(rows: Csr, members: readonly number[], background: SourceMeans): [number, number][] {
  const sums = new Map<number, number>();
  const frequency = new Map<number, number>();
  const share = new Float64Array(background.means.length);
  for (const r of members) {
    share[background.source[r]!]! += 1 / members.length;
    for (let j = rows.ptr[r]!; j < rows.ptr[r + 1]!; j++) {
      if (rows.val[j] === 0) continue;
      const column = rows.idx[j]!;
      sums.set(column, (sums.get(column) ?? 0) + rows.val[j]!);
      frequency.set(column, (frequency.get(column) ?? 0) + 1);
    }
  }
  const least = Math.max(2, LEAST_SHARE * members.length);
  const weights: [number, number][] = [];
  for (const [column, sum] of sums) {
    if (frequency.get(column)! < least) continue;
    let expected = 0;
    share.forEach((part, s) => (expected += part * background.means[s]![column]!));
    const weight = sum / members.length - expected;
    if (weight > 0) weights.push([column, weight]);
  }
  weights.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const kept = weights.slice(0, MOST_TERMS);
  const length = Math.hypot(...kept.map(([, weight]) => weight));
  return kept.map(([column, weight]) => [column, weight / length]);
}
