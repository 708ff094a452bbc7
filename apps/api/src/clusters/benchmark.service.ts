import {
  badInput,
  benchmarkCluster,
  type EcosystemId,
  type GammaPrior,
  PRIOR_CLUSTERS,
  priorOfField,
  randomFrom,
  recentGrowth,
  type RecentGrowth,
} from '#libs/domain';
import { type ClusterStarRules, loadClusterStars } from '#libs/platform';
import type { ClusterProfile, MarketScope, YearCount } from '#libs/store';
import { Injectable } from '@nestjs/common';
import { type ApiContext, Context } from '../shared/context.js';
import { type BenchmarkField, BenchmarkFields, peersOf } from './benchmark-field.js';
import type { BenchmarkQuery, BenchmarkView, TrendBenchmarkView } from './benchmark.schema.js';
import { caveatsOf } from './caveats.js';
import { starsOf } from './stars.js';

/** Peers below which quartiles would tell about single ones. */
const LEAST_FOR_QUARTILES = 5;

interface Market {
  readonly scope: MarketScope;
  readonly label: string;
  readonly counts: readonly number[];
  /** Null for a region, which has no years. */
  readonly years: readonly YearCount[] | null;
}

/** A cluster beside its peers. Reads a few hundred rows; what all clusters share is kept for a moment. */
@Injectable()
export class BenchmarkService {
  private readonly stars: ClusterStarRules = loadClusterStars();
  private readonly priors = new Map<string, GammaPrior>();

  constructor(
    @Context() private readonly api: ApiContext,
    private readonly fields: BenchmarkFields,
  ) {}

  async of(id: string, query: BenchmarkQuery): Promise<BenchmarkView> {
    const { tallies, profiles, ownEvidence } = this.api.store.clusters;
    const cluster = await profiles.get(id);
    const field = await this.fields.of(ecosystemOf(cluster, query.ecosystem));
    const trends = field.trends.map((trend) => trend.id);
    const { chosen, ids: peerIds } = peersOf(cluster, field);
    const [market, counts, years, own, prior] = await Promise.all([
      this.market(cluster, query.market, trends),
      tallies.counts([id, ...peerIds], trends),
      tallies.byYear(id, trends),
      ownEvidence.byTrend(id),
      null,
    ]).then(
      async ([market, counts, years, own]) => [market, counts, years, own, await this.prior(field, market)] as const,
    );
    const judged = benchmarkCluster(
      { trends, own: counts.get(id)!, peers: peerIds.map((peer) => counts.get(peer)!), market: market.counts },
      {
        prior,
        random: randomFrom(`benchmark/${id}/${field.ecosystem}`),
        ...(field.relatedness && { relatedness: field.relatedness }),
      },
    );
    const growths = growthOf(years, market.years, new Date().getUTCFullYear());
    const rows = judged.map((trend, j): TrendBenchmarkView => {
      const growth = growths.get(trend.trendId) ?? null;
      const { raw, peerQuartiles, standing } = trend;
      return {
        trendId: trend.trendId,
        name: field.trends[j]!.name,
        count: trend.count,
        own: own.get(trend.trendId) ?? 0,
        expected: trend.expected,
        share: trend.share,
        marketShare: trend.marketShare,
        raw: raw && { quotient: raw.quotient, ...raw.interval },
        quotient: trend.quotient,
        interval: trend.interval,
        symmetric: trend.symmetric,
        rank: standing.rank,
        of: standing.of,
        percentile: standing.percentile,
        percentileInterval: standing.interval,
        peers:
          peerIds.length >= LEAST_FOR_QUARTILES && peerQuartiles
            ? { q1: peerQuartiles[0], median: peerQuartiles[1], q3: peerQuartiles[2] }
            : null,
        growth: growth && { ratio: growth.ratio, ...growth.interval },
        density: trend.density,
        verdict: trend.verdict,
      };
    });
    const evidence = rows.reduce((sum, { count }) => sum + count, 0);
    const named = field.clusters
      .filter((other) => peerIds.includes(other.id) && other.suggested)
      .map(({ name }) => name)
      .sort((a, b) => a.localeCompare(b));
    return {
      cluster: { id, name: cluster.name, synthetic: cluster.synthetic },
      ecosystem: field.ecosystem,
      ecosystems: [...cluster.ecosystems],
      market: { scope: market.scope, label: market.label, total: market.counts.reduce((a, b) => a + b, 0) },
      evidence,
      peers: { chosen, n: peerIds.length, named, field: field.clusters.length },
      prior,
      stars: starsOf(this.stars, {
        rows,
        cluster,
        clusters: field.clusters,
        peerEvidence: [...counts.values()].map((row) => row.reduce((a, b) => a + b, 0)),
        growth: growths.get('') ?? null,
      }),
      caveats: caveatsOf({
        evidence,
        cluster,
        peers: peerIds.length,
        market: market.scope,
        counted: field.version !== '',
      }),
      trends: rows,
    };
  }

  private async market(cluster: ClusterProfile, scope: MarketScope, trends: readonly string[]): Promise<Market> {
    const { tallies } = this.api.store.clusters;
    const at = new Map(trends.map((id, i) => [id, i]));
    const summed = (rows: readonly { trendId: string; n: number }[]): number[] => {
      const counts = trends.map(() => 0);
      for (const { trendId, n } of rows) counts[at.get(trendId)!]! += n;
      return counts;
    };
    if (scope === 'region') {
      if (cluster.nuts === null || cluster.nuts.length < 3)
        throw badInput('The profile names no region. Write a NUTS code into it, or choose another market.', [
          { path: 'market', message: 'needs a region in the profile' },
        ]);
      const region = cluster.nuts.slice(0, 4);
      return {
        scope,
        label: `members of clusters in ${region}`,
        counts: summed(await tallies.region(region, trends)),
        years: null,
      };
    }
    if (scope === 'country' && cluster.country === null)
      throw badInput('The organisation names no country. Write it into the organisation, or choose another market.', [
        { path: 'market', message: 'needs a country' },
      ]);
    const years = await tallies.market(
      scope === 'country' ? { of: scope, country: cluster.country! } : { of: scope },
      trends,
    );
    const label = {
      all: 'all signals of the ecosystem',
      europe: 'signals from Europe',
      country: `signals from ${cluster.country}`,
    }[scope];
    return { scope, label, counts: summed(years), years };
  }

  /** Fitted on a sample of the field, once for each count of it. */
  private async prior(field: BenchmarkField, market: Market): Promise<GammaPrior> {
    const key = `${field.version}/${field.ecosystem}/${market.label}/${field.clusters.length}`;
    let prior = this.priors.get(key);
    if (!prior) {
      const step = Math.max(1, Math.floor(field.clusters.length / PRIOR_CLUSTERS));
      const sample = field.clusters.filter((_, i) => i % step === 0).map(({ id }) => id);
      const counts = await this.api.store.clusters.tallies.counts(
        sample,
        field.trends.map(({ id }) => id),
      );
      prior = priorOfField([...counts.values()], market.counts);
      if (this.priors.size > 500) this.priors.clear();
      this.priors.set(key, prior);
    }
    return prior;
  }
}

function ecosystemOf(cluster: ClusterProfile, wanted: EcosystemId | undefined): EcosystemId {
  const own = cluster.ecosystems.map(({ ecosystem }) => ecosystem);
  if (wanted !== undefined && !own.includes(wanted))
    throw badInput(
      `The cluster is not in the ecosystem "${wanted}". Use one of ${own.join(', ')}, or add it to the profile.`,
      [{ path: 'ecosystem', message: 'is not in the profile' }],
    );
  const first = wanted ?? own[0];
  if (!first) throw badInput('The profile names no ecosystem. Choose one in it first.');
  return first;
}

/** Growth of each trend, and under '' of all together. The running year is left out: it is not over. */
function growthOf(
  own: readonly YearCount[],
  market: readonly YearCount[] | null,
  year: number,
): Map<string, RecentGrowth | null> {
  const growths = new Map<string, RecentGrowth | null>();
  if (market === null) return growths;
  const halves = (rows: readonly YearCount[]) => {
    const sums = new Map<string, { before: number; recent: number }>();
    for (const { trendId, year: y, n } of rows) {
      const part = y >= year - 3 && y < year ? 'recent' : y >= year - 6 && y < year - 3 ? 'before' : null;
      if (part === null) continue;
      for (const key of [trendId, '']) {
        const sum = sums.get(key) ?? { before: 0, recent: 0 };
        sum[part] += n;
        sums.set(key, sum);
      }
    }
    return sums;
  };
  const [mine, all] = [halves(own), halves(market)];
  for (const [key, sum] of mine) growths.set(key, recentGrowth(sum, all.get(key) ?? { before: 0, recent: 0 }));
  return growths;
}
