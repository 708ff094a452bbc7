import { pickDenseRows, rowOf, type Dense } from '../lsa/dense.js';
import { leafGroups } from './leaves.js';
import { centroidsOf, groupSums, wardMerges } from './ward.js';

/** Rows that lie together, closest to their centre first. */
export interface Candidate {
  readonly members: readonly number[];
}

export interface CandidateOptions {
  readonly seed: number;
  /** Smaller ones are left out. */
  readonly minimum: number;
  /** Larger ones are left out. */
  readonly largest: number;
}

/** Rows a starting group has on average. */
const LEAF_ROWS = 12;
const MOST_LEAVES = 80;
/** A member's cosine with the centre is at least this; and not far below the others'. */
const LEAST_COSINE = 0.35;
const BELOW_MEAN = 0.16;

/**
 * All groups at all levels: an over-fine k-means, then every union on Ward's way up. Which level is right is decided for each topic by
 * itself, later, by what its words say. Stragglers are cut off each group.
 * @param rows unit rows
 */
export function candidates(rows: Dense, options: CandidateOptions): Candidate[] {
  const filled = Array.from({ length: rows.rows }, (_, r) => r).filter((r) => rowOf(rows, r).some((v) => v !== 0));
  if (filled.length < options.minimum) return [];
  const points = pickDenseRows(rows, filled);
  const k = Math.max(2, Math.min(MOST_LEAVES, Math.round(filled.length / LEAF_ROWS)));
  const groups = leafGroups(points, k, options.seed);
  const leaves = new Map<number, number[]>();
  for (let j = 0; j < k; j++) leaves.set(j, [j]);
  const nodes = [...leaves.values()];
  for (const { into, from } of wardMerges(groupSums(points, groups, k))) {
    const union = [...leaves.get(into)!, ...leaves.get(from)!].sort((a, b) => a - b);
    leaves.set(into, union);
    nodes.push(union);
  }
  return nodes.flatMap((leaf) => {
    const inside = new Set(leaf);
    const members = trimmed(
      points,
      Array.from(filled.keys()).filter((i) => inside.has(groups[i]!)),
    );
    if (members.length < options.minimum || members.length > options.largest) return [];
    return [{ members: members.map((i) => filled[i]!) }];
  });
}

/** Without the rows far from the centre, closest first; the centre is found again after the first cut. */
function trimmed(rows: Dense, members: number[]): number[] {
  let kept = members;
  for (let round = 0; round < 2 && kept.length > 0; round++) {
    const own = pickDenseRows(rows, kept);
    const centre = centroidsOf(own, new Int32Array(kept.length), 1).data;
    const pool = pickDenseRows(rows, members);
    const cosines = members.map((_, i) => rowOf(pool, i).reduce((sum, value, t) => sum + value * centre[t]!, 0));
    const mean = cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length;
    const least = Math.max(LEAST_COSINE, mean - BELOW_MEAN);
    kept = members
      .map((member, i) => ({ member, cosine: cosines[i]! }))
      .filter(({ cosine }) => cosine >= least)
      .sort((a, b) => b.cosine - a.cosine || a.member - b.member)
      .map(({ member }) => member);
  }
  return kept;
}
