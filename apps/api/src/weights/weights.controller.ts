import { type Contribution, notFound, randomFrom, SIGNAL_KINDS, tryWeights, weightSensitivity } from '#libs/domain';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Asking, type Caller } from '../access/caller.js';
import type { PlacementView } from '../radars/radar.schema.js';
import { RadarsService } from '../radars/radars.service.js';
import { type ApiContext, Context } from '../shared/context.js';
import { knownEcosystem } from '../shared/parameters.js';
import { labView, settings, type Settings, type WeightsQuery, weightsQuery } from './weights.schema.js';

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
    @Query({ schema: weightsQuery }) query: WeightsQuery,
    @Asking() caller: Caller,
  ) {
    const ecosystem = knownEcosystem(id);
    const edition = await this.radars.latest();
    if (!edition) throw notFound('edition', 'latest', 'Feed signals first: npm run ingest -- PATH.');
    const variant = query.variant === undefined ? null : await this.variant(query.variant, caller);
    const { factors, aggregation } = chosen(query, variant?.settings as Settings | undefined);
    const [placements, explanations] = await Promise.all([
      this.radars.placements(edition.number, ecosystem),
      this.api.store.editions.explanations(edition.number, ecosystem),
    ]);
    const published = new Map(placements.map((placement) => [placement.trendId, placement]));
    const trends = [...explanations].map(([trendId, explanation]) => ({
      trendId,
      ring: published.get(trendId)?.ring,
      contributions: (explanation as { contributions: Contribution[] }).contributions,
    }));
    const { spread, draws } = query;
    const lab = { factors, aggregation, spread, draws };
    const seed = `what-if/${edition.hash}/${ecosystem}`;
    const { rings, placement: method } = this.api.catalogue.radar;
    const results = tryWeights(trends, lab, { rings, hysteresis: method.hysteresis }, randomFrom(seed));
    const ranks = publishedRanks(placements);
    const fragile = results.filter((result) => result.fragile).length / Math.max(1, results.length);
    return {
      ecosystem,
      edition: edition.number,
      factors,
      aggregation,
      variant: variant && { id: variant.id, name: variant.name },
      fragileShare: Math.round(fragile * 1000) / 1000,
      warning:
        fragile > 1 / 3
          ? `${Math.round(fragile * 100)} % of the ranks depend on the weights: read rings and intervals, not ranks.`
          : null,
      sensitivity: weightSensitivity(trends, lab, randomFrom(`${seed}/sensitivity`)),
      trends: results
        .map((result) => {
          const { name, radius, ring } = published.get(result.trendId)!;
          return { ...result, name, published: { radius, ring, rank: ranks.get(result.trendId)! } };
        })
        .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || (a.trendId < b.trendId ? -1 : 1)),
    };
  }

  private async variant(id: string, caller: Caller) {
    const variant = await this.api.store.weightVariants.find(id, caller.accountId);
    if (!variant) throw notFound('variant', id, 'GET /api/v1/radars/:ecosystem/variants lists those you may see.');
    return variant;
  }
}

/** What the address says, else what the variant says, else as published. */
function chosen(query: WeightsQuery, variant: Settings = settings.parse({ factors: {} })): Settings {
  const factors = { ...variant.factors };
  for (const kind of SIGNAL_KINDS) factors[kind] = query[kind] ?? factors[kind];
  return { factors, aggregation: query.aggregation ?? variant.aggregation };
}

/** 1 = nearest to the centre; equal radii share the better rank. */
function publishedRanks(placements: readonly PlacementView[]): Map<string, number> {
  const radii = placements.map(({ radius }) => radius).sort((a, b) => a - b);
  return new Map(placements.map(({ trendId, radius }) => [trendId, radii.indexOf(radius) + 1]));
}
