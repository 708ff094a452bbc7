import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { knownEcosystem } from '../shared/parameters.js';
import { sendFrozen } from '../shared/frozen.js';
import { RADAR_FORMATS } from './radar-formats.js';
import { explanationView, radarList, radarQuery, type RadarQuery, radarView } from './radar.schema.js';
import { RadarsService } from './radars.service.js';

const editionQuery = z.object({ edition: z.coerce.number().int().min(1).optional() });

@ApiTags('radars')
@Controller('radars')
export class RadarsController {
  constructor(private readonly radars: RadarsService) {}

  @Get()
  @ApiOperation({ summary: 'The 14 radars at a glance' })
  @ApiOkResponse({ standardSchema: radarList })
  async list(@Req() request: Request, @Res() response: Response) {
    const list = await this.radars.list();
    sendFrozen(request, response, list.edition, JSON.stringify(list), 'application/json');
  }

  @Get(':ecosystem')
  @ApiOperation({ summary: 'One radar: where each trend stands, how sure that is, and how it moved' })
  @ApiProduces(
    'application/json',
    'text/csv',
    'image/svg+xml',
    'image/png',
    'application/pdf',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  )
  @ApiOkResponse({ standardSchema: radarView })
  async radar(
    @Param('ecosystem') ecosystem: string,
    @Query({ schema: radarQuery }) query: RadarQuery,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    const id = knownEcosystem(ecosystem);
    const radar = await this.radars.radar(id, query);
    const file = await RADAR_FORMATS[query.format]!(radar, () => this.radars.sentences(id, radar.edition));
    if (file.ending) response.setHeader('Content-Disposition', `attachment; filename="radar-${id}.${file.ending}"`);
    if (file.lost) response.setHeader('X-Lost', file.lost.join('; '));
    sendFrozen(request, response, radar.edition, file.body, file.type);
  }

  @Get(':ecosystem/trends/:trendId/explanation')
  @ApiOperation({
    summary: 'Why a trend sits where it sits: contributions that sum to its radius, counterfactuals, sentences',
  })
  @ApiOkResponse({ standardSchema: explanationView })
  async explanation(
    @Param('ecosystem') ecosystem: string,
    @Param('trendId') trendId: string,
    @Query({ schema: editionQuery }) query: z.infer<typeof editionQuery>,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    const explanation = await this.radars.explanation(knownEcosystem(ecosystem), trendId, query.edition);
    sendFrozen(request, response, explanation.edition, JSON.stringify(explanation), 'application/json');
  }
}
