import {
  asOfDay,
  buildSeries,
  type EditionInfo,
  type EvidenceSeries,
  findBursts,
  type KindYearCounts,
  notFound,
  randomFrom,
  readEmergence,
  readLifeCycle,
  type SignalKind,
  titleCoherence,
  type Trend,
} from '#libs/domain';
import { Injectable } from '@nestjs/common';
import { RadarsService } from '../radars/radars.service.js';
import { type ApiContext, Context } from '../shared/context.js';
import { kept } from '../shared/kept.js';
import type { AnalysisView } from './analysis.schema.js';

/** Titles that coherence is measured over. */
const TITLES = 200;
/** Analyses kept in memory. */
const MAX_KEPT = 500;
/** These kinds are too quick for years. */
const QUICK: readonly SignalKind[] = ['news', 'article'];

/** Life cycle, bursts and emergence of a trend, from the evidence as of the latest edition. */
@Injectable()
export class AnalysisService {
  private readonly analyses = kept<AnalysisView>(MAX_KEPT);

  constructor(
    @Context() private readonly api: ApiContext,
    private readonly radars: RadarsService,
  ) {}

  async of(trendId: string): Promise<AnalysisView> {
    const { store } = this.api;
    const [trend, edition] = await Promise.all([store.trends.find(trendId), this.radars.latest()]);
    if (!trend) throw notFound('trend', trendId.slice(0, 100), 'GET /api/v1/trends lists them.');
    if (!edition) throw notFound('edition', 'latest', 'Feed signals first: npm run ingest -- PATH.');
    return this.analyses(`${edition.number}/${edition.hash}/${trend.id}/${trend.ecosystem}`, () =>
      this.analyse(trend, edition),
    );
  }

  private async analyse(trend: Trend, edition: EditionInfo): Promise<AnalysisView> {
    const { store, catalogue } = this.api;
    const trendId = trend.id;
    const [parameters, counts, placements, quarters, actors, titles] = await Promise.all([
      store.editions.parameters(edition.number),
      store.trendReads.series(trendId),
      this.radars.placements(edition.number, trend.ecosystem),
      store.trendReads.quarters(trendId),
      store.trendReads.actors(trendId),
      store.trendReads.titles(trendId, TITLES),
    ]);
    const p = catalogue.radar.placement;
    const own: Partial<Record<SignalKind, Record<number, number>>> = {};
    const totals: Partial<Record<SignalKind, Record<number, number>>> = structuredClone(
      parameters.totals as KindYearCounts,
    ) as never;
    for (const { kind, year, n, total } of counts) {
      (own[kind] ??= {})[year] = n;
      // The store may have moved on since the edition: never fewer in all than of the trend.
      const all = (totals[kind] ??= {});
      all[year] = Math.max(all[year] ?? 0, total);
    }
    const asOf = asOfDay(edition.asOf);
    const series = buildSeries(own, totals, asOf, p.incompleteYears);
    return {
      trendId,
      asOf: edition.asOf,
      lifeCycles: lifeCycles(series, `${p.version}/${trendId}`),
      bursts: [...burstsByYear(series), ...burstsByQuarter(quarters)],
      emergence: readEmergence({
        series,
        incompleteYears: p.incompleteYears,
        years: p.momentumYears,
        similarity: titleCoherence(titles),
        actors,
        ringProbability: placements.find((placement) => placement.trendId === trendId)?.ringProbability ?? {},
      }),
    };
  }

  /** The running year of every kind, and the years before it that sources have not delivered in full. */
  incomplete(kind: SignalKind, year: number, asOf: string): boolean {
    return year > Number(asOf.slice(0, 4)) - this.api.catalogue.radar.placement.incompleteYears[kind];
  }
}

function lifeCycles(series: EvidenceSeries, seed: string): AnalysisView['lifeCycles'] {
  const now = series.asOf.year + series.asOf.yearGone;
  return series.kinds
    .filter(({ evidence }) => evidence > 0)
    .map(({ kind, evidence, fit }) => {
      const read = readLifeCycle(fit, now, randomFrom(`life-cycle/${seed}/${kind}`));
      if (!read) return { kind, evidence, fit: null };
      const { stage, best, note, saturation, inflection, share, candidates } = read;
      return {
        kind,
        evidence,
        fit: {
          stage,
          family: best.family,
          note,
          saturation,
          inflection,
          share,
          candidates: candidates.map(({ family, aicc }) => ({ family, aicc: Number.isFinite(aicc) ? aicc : null })),
          expected: fit.map(({ year }, i) => ({ year, n: best.expected[i] ?? 0 })),
        },
      };
    });
}

function burstsByYear(series: EvidenceSeries): AnalysisView['bursts'] {
  return series.kinds
    .filter(({ kind, fit }) => !QUICK.includes(kind) && fit.length > 1)
    .flatMap(({ kind, fit }) =>
      bursts(
        kind,
        fit.map(({ year, count, total }) => ({ period: String(year), n: count, total })),
      ),
    );
}

function burstsByQuarter(
  points: readonly { kind: SignalKind; period: string; n: number; total: number }[],
): AnalysisView['bursts'] {
  return QUICK.flatMap((kind) =>
    bursts(
      kind,
      points.filter((point) => point.kind === kind),
    ),
  );
}

function bursts(
  kind: SignalKind,
  points: readonly { period: string; n: number; total: number }[],
): AnalysisView['bursts'] {
  if (points.length < 2) return [];
  const { bursts: found } = findBursts(
    points.map(({ n }) => n),
    points.map(({ n, total }) => Math.max(n, total)),
  );
  return found.map(({ start, end, weight }) => ({
    kind,
    from: points[start]!.period,
    to: points[end]!.period,
    weight: Math.round(weight * 1000) / 1000,
  }));
}
