import type { Need, Trend } from '#libs/domain';
import { Injectable } from '@nestjs/common';
import { type ApiContext, Context } from '../shared/context.js';
import { AssessmentsService } from './assessments.service.js';
import type { BenchmarkView } from './benchmark.schema.js';
import { BenchmarkService } from './benchmark.service.js';

/** How much each kind of need weighs. Our own choice. */
const WEIGHTS = { gap: 1.5, 'watched trend': 1.3, strength: 1, trend: 0.5 } as const;
const MOST_PRIORITIES = 6;

/** What a cluster needs: gaps and strengths of its benchmark, trends it watches, and the most pressing gaps of its readiness. */
@Injectable()
export class NeedsService {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly benchmark: BenchmarkService,
    private readonly assessments: AssessmentsService,
  ) {}

  /** The benchmark of each ecosystem, and the needs that follow. */
  async of(id: string): Promise<{ benchmarks: BenchmarkView[]; needs: Need[] }> {
    const profile = await this.api.store.clusters.profiles.get(id);
    const benchmarks: BenchmarkView[] = [];
    for (const { ecosystem } of profile.ecosystems)
      benchmarks.push(await this.benchmark.of(id, { ecosystem, market: 'all' }));
    const trends = new Map((await this.api.store.trends.active()).map((trend) => [trend.id, trend]));
    const kinds = new Map<string, keyof typeof WEIGHTS>();
    for (const { trends: rows } of benchmarks) {
      for (const { trendId, verdict, count } of rows) {
        if (verdict !== 'not distinguishable') kinds.set(trendId, verdict);
        else if (count > 0 && !kinds.has(trendId)) kinds.set(trendId, 'trend');
      }
    }
    for (const trendId of profile.trends) if (kinds.get(trendId) !== 'gap') kinds.set(trendId, 'watched trend');
    const needs = [...kinds].flatMap(([trendId, kind]) => {
      const trend = trends.get(trendId);
      return trend ? [needOf(trend, kind)] : [];
    });
    return { benchmarks, needs: [...needs, ...(await this.readiness(id))] };
  }

  private async readiness(id: string): Promise<Need[]> {
    const latest = new Map((await this.assessments.list(id)).reverse().map((one) => [one.questionnaire, one]));
    const needs: Need[] = [];
    for (const one of latest.values()) {
      const view = await this.assessments.view(id, one.id, null);
      const questions = new Map(
        this.assessments.questionnaire(one.questionnaire).questions.map((question) => [question.id, question]),
      );
      view.priorities.slice(0, MOST_PRIORITIES).forEach(({ questionId, text }, at) =>
        needs.push({
          id: `${one.questionnaire}/${questionId}`,
          kind: 'readiness',
          label: text,
          strong: questions.get(questionId)?.words.filter((word) => word.includes(' ')) ?? [],
          medium: questions.get(questionId)?.words.filter((word) => !word.includes(' ')) ?? [],
          weight: 0.9 - 0.1 * at,
        }),
      );
    }
    return needs;
  }
}

const needOf = ({ id, name, phrases }: Trend, kind: keyof typeof WEIGHTS): Need => ({
  id,
  kind,
  label: name,
  strong: phrases.strong,
  medium: phrases.medium,
  weight: WEIGHTS[kind],
});
