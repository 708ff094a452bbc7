/** A gap that could be worked on. */
export interface GapItem {
  readonly id: string;
  /** Weight of the question or dimension, > 0. */
  readonly weight: number;
  /** 0..1. */
  readonly actual: number;
  /** 0..1. */
  readonly target: number;
  /** How much the trends that matter to the cluster need it, 0..1. */
  readonly relevance: number;
  /** Effort to close it, > 0; 1 = usual. */
  readonly effort: number;
}

export interface Priority {
  readonly id: string;
  /** max(0, target - actual). */
  readonly gap: number;
  /** weight · gap · relevance / effort; comparable inside one assessment only. */
  readonly priority: number;
}

/**
 * Most pressing first: priority = weight · gap · trend relevance / effort. (The Smart Industry Readiness Index weighs cost,
 * key figures, horizon and proximity in this place; ours uses what a cluster can answer.) Ties keep the order of the ids.
 */
export function prioritise(items: readonly GapItem[]): Priority[] {
  return items
    .map((item) => {
      if (!(item.effort > 0) || !(item.weight > 0)) {
        throw new RangeError(`Gap "${item.id}" needs a weight and an effort above 0.`);
      }
      const gap = Math.max(0, item.target - item.actual);
      return { id: item.id, gap, priority: (item.weight * gap * item.relevance) / item.effort };
    })
    .sort((a, b) => b.priority - a.priority || (a.id < b.id ? -1 : 1));
}

/** One dimension in two assessments. */
export interface Progress {
  readonly dimension: string;
  readonly before: number | null;
  readonly after: number | null;
  /** after - before; null when one of them is missing. */
  readonly change: number | null;
}

/** Repeats (T0, T1, ...): what changed by dimension; dimensions of either assessment are listed. */
export function progressBetween(
  before: readonly { readonly dimension: string; readonly score: number | null }[],
  after: readonly { readonly dimension: string; readonly score: number | null }[],
): Progress[] {
  const [old, now] = [before, after].map((list) => new Map(list.map((d) => [d.dimension, d.score]))) as [
    Map<string, number | null>,
    Map<string, number | null>,
  ];
  return [...new Set([...old.keys(), ...now.keys()])].map((dimension) => {
    const [a, b] = [old.get(dimension) ?? null, now.get(dimension) ?? null];
    return { dimension, before: a, after: b, change: a === null || b === null ? null : b - a };
  });
}
