import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { RadarsService } from '../radars/radars.service.js';
import { type ApiContext, Context } from '../shared/context.js';
import { keptByEdition } from '../shared/kept.js';
import { knownEcosystem } from '../shared/parameters.js';
import { analysisView, ecosystemSeriesQuery, ecosystemSeriesView } from './analysis.schema.js';
import { AnalysisService } from './analysis.service.js';

/** 14 ecosystems, four cuts. */
const MAX_KEPT = 56;

@ApiTags('trends')
@Controller()
export class AnalysisController {
  private readonly keep = keptByEdition<Awaited<ReturnType<ApiContext['store']['trendReads']['ofEcosystem']>>>(
    () => this.radars.latest(),
    MAX_KEPT,
  );

  constructor(
    @Context() private readonly api: ApiContext,
    private readonly analyses: AnalysisService,
    private readonly radars: RadarsService,
  ) {}

  @Get('trends/:id/analysis')
  @ApiOperation({ summary: 'Life cycle by kind of evidence, bursts, and emergence as five separate sub-scores' })
  @ApiOkResponse({ standardSchema: analysisView })
  analysis(@Param('id') id: string) {
    return this.analyses.of(id);
  }

  @Get('ecosystems/:ecosystem/series')
  @ApiOperation({ summary: 'The evidence of an ecosystem by year, country, quarter (news) or invested amount' })
  @ApiOkResponse({ standardSchema: ecosystemSeriesView })
  async series(
    @Param('ecosystem') id: string,
    @Query({ schema: ecosystemSeriesQuery }) { by }: z.infer<typeof ecosystemSeriesQuery>,
  ) {
    const ecosystem = knownEcosystem(id);
    const [edition, points] = await Promise.all([
      this.radars.latest(),
      this.keep(`${ecosystem}/${by}`, () => this.api.store.trendReads.ofEcosystem(ecosystem, by)),
    ]);
    const asOf = edition?.asOf ?? new Date().toISOString().slice(0, 10);
    return {
      ecosystem,
      by,
      points: points.map((point) => ({
        ...point,
        incomplete: this.analyses.incomplete(point.kind, Number(point.period.slice(0, 4)), asOf),
      })),
    };
  }
}
