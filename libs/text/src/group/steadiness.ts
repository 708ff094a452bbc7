import { seededRandom } from '../svm/random.js';
import type { Candidate } from './candidates.js';

/** Groups that were formed on one sample of the texts. */
export interface Sampled {
  /** 1 for rows that were in the sample. */
  readonly sample: Uint8Array;
  readonly groups: readonly Candidate[];
}

/** A sample of so many positions: each with the given share of luck, but the same ones for the same seed. */
export function sampleOf(rows: number, share: number, seed: number): Uint8Array {
  const random = seededRandom(seed);
  return Uint8Array.from({ length: rows }, () => (random() < share ? 1 : 0));
}

/**
 * How surely a group is found again on samples of the texts: the mean of the best Jaccard index in each, counted on the rows of the sample
 * (clusterwise stability; Hennig, "Cluster-wise assessment of cluster stability", 2007: below 0.6 there is hardly a group, from 0.75 on
 * a stable one). 1 when there is no sample.
 */
export function steadiness(group: readonly number[], samples: readonly Sampled[]): number {
  if (samples.length === 0) return 1;
  const inside = new Set(group);
  let sum = 0;
  for (const { sample, groups } of samples) {
    const size = group.reduce((count, row) => count + sample[row]!, 0);
    let best = 0;
    for (const { members } of groups) {
      const both = members.reduce((count, row) => count + (inside.has(row) ? 1 : 0), 0);
      best = Math.max(best, both / Math.max(1, size + members.length - both));
    }
    sum += best;
  }
  return sum / samples.length;
}
