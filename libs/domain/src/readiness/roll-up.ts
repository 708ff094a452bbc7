import { quantile } from '../statistics/quantile.js';

/** Answers of the members of a cluster to one question, rolled up. */
export type RollUp =
  | { readonly shown: true; readonly n: number; readonly median: number; readonly q1: number; readonly q3: number }
  /** Too few to be shown without giving a member away. */
  | { readonly shown: false };

/**
 * Median and quartiles (type 7), never the mean of few: one member who misreads the scale must not move the cluster.
 * @param levels one answer a member; members who did not answer are null and left out
 * @param minimum smallest number of answers that may be shown
 */
export function rollUp(levels: readonly (number | null)[], minimum = 5): RollUp {
  const given = levels.filter((level): level is number => level !== null);
  if (given.length < Math.max(1, minimum)) return { shown: false };
  return {
    shown: true,
    n: given.length,
    median: quantile(given, 0.5),
    q1: quantile(given, 0.25),
    q3: quantile(given, 0.75),
  };
}
