import type { DiscoveredProfile } from './profile.js';
import type { Survey } from './survey.js';

export type Terms = readonly (readonly [column: number, weight: number])[];

/** Shorter texts count as so long; the same bound as in `profile.ts`. */
const SHORT = 20;

/** Evidence of a profile in every row, without its anchors: the batch twin of `ProfileScorer` for finding thresholds. */
export function evidenceOfRows({ collection }: Survey, terms: Terms): Float64Array {
  const { counts, tokens, from } = collection;
  const weights = new Float64Array(counts.columns);
  for (const [column, weight] of terms) weights[column] = weight;
  const evidence = new Float64Array(counts.rows);
  for (let r = 0; r < counts.rows; r++) {
    let sum = 0;
    for (let j = counts.ptr[r]!; j < counts.ptr[r + 1]!; j++) {
      const weight = weights[counts.idx[j]!]!;
      if (weight > 0) sum += weight * (1 + Math.log(counts.val[j]!));
    }
    let words = 0;
    if (sum > 0)
      for (let at = from[r]!; at < from[r + 1]!; at++) if (tokens.ids[at]! >= 0 || tokens.ids[at] === -3) words++;
    evidence[r] = sum / Math.sqrt(Math.max(SHORT, words));
  }
  return evidence;
}

export interface Cut {
  readonly threshold: number;
  readonly scale: number;
  /** Harmonic mean of precision and recall of "evidence >= threshold" for the members, 0..1. */
  readonly f1: number;
}

/** The threshold that finds the members best (largest F1), between the last row taken and the next; the scale puts a median member at 0.9. */
export function bestCut(evidence: Float64Array, members: readonly number[]): Cut {
  const inside = new Set(members);
  const order = Array.from(evidence.keys()).sort((a, b) => evidence[b]! - evidence[a]! || a - b);
  let found = 0;
  let f1 = 0;
  let threshold = Infinity;
  for (let i = 0; i < order.length && found < members.length; i++) {
    if (inside.has(order[i]!)) found++;
    const value = (2 * found) / (i + 1 + members.length);
    if (value <= f1) continue;
    f1 = value;
    const next = i + 1 < order.length ? evidence[order[i + 1]!]! : 0;
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
