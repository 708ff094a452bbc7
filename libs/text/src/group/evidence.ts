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
  /** Harmonic mean of precision and recall of "evidence >= threshold" for the members, 0..1. */
  readonly f1: number;
}

/**
 * The threshold that finds the members best (largest F1), between the last row taken and the next; the scale puts a median member at
 * 0.9.
 * @param isNeutral rows that count neither way
 */
export function bestCut(
  evidence: Float64Array,
  members: readonly number[],
  isNeutral: (row: number) => boolean = () => false,
): Cut {
  const inside = new Set(members);
  const least = members.reduce((low, r) => Math.min(low, evidence[r]!), Infinity);
  const above = Array.from(evidence.keys()).filter((r) => evidence[r]! >= least && !isNeutral(r));
  const below = evidence.reduce((high, value, r) => (value < least && value > high && !isNeutral(r) ? value : high), 0);
  const order = above.sort((a, b) => evidence[b]! - evidence[a]! || a - b);
  let found = 0;
  let f1 = 0;
  let threshold = Infinity;
  for (let i = 0; i < order.length && found < members.length; i++) {
    if (inside.has(order[i]!)) found++;
    const value = (2 * found) / (i + 1 + members.length);
    if (value <= f1) continue;
    f1 = value;
    const next = i + 1 < order.length ? evidence[order[i + 1]!]! : below;
    threshold = (evidence[order[i]!]! + next) / 2;
  }
  const sorted = members.map((r) => evidence[r]!).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return { threshold, scale: Math.max((median - threshold) / Math.log(9), 0.1 * threshold), f1 };
}

/** Terms of a profile as columns of this survey; stems that no text has are left out. */
export const columnsOf = ({ collection }: Survey, { terms }: DiscoveredProfile): [number, number][] =>
  terms.flatMap(([stem, weight]): [number, number][] => {
    const column = collection.lexer.vocabulary.get(stem);
    return column < 0 ? [] : [[column, weight]];
  });
