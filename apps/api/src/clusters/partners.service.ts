import {
  density,
  ecosystemOverlap,
  type GammaPrior,
  gammaQ,
  kilometresBetween,
  nearnessOf,
  partnerScore,
} from '#libs/domain';
import type { ClusterProfile } from '#libs/store';
import { Injectable } from '@nestjs/common';
import { type ApiContext, Context } from '../shared/context.js';
import { scoreOf, AssessmentsService } from './assessments.service.js';
import { type BenchmarkField, BenchmarkFields } from './benchmark-field.js';
import type { BenchmarkView } from './benchmark.schema.js';
import { NeedsService } from './needs.service.js';

interface Evidence {
  /** By cluster, in the order of the field's trends. */
  readonly counts: ReadonlyMap<string, readonly number[]>;
  readonly share: readonly number[];
}

/** Own trends that a partner is looked for: enough to say something, too few to blur. */
const MOST_WANTED = 12;

/** Clusters that are strong where this one has a gap. Only those that let themselves be suggested. */
@Injectable()
export class PartnersService {
  private readonly evidence = new WeakMap<BenchmarkField, Promise<Evidence>>();

  constructor(
    @Context() private readonly api: ApiContext,
    private readonly fields: BenchmarkFields,
    private readonly needs: NeedsService,
    private readonly assessments: AssessmentsService,
  ) {}

  async of(id: string, limit: number) {
    const profile = await this.api.store.clusters.profiles.get(id);
    const { benchmarks } = await this.needs.of(id);
    const best = new Map<string, Awaited<ReturnType<PartnersService['inField']>>[number]>();
    const looked = new Set<string>();
    for (const benchmark of benchmarks) {
      const field = await this.fields.of(benchmark.ecosystem as BenchmarkField['ecosystem']);
      for (const found of await this.inField(profile, benchmark, field)) {
        looked.add(found.id);
        const known = best.get(found.id);
        // Nearness alone is no reason to work together.
        if (found.substance && (!known || known.score < found.score)) best.set(found.id, found);
      }
    }
    const items = [...best.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit);
    return { lookedAt: looked.size, items: items.map(({ substance: _substance, ...item }) => item) };
  }

  private async inField(profile: ClusterProfile, benchmark: BenchmarkView, field: BenchmarkField) {
    const trends = field.trends.map((trend) => trend.id);
    const others = field.clusters.filter((other) => other.id !== profile.id && other.suggested);
    if (others.length === 0) return [];
    const [{ counts, share }, ready] = await Promise.all([
      this.evidenceIn(field),
      this.readiness([profile.id, ...others.map((other) => other.id)]),
    ]);
    const own = benchmark.trends.map((row) => row.count > 0 && row.quotient > 1);
    const wanted = wantedOf(profile, benchmark);
    const gain = gainOf(field, trends, wanted, own);
    const nameOf = new Map(field.trends.map((trend) => [trend.id, trend.name]));
    return others.map((other) => {
      const has = strongIn(counts.get(other.id)!, share, benchmark.prior);
      const given = wanted.filter((trendId) => has[trends.indexOf(trendId)]);
      const both = trends.filter((_, j) => has[j] && own[j]);
      const kilometres = kilometresBetween(profile, other);
      const [mine, theirs] = [ready.get(profile.id), ready.get(other.id)];
      const parts = {
        complements: wanted.length > 0 ? given.length / Math.min(wanted.length, 4) : 0,
        addedDensity: gain(has),
        common: both.length / Math.max(1, Math.min(own.filter(Boolean).length, has.filter(Boolean).length)),
        nearness: nearnessOf(kilometres),
        ecosystems: ecosystemOverlap(weightsOf(profile), weightsOf(other)),
        readiness: mine === undefined || theirs === undefined ? null : 1 - Math.abs(mine - theirs),
      };
      const names = (ids: readonly string[]): string =>
        ids
          .slice(0, 3)
          .map((trendId) => nameOf.get(trendId))
          .join(', ');
      return {
        id: other.id,
        name: other.name,
        country: other.country,
        nuts: other.nuts,
        website: other.website,
        synthetic: other.synthetic,
        score: partnerScore(parts),
        kilometres,
        substance: given.length + both.length > 0 || parts.addedDensity > 0.05,
        gives: given.map((trendId) => ({ trendId, name: nameOf.get(trendId) ?? trendId })),
        reasons: [
          ...(given.length > 0 ? [`Strong where you have a gap or are looking: ${names(given)}.`] : []),
          ...(parts.addedDensity > 0.05
            ? [`Covers ${Math.round(100 * parts.addedDensity)} % more of what is related to it.`]
            : []),
          ...(both.length > 0 ? [`Works on the same as you in ${names(both)}.`] : []),
          ...(kilometres === null
            ? []
            : [kilometres <= 150 ? 'In your neighbourhood.' : `About ${kilometres.toLocaleString('en')} km away.`]),
          ...(parts.readiness !== null && parts.readiness > 0.85 ? ['About as ready as you are.'] : []),
        ],
      };
    });
  }

  /** What all clusters of a field have, and how the market is shared out: the same for whoever asks, so it is read once for a field. */
  private evidenceIn(field: BenchmarkField): Promise<Evidence> {
    const known = this.evidence.get(field);
    if (known) return known;
    const { tallies } = this.api.store.clusters;
    const trends = field.trends.map((trend) => trend.id);
    const ids = field.clusters.map((cluster) => cluster.id);
    const read = Promise.all([tallies.counts(ids, trends), tallies.market({ of: 'all' }, trends)]).then(
      ([counts, market]) => ({ counts, share: sharesOf(market, trends) }),
    );
    this.evidence.set(field, read);
    read.catch(() => this.evidence.delete(field));
    return read;
  }

  /** Overall readiness by the last closed assessment of the general questionnaire. */
  private async readiness(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const questionnaire = this.assessments.questionnaire('cluster');
    const scores = new Map<string, number>();
    for (const { organisationId, answers } of await this.api.store.clusters.assessments.lastClosed(
      ids,
      questionnaire.id,
      questionnaire.version,
    )) {
      const { overall } = scoreOf(questionnaire, answers);
      if (overall !== null) scores.set(organisationId, overall);
    }
    return scores;
  }
}

/** Gaps first, then watched trends in which the cluster is not strong, then those with least. */
function wantedOf(profile: ClusterProfile, { trends }: BenchmarkView): string[] {
  const gaps = trends.filter((trend) => trend.verdict === 'gap').map((trend) => trend.trendId);
  const watched = trends
    .filter((trend) => trend.verdict !== 'strength' && profile.trends.includes(trend.trendId))
    .map((trend) => trend.trendId);
  const least = [...trends]
    .filter((trend) => trend.verdict !== 'strength' && trend.expected >= 1)
    .sort((a, b) => a.quotient - b.quotient)
    .map((trend) => trend.trendId);
  return [...new Set([...gaps, ...watched, ...(gaps.length + watched.length >= 4 ? [] : least.slice(0, 4))])].slice(
    0,
    MOST_WANTED,
  );
}

function sharesOf(market: readonly { trendId: string; n: number }[], trends: readonly string[]): number[] {
  const at = new Map(trends.map((id, i) => [id, i]));
  const counts = trends.map(() => 0);
  for (const { trendId, n } of market) counts[at.get(trendId)!]! += n;
  const total = counts.reduce((a, b) => a + b, 0);
  return counts.map((n) => (total > 0 ? n / total : 0));
}

/** Specialised for certain: nine times in ten the true ratio lies above 1. Asked of the distribution at 1, which costs a tenth of its quantile. */
function strongIn(counts: readonly number[], share: readonly number[], prior: GammaPrior): boolean[] {
  const total = counts.reduce((a, b) => a + b, 0);
  return counts.map(
    (count, j) =>
      count >= 2 && count > total * share[j]! && gammaQ(count + prior.shape, total * share[j]! + prior.rate) > 0.9,
  );
}

/** How much more of what is related to the wanted trends the two would cover together: the mean gain of density, for each other. */
function gainOf(field: BenchmarkField, trends: readonly string[], wanted: readonly string[], own: readonly boolean[]) {
  const phi = field.relatedness;
  const at = wanted.map((trendId) => trends.indexOf(trendId));
  const alone = phi ? at.map((j) => density(j, own, phi) ?? 0) : [];
  return (has: readonly boolean[]): number => {
    if (!phi || at.length === 0) return 0;
    const both = own.map((is, j) => is || has[j]!);
    return at.reduce((sum, j, i) => sum + (density(j, both, phi) ?? 0) - alone[i]!, 0) / at.length;
  };
}

const weightsOf = (profile: ClusterProfile): Map<string, number> =>
  new Map(profile.ecosystems.map(({ ecosystem, weight }) => [ecosystem, weight]));
