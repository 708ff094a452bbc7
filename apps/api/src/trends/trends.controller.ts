import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
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
  card(@Param('id') id: string) {
    return this.trends.card(id);
  }

  @Get(':id/series')
  @ApiOperation({ summary: 'The series of a trend by country, by quarter (news), or as invested amounts' })
  @ApiOkResponse({ standardSchema: seriesView })
  series(@Param('id') id: string, @Query({ schema: seriesQuery }) { by }: SeriesQuery) {
    return this.trends.series(id, by);
  }
}
