import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { radarQuery } from '../radars/radar.schema.js';
import { RadarsService } from '../radars/radars.service.js';
import { sendFrozen } from '../shared/frozen.js';
import { knownEcosystem } from '../shared/parameters.js';
import { EMBED_SCRIPT, embedPage } from './embed.page.js';

/** Radars on other people's sites. These answers, and no others, may be framed. */
@ApiTags('embed')
@Controller()
export class EmbedController {
  constructor(private readonly radars: RadarsService) {}

  @Get('radars/:ecosystem/embed')
  @ApiOperation({ summary: 'A live radar for a frame: picture and table, without scripts' })
  @ApiProduces('text/html')
  async page(@Param('ecosystem') id: string, @Req() request: Request, @Res() response: Response) {
    const radar = await this.radars.radar(knownEcosystem(id), radarQuery.parse({}));
    response.removeHeader('X-Frame-Options');
    response.setHeader(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors *",
    );
    sendFrozen(request, response, radar.edition, embedPage(radar, ''), 'text/html');
  }

  @Get('embed.js')
  @ApiOperation({
    summary:
      'The script that puts a live radar where it stands: <script src=".../api/v1/embed.js" data-radar="health" async></script>',
  })
  @ApiProduces('text/javascript')
  script(@Res() response: Response) {
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    response.setHeader('Cache-Control', 'public, max-age=3600');
    response.type('text/javascript').send(EMBED_SCRIPT);
  }
}
