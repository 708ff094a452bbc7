import type { Contribution, Counterfactual } from '#libs/domain';
import { Injectable } from '@nestjs/common';
import type { AnalysisView } from '../analysis/analysis.schema.js';
import { AnalysisService } from '../analysis/analysis.service.js';
import { ringsOf } from '../radars/radar-geometry.js';
import type { PlacementView } from '../radars/radar.schema.js';
import { RadarsService } from '../radars/radars.service.js';
import { type ApiContext, Context } from '../shared/context.js';
import type { TrendCard } from '../trends/trend.schema.js';
import { TrendsService } from '../trends/trends.service.js';

export interface ReportRing {
  readonly id: string;
  readonly name: string;
  readonly horizon: string;
  readonly inner: number;
  readonly outer: number;
}

/** A trend as a meeting needs it: what it is, where it stands and why, what speaks for it. */
export interface TrendReport {
  readonly card: TrendCard;
  readonly ecosystemName: string;
  readonly segmentName: string;
  readonly rings: readonly ReportRing[];
  /** On its home radar; null while it is not placed. */
  readonly placement: PlacementView | null;
  readonly explanation: {
    readonly sentences: readonly string[];
    readonly contributions: readonly Contribution[];
    readonly counterfactuals: readonly Counterfactual[];
    readonly method: { readonly version: string; readonly seed: string };
  } | null;
  readonly analysis: AnalysisView | null;
}

@Injectable()
export class ReportService {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly radars: RadarsService,
    private readonly trends: TrendsService,
    private readonly analyses: AnalysisService,
  ) {}

  async of(id: string): Promise<TrendReport> {
    const card = await this.trends.card(id);
    const placement =
      card.placements.find(({ ecosystem }) => ecosystem === card.ecosystem) ?? card.placements[0] ?? null;
    const { ecosystems, radar } = this.api.catalogue;
    const [explanation, analysis] = await Promise.all([
      placement ? this.radars.explanation(placement.ecosystem as TrendCard['ecosystem'], id) : null,
      card.edition ? this.analyses.of(id) : null,
    ]);
    return {
      card,
      ecosystemName:
        ecosystems.find((ecosystem) => ecosystem.id === (placement?.ecosystem ?? card.ecosystem))?.name ??
        card.ecosystem,
      segmentName: radar.segments.find((segment) => segment.id === card.segment)?.name ?? card.segment,
      rings: ringsOf(radar),
      placement,
      explanation: explanation as unknown as TrendReport['explanation'],
      analysis,
    };
  }
}
