/**
 * Stars and labels as data: a rule set says which statistic must clear which bar among which peers, code only reads it. The
 * European Cluster Observatory of 2007 gave one star each for size, specialisation and focus (clusterobservatory.eu).
 */
import { quantile } from '../statistics/quantile.js';

export interface StarRule {
  /** What it stands for, for example `size`. */
  readonly dimension: string;
  /** Name of the measure it looks at, for example `employees` or `locationQuotient`. */
  readonly statistic: string;
  /** The value must be at least this ... */
  readonly threshold?: number;
  /** ... or lie in the top share of the peers, for example 0.1. A rule has one of the two. */
  readonly topShare?: number;
  /** Name of the set of peers; needed with `topShare`. */
  readonly peerSet?: string;
}

export interface StarRuleSet {
  readonly id: string;
  readonly name: string;
  readonly rules: readonly StarRule[];
}

export interface StarResult {
  readonly dimension: string;
  /** Null when the value or the peers are missing: not known is not "no". */
  readonly met: boolean | null;
  readonly value: number | null;
  /** The bar the value was held against; null when it could not be set. */
  readonly bar: number | null;
}

export interface Stars {
  readonly stars: number;
  /** Dimensions that could not be judged; the stars are a lower bound when there are any. */
  readonly unknown: number;
  readonly results: readonly StarResult[];
}

/**
 * @param measures values of the cluster by statistic
 * @param peers values of the peers by `peerSet/statistic`
 */
export function readStars(
  set: StarRuleSet,
  measures: Readonly<Record<string, number | null>>,
  peers: Readonly<Record<string, readonly number[]>>,
): Stars {
  const results = set.rules.map((rule): StarResult => {
    const value = measures[rule.statistic] ?? null;
    const bar = barOf(rule, peers, set.id);
    return { dimension: rule.dimension, value, bar, met: value === null || bar === null ? null : value >= bar };
  });
  return {
    stars: results.filter((r) => r.met === true).length,
    unknown: results.filter((r) => r.met === null).length,
    results,
  };
}

function barOf(rule: StarRule, peers: Readonly<Record<string, readonly number[]>>, set: string): number | null {
  const { threshold, topShare } = rule;
  if ((threshold === undefined) === (topShare === undefined)) {
    throw new RangeError(`Rule "${rule.dimension}" of "${set}" needs either a threshold or a topShare.`);
  }
  if (threshold !== undefined) return threshold;
  const values = peers[`${rule.peerSet ?? ''}/${rule.statistic}`] ?? [];
  return values.length > 0 ? quantile(values, 1 - (topShare ?? 0)) : null;
}
