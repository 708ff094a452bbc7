import {
  brusselsClock,
  benchmarkCluster,
  type EcosystemId,
  placeCells,
  PRIOR_CLUSTERS,
  priorOfField,
  randomFrom,
  rankPlaces,
  recentGrowth,
  stateOfCall,
} from '#libs/domain';
import { Injectable } from '@nestjs/common';
import { type BenchmarkField, BenchmarkFields, peersOf } from '../clusters/benchmark-field.js';
import { type ApiContext, Context } from '../shared/context.js';
import type { HeatMap, PolicyQuery } from './policy.schema.js';

const LEAST_EVIDENCE = 10;
const MOST_PLACES = 40;
/** Clusters below which their number is not told, and needs are not summed. */
const LEAST_CLUSTERS = 3;
const LEAST_FOR_NEEDS = 5;
/** Benchmarks of all clusters of an ecosystem take a while; the sums may be so old. */
const TTL_MS = 10 * 60 * 1_000;

/** What policymakers ask: where evidence is, where needs are, and how sure a rank is. */
@Injectable()
export class PolicyService {
  private readonly verdicts = new Map<string, { at: number; sums: Promise<{ gaps: number[]; strengths: number[] }> }>();

  constructor(
    @Context() private readonly api: ApiContext,
    private readonly fields: BenchmarkFields,
  ) {}

  async heatMap({ ecosystem, by }: PolicyQuery): Promise<HeatMap> {
    const field = await this.fields.of(ecosystem);
    const ids = field.trends.map(({ id }) => id);
    const at = new Map(ids.map((id, i) => [id, i]));
    const counts = new Map<string, number[]>();
    for (const { place, trendId, n } of await this.api.store.clusters.tallies.places(by, ids)) {
      const row = counts.get(place) ?? ids.map(() => 0);
      row[at.get(trendId)!]! += n;
      counts.set(place, row);
    }
    const rows = [...counts]
      .map(([place, row]) => ({ place, row, evidence: sum(row) }))
      .sort((a, b) => b.evidence - a.evidence || (a.place < b.place ? -1 : 1));
    const shown = rows.filter(({ evidence }) => evidence >= LEAST_EVIDENCE).slice(0, MOST_PLACES);
    const market = ids.map((_, j) => rows.reduce((total, { row }) => total + row[j]!, 0));
    const prior = priorOfField(
      shown.map(({ row }) => row),
      market,
    );
    const growth = by === 'country' ? await this.growth(ids) : new Map<string, number>();
    const places = shown.map(({ place, row, evidence }) => {
      const cells = placeCells(row, market, prior);
      const clusters = field.clusters.filter((cluster) =>
        by === 'country' ? cluster.country === place : cluster.nuts?.startsWith(place),
      ).length;
      return {
        place,
        evidence,
        clusters: clusters >= LEAST_CLUSTERS ? clusters : null,
        specialised: cells.filter(({ verdict }) => verdict === 'more').length,
        growth: growth.get(place) ?? null,
        cells,
      };
    });
    const { units, firstOrder, warning } = rankPlaces(places, randomFrom(`policy/${ecosystem}/${by}`));
    return {
      ecosystem,
      by,
      trends: field.trends.map(({ id, name }, j) => ({ id, name, n: market[j]! })),
      places: places
        .map((place, i) => ({ ...place, rank: units[i]! }))
        .sort((a, b) => (a.rank.rank ?? 999) - (b.rank.rank ?? 999)),
      left: rows.length - shown.length,
      warning,
      sensitivity: firstOrder && { ...firstOrder },
    };
  }

  async needs(ecosystem: EcosystemId) {
    const field = await this.fields.of(ecosystem);
    const clusters = field.clusters.length;
    const now = brusselsClock(Date.now());
    const calls = (await this.api.store.clusters.calls.current(now)).filter(
      (call) => stateOfCall(call, now) !== 'closed',
    );
    const shown = clusters >= LEAST_FOR_NEEDS;
    const { gaps, strengths } = shown ? await this.verdictsOf(field) : { gaps: [], strengths: [] };
    const trends = field.trends.map(({ id, name }, j) => {
      const open = calls.filter((call) => call.trends.some((trend) => trend.id === id));
      return {
        id,
        name,
        gaps: gaps[j] ?? 0,
        strengths: strengths[j] ?? 0,
        calls: open.length,
        budgetEur: open.reduce((total, { budgetEur }) => total + (budgetEur ?? 0), 0),
      };
    });
    return { ecosystem, clusters, shown, trends };
  }

  private async growth(ids: readonly string[]): Promise<Map<string, number>> {
    const year = new Date().getUTCFullYear();
    const halves = new Map<string, { before: number; recent: number }>();
    const all = { before: 0, recent: 0 };
    for (const { place, before, recent } of await this.api.store.clusters.tallies.placeHalves(ids, year)) {
      halves.set(place, { before, recent });
      all.before += before;
      all.recent += recent;
    }
    return new Map(
      [...halves].flatMap(([place, half]) => {
        const found = recentGrowth(half, all);
        return found ? [[place, found.ratio] as const] : [];
      }),
    );
  }

  /** Strengths and gaps of all clusters by trend, counted once in a while. */
  private verdictsOf(field: BenchmarkField) {
    const key = `${field.ecosystem}/${field.version}`;
    const known = this.verdicts.get(key);
    if (known && Date.now() - known.at < TTL_MS) return known.sums;
    const sums = this.countVerdicts(field);
    this.verdicts.set(key, { at: Date.now(), sums });
    if (this.verdicts.size > 60) this.verdicts.delete(this.verdicts.keys().next().value!);
    sums.catch(() => this.verdicts.delete(key));
    return sums;
  }

  private async countVerdicts(field: BenchmarkField): Promise<{ gaps: number[]; strengths: number[] }> {
    const trends = field.trends.map(({ id }) => id);
    const { tallies } = this.api.store.clusters;
    const [counts, rows] = await Promise.all([
      tallies.counts(
        field.clusters.map(({ id }) => id),
        trends,
      ),
      tallies.market({ of: 'all' }, trends),
    ]);
    const at = new Map(trends.map((id, i) => [id, i]));
    const market = trends.map(() => 0);
    for (const { trendId, n } of rows) market[at.get(trendId)!]! += n;
    const prior = priorOfField([...counts.values()].slice(0, PRIOR_CLUSTERS), market);
    const [gaps, strengths] = [trends.map(() => 0), trends.map(() => 0)];
    for (const [i, cluster] of field.clusters.entries()) {
      const peers = peersOf(cluster, field).ids.map((id) => counts.get(id)!);
      benchmarkCluster({ trends, own: counts.get(cluster.id)!, peers, market }, { prior }).forEach(({ verdict }, j) => {
        if (verdict === 'gap') gaps[j]! += 1;
        if (verdict === 'strength') strengths[j]! += 1;
      });
      // Others are served in between.
      if (i % 10 === 9) await new Promise((resolve) => setImmediate(resolve));
    }
    return { gaps, strengths };
  }
}

const sum = (row: readonly number[]): number => row.reduce((a, b) => a + b, 0);
