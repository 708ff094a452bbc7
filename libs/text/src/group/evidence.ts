import type { DiscoveredProfile } from './profile.js';
import type { Survey } from './survey.js';

export type Terms = readonly (readonly [column: number, weight: number])[];

/** Shorter texts count as so long; the same bound as in `profile.ts`. */
const SHORT = 20;

/** Evidence of a profile in every row, without its anchors: the batch twin of `ProfileScorer` for finding thresholds. */
export function evidenceOfRows({ collection, lengths }: Survey, terms: Terms): Float64Array {
  const { counts, postings } = collection;
  const evidence = new Float64Array(counts.rows);
  for (const [column, weight] of terms) {
    for (let p = postings.ptr[column]!; p < postings.ptr[column + 1]!; p++) {
      evidence[postings.row[p]!]! += weight * (1 + Math.log(counts.val[postings.at[p]!]!));
    }
  }
  for (let r = 0; r < evidence.length; r++)
    if (evidence[r]! > 0) evidence[r]! /= Math.sqrt(Math.max(SHORT, lengths[r]!));
  return evidence;
}

export interface Cut {
  readonly threshold: number;
  readonly scale: number;
}

/**
 * From where on a text belongs to texts of one subject without their name: it must have as much evidence as three quarters of them. The scale puts
 * the ninth of ten at a score of 0.9.
 * @param members rows, one at least
 */
export function lowerCut(evidence: Float64Array, members: readonly number[]): Cut {
  const sorted = members.map((r) => evidence[r]!).sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const threshold = at(0.25);
  return { threshold, scale: Math.max((at(0.9) - threshold) / Math.log(9), 0.1 * threshold) };
}

/** Cosine of two lists of weights of length 1, by column or by stem. */
export function likeness<K>(a: readonly (readonly [K, number])[], b: readonly (readonly [K, number])[]): number {
  const weights = new Map(a);
  return b.reduce((sum, [key, weight]) => sum + weight * (weights.get(key) ?? 0), 0);
}

/** Terms of a profile as columns of this survey; stems that no text has are left out. */
export const columnsOf = ({ collection }: Survey, { terms }: DiscoveredProfile): [number, number][] =>
  terms.flatMap(([stem, weight]): [number, number][] => {
    const column = collection.lexer.vocabulary.get(stem);
    return column < 0 ? [] : [[column, weight]];
  });
