import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { compareEditions } from './compare.js';
import { editionView, placementView } from '../radars/radar.schema.js';
import { type ApiContext, Context } from '../shared/context.js';
import { sendFrozen } from '../shared/frozen.js';
import { kept } from '../shared/kept.js';
import { limit } from '../shared/parameters.js';

const editionsQuery = z.object({
  before: z.coerce.number().int().min(1).optional().describe('Editions older than this number'),
  limit: limit(20, 100),
});
const editionPage = z.object({ items: z.array(editionView), nextBefore: z.number().nullable() });
const wholeEdition = editionView.extend({ placements: z.array(placementView) });
const comparison = z.object({
  before: editionView,
  after: editionView,
  counts: z.record(z.enum(['in', 'out', 'new', 'gone', 'stayed']), z.number()),
  changes: z.array(
    z.object({
      ecosystem: z.string(),
      trendId: z.string(),
      name: z.string(),
      formerName: z.string().nullable().describe('The name it had before, when it was renamed'),
      change: z.enum(['in', 'out', 'new', 'gone', 'stayed']),
      radius: z.object({ before: z.number().nullable(), after: z.number().nullable() }),
      ring: z.object({ before: z.string().nullable(), after: z.string().nullable() }),
      causes: z
        .array(z.enum(['data', 'method', 'weights', 'taxonomy']))
        .describe('What differs between the two editions for this trend'),
      split: z
        .object({ data: z.number(), method: z.number() })
        .nullable()
        .describe(
          'Parts of the move in radius that come from new data and from the new method; null when the method is the same',
        ),
    }),
  ),
});
const compareParams = z.object({
  number: z.coerce.number().int().min(1).max(2_147_483_647),
  other: z.coerce.number().int().min(1).max(2_147_483_647),
});
/** Comparisons kept in memory: to place the evidence of one edition by the method of another takes half a second of the processor. */
const MAX_KEPT = 50;
const editionParams = z.object({ number: z.coerce.number().int().min(1).max(2_147_483_647) });

@ApiTags('editions')
@Controller('editions')
export class EditionsController {
  private readonly comparisons = kept<Awaited<ReturnType<typeof compareEditions>>>(MAX_KEPT);

  constructor(@Context() private readonly api: ApiContext) {}

  @Get()
  @ApiOperation({ summary: 'Published editions, newest first' })
  @ApiOkResponse({ standardSchema: editionPage })
  async list(@Query({ schema: editionsQuery }) query: z.infer<typeof editionsQuery>) {
    const found = await this.api.store.editions.list(query.limit + 1, query.before);
    const items = found.slice(0, query.limit);
    return { items, nextBefore: found.length > items.length ? items.at(-1)!.number : null };
  }

  @Get(':number')
  @ApiOperation({ summary: 'A whole edition: the placements of all radars' })
  @ApiOkResponse({ standardSchema: wholeEdition })
  async one(
    @Param({ schema: editionParams }) { number }: z.infer<typeof editionParams>,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    const edition = await this.api.store.editions.get(number);
    const placements = await this.api.store.editions.radars(number);
    sendFrozen(request, response, edition, JSON.stringify({ ...edition, placements }), 'application/json');
  }

  @Get(':number/compare/:other')
  @ApiOperation({ summary: 'What moved from edition :number to edition :other, and why' })
  @ApiOkResponse({ standardSchema: comparison })
  async compare(@Param({ schema: compareParams }) { number, other }: z.infer<typeof compareParams>) {
    const [before, after] = await Promise.all([
      this.api.store.editions.get(number),
      this.api.store.editions.get(other),
    ]);
    const compared = await this.comparisons(`${before.hash}/${before.number}/${after.hash}/${after.number}`, () =>
      compareEditions(this.api.store, before, after),
    );
    return { before, after, ...compared };
  }
}
