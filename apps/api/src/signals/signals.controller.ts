import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  facetQuery,
  type FacetQuery,
  facetsView,
  signalPage,
  signalQuery,
  type SignalQuery,
  signalView,
} from './signal.schema.js';
import { SignalsService } from './signals.service.js';

@ApiTags('signals')
@Controller('signals')
export class SignalsController {
  constructor(private readonly signals: SignalsService) {}

  @Get()
  @ApiOperation({ summary: 'Search signals by text and facet, page by cursor' })
  @ApiOkResponse({ standardSchema: signalPage })
  page(@Query({ schema: signalQuery }) query: SignalQuery) {
    return this.signals.page(query);
  }

  @Get('facets')
  @ApiOperation({ summary: 'How many signals match, by ecosystem, kind, year, country, language and trend' })
  @ApiOkResponse({ standardSchema: facetsView })
  facets(@Query({ schema: facetQuery }) query: FacetQuery) {
    return this.signals.facets(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One signal with its tags and trends, and the words that earned them' })
  @ApiOkResponse({ standardSchema: signalView })
  one(@Param('id') id: string) {
    return this.signals.one(id);
  }
}
