import { readStars, type RecentGrowth } from '#libs/domain';
import type { ClusterStarRules } from '#libs/platform';
import type { ClusterProfile } from '#libs/store';
import type { BenchmarkView, TrendBenchmarkView } from './benchmark.schema.js';

/** Measures that the rules of `data/stars` may name, read off a benchmark. */
export function starsOf(
  rules: ClusterStarRules,
  from: {
    rows: readonly TrendBenchmarkView[];
    cluster: ClusterProfile;
    clusters: readonly ClusterProfile[];
    /** Evidence of the cluster and its peers. */
    peerEvidence: readonly number[];
    growth: RecentGrowth | null;
  },
): BenchmarkView['stars'] {
  const { rows, cluster, clusters, peerEvidence, growth } = from;
  const members = clusters.flatMap(({ structure }) => (structure.members ? [structure.members] : []));
  const { stars, unknown, results } = readStars(
    rules,
    {
      evidence: rows.reduce((sum, { count }) => sum + count, 0),
      members: cluster.structure.members ?? null,
      bestLowQuotient: rows.length > 0 ? Math.max(...rows.map(({ interval }) => interval.low)) : null,
      strengths: rows.filter(({ verdict }) => verdict === 'strength').length,
      growthLow: growth?.interval.low ?? null,
    },
    // Shares of a handful of clusters say nothing.
    clusters.length >= 8 ? { 'ecosystem/evidence': peerEvidence, 'ecosystem/members': members } : {},
  );
  return {
    stars,
    unknown,
    of: results.length,
    ruleSet: rules.id,
    results: results.map((result, i) => ({ ...result, label: rules.rules[i]!.label })),
  };
}
