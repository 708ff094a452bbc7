import { summarise, type Summary } from './consensus.js';

/** What may be shown of one group. */
export interface Cell {
  readonly group: string;
  /** Number of ratings; null when even that is kept back. */
  readonly n: number | null;
  /** Null when the group is too small, or when showing it would give a smaller one away. */
  readonly summary: Summary | null;
}

/**
 * Groups large enough to be shown without giving a person away. A group below the minimum is kept back, and when the
 * groups kept back are together still below it, the smallest one shown joins them: else "all minus the others" would tell.
 * Groups come back in the order of their names, so that their order tells nothing either.
 * @param minimum smallest number of ratings that may be shown
 */
export function groupCells(
  ratings: readonly { readonly group: string; readonly value: number }[],
  minimum = 5,
): Cell[] {
  const byGroup = new Map<string, number[]>();
  for (const { group, value } of ratings) byGroup.set(group, [...(byGroup.get(group) ?? []), value]);
  const bySize = [...byGroup].sort((a, b) => a[1].length - b[1].length || (a[0] < b[0] ? -1 : 1));
  const hidden = new Set<string>();
  let kept = 0;
  for (const [group, values] of bySize) {
    const tooSmall = values.length < minimum;
    const wouldTell = kept > 0 && kept < minimum;
    if (!tooSmall && !wouldTell) break;
    hidden.add(group);
    kept += values.length;
  }
  return [...byGroup]
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .map(([group, values]) =>
      hidden.has(group) ? { group, n: null, summary: null } : { group, n: values.length, summary: summarise(values) },
    );
}
