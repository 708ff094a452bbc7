import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { sendKept } from '../shared/packed.js';
import {
  exportQuery,
  type ExportQuery,
  facetQuery,
  type FacetQuery,
  facetsView,
  signalPage,
  signalQuery,
  type SignalQuery,
  signalView,
} from './signal.schema.js';
import { EXPORT_AT_MOST, SignalsExportService } from './signals-export.service.js';
import { SignalsService } from './signals.service.js';

@ApiTags('signals')
@Controller('signals')
export class SignalsController {
  constructor(
    private readonly signals: SignalsService,
    private readonly exports: SignalsExportService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Search signals by text and facet, page by cursor' })
  @ApiOkResponse({ standardSchema: signalPage })
  async page(@Query({ schema: signalQuery }) query: SignalQuery, @Req() request: Request, @Res() response: Response) {
    sendKept(request, response, await this.signals.page(query));
  }

  @Get('facets')
  @ApiOperation({ summary: 'How many signals match, by ecosystem, kind, year, country, language and trend' })
  @ApiOkResponse({ standardSchema: facetsView })
  async facets(@Query({ schema: facetQuery }) query: FacetQuery, @Req() request: Request, @Res() response: Response) {
    sendKept(request, response, await this.signals.facets(query));
  }

  @Get('export')
  @ApiOperation({
    summary: `The signals of a search as a file, ${EXPORT_AT_MOST} at most; X-Complete tells whether these are all`,
  })
  @ApiProduces('text/csv', 'application/json')
  async export(@Query({ schema: exportQuery }) query: ExportQuery, @Res() response: Response): Promise<void> {
    const { body, type, complete } = await this.exports.file(query);
    response.setHeader('X-Complete', complete ? 'yes' : 'no');
    response.attachment(`signals.${query.format}`).type(type).send(body);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One signal with its tags and trends, and the words that earned them' })
  @ApiOkResponse({ standardSchema: signalView })
  one(@Param('id') id: string) {
    return this.signals.one(id);
  }
}
