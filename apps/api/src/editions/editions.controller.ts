import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { editionView, placementView } from '../radars/radar.schema.js';
import { type ApiContext, Context } from '../shared/context.js';
import { sendFrozen } from '../shared/frozen.js';
import { limit } from '../shared/parameters.js';

const editionsQuery = z.object({ before: z.coerce.number().int().min(1).optional().describe('Editions older than this number'), limit: limit(20, 100) });
const editionPage = z.object({ items: z.array(editionView), nextBefore: z.number().nullable() });
const wholeEdition = editionView.extend({ placements: z.array(placementView) });
const editionParams = z.object({ number: z.coerce.number().int().min(1).max(2_147_483_647) });

@ApiTags('editions')
@Controller('editions')
export class EditionsController {
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
  async one(@Param({ schema: editionParams }) { number }: z.infer<typeof editionParams>, @Req() request: Request, @Res() response: Response) {
    const edition = await this.api.store.editions.get(number);
    const placements = await this.api.store.editions.radars(number);
    sendFrozen(request, response, edition, JSON.stringify({ ...edition, placements }), 'application/json');
  }
}
