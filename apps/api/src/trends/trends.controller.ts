import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { sendKept } from '../shared/packed.js';
import {
  cardQuery,
  type CardQuery,
  seriesQuery,
  type SeriesQuery,
  seriesView,
  trendCard,
  trendPage,
  trendQuery,
  type TrendQuery,
} from './trend.schema.js';
import { TrendsService } from './trends.service.js';

@ApiTags('trends')
@Controller('trends')
export class TrendsController {
  constructor(private readonly trends: TrendsService) {}

  @Get()
  @ApiOperation({ summary: 'Trends, curated and discovered, by id' })
  @ApiOkResponse({ standardSchema: trendPage })
  page(@Query({ schema: trendQuery }) query: TrendQuery) {
    return this.trends.page(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'A trend card: summary, placements, series, evidence, actors, related trends, history' })
  @ApiOkResponse({ standardSchema: trendCard })
  async card(
    @Param('id') id: string,
    @Query({ schema: cardQuery }) { merged }: CardQuery,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    const successor = merged === 'follow' ? await this.trends.successor(id) : null;
    if (successor === null) return sendKept(request, response, await this.trends.card(id));
    response.redirect(308, `/api/v1/trends/${encodeURIComponent(successor)}`);
  }

  @Get(':id/series')
  @ApiOperation({ summary: 'The series of a trend by country, by quarter (news), or as invested amounts' })
  @ApiOkResponse({ standardSchema: seriesView })
  series(@Param('id') id: string, @Query({ schema: seriesQuery }) { by }: SeriesQuery) {
    return this.trends.series(id, by);
  }
}
