import { type Contribution, notFound, randomFrom, SIGNAL_KINDS, type SignalKind, tryWeights } from '#libs/domain';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { RadarsService } from '../radars/radars.service.js';
import { type ApiContext, Context } from '../shared/context.js';
import { knownEcosystem } from '../shared/parameters.js';

const factor = z.coerce.number().min(0).max(10).default(1);
const weightsQuery = z.object({
  ...(Object.fromEntries(SIGNAL_KINDS.map((kind) => [kind, factor])) as Record<SignalKind, typeof factor>),
  aggregation: z.enum(['arithmetic', 'geometric']).default('arithmetic'),
  spread: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(0.25)
    .describe('How far the weights vary in the Monte Carlo: 0.25 = by a quarter either way'),
  draws: z.coerce.number().int().min(1).max(2_000).default(500),
});
const labView = z.object({
  ecosystem: z.string(),
  edition: z.number(),
  factors: z.record(z.string(), z.number()),
  fragileShare: z.number().describe('Share of trends whose rank interval spans a third of the field or more'),
  warning: z.string().nullable(),
  trends: z.array(
    z.object({
      trendId: z.string(),
      name: z.string(),
      published: z.object({ radius: z.number(), ring: z.string() }),
      radius: z.number().nullable(),
      ring: z.string().nullable(),
      rank: z.number().nullable(),
      rankInterval: z.object({ low: z.number(), high: z.number() }).nullable(),
      fragile: z.boolean(),
    }),
  ),
});

@ApiTags('radars')
@Controller('radars/:ecosystem/what-if')
export class WeightsController {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly radars: RadarsService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The radar under other weights or aggregation, and how far its ranks depend on them' })
  @ApiOkResponse({ standardSchema: labView })
  async whatIf(
    @Param('ecosystem') id: string,
    @Query({ schema: weightsQuery }) { aggregation, spread, draws, ...factors }: z.infer<typeof weightsQuery>,
  ) {
    const ecosystem = knownEcosystem(id);
    const edition = await this.radars.latest();
    if (!edition) throw notFound('edition', 'latest', 'Feed signals first: npm run ingest -- PATH.');
    const [placements, explanations] = await Promise.all([
      this.radars.placements(edition.number, ecosystem),
      this.api.store.editions.explanations(edition.number, ecosystem),
    ]);
    const published = new Map(placements.map((placement) => [placement.trendId, placement]));
    const trends = [...explanations].map(([trendId, explanation]) => ({
      trendId,
      contributions: (explanation as { contributions: Contribution[] }).contributions,
    }));
    const results = tryWeights(
      trends,
      { factors, aggregation, spread, draws },
      this.api.catalogue.radar.rings,
      randomFrom(`what-if/${edition.hash}/${ecosystem}`),
    );
    const fragile = results.filter((result) => result.fragile).length / Math.max(1, results.length);
    return {
      ecosystem,
      edition: edition.number,
      factors,
      fragileShare: Math.round(fragile * 1000) / 1000,
      warning:
        fragile > 1 / 3
          ? `${Math.round(fragile * 100)} % of the ranks depend on the weights: read rings and intervals, not ranks.`
          : null,
      trends: results
        .map((result) => {
          const { name, radius, ring } = published.get(result.trendId)!;
          return { ...result, name, published: { radius, ring } };
        })
        .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.trendId < b.trendId ? -1 : 1)),
    };
  }
}
