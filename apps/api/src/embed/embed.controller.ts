import { type EcosystemId, TrendUniverseError } from '#libs/domain';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { radarQuery } from '../radars/radar.schema.js';
import { RadarsService } from '../radars/radars.service.js';
import { type ApiContext, Context } from '../shared/context.js';
import { sendFrozen } from '../shared/frozen.js';
import { knownEcosystem } from '../shared/parameters.js';
import { EMBED_POLICY, embedPage } from './embed.page.js';
import { EMBED_SCRIPT } from './embed.script.js';
import { type EmbedQuery, embedQuery } from './embed.words.js';

/** Seconds a frame may be kept: a new edition shows within ten minutes, and a busy site asks seldom. */
const KEPT = 'public, max-age=600, stale-while-revalidate=86400';

/** Radars on other people's sites. These answers, and no others, may be framed. */
@ApiTags('embed')
@Controller()
export class EmbedController {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly radars: RadarsService,
  ) {}

  @Get('radars/:ecosystem/embed')
  @ApiOperation({ summary: 'A live radar for a frame: picture and list, with links to the full site' })
  @ApiProduces('text/html')
  async page(
    @Param('ecosystem') ecosystem: string,
    @Query({ schema: embedQuery }) query: EmbedQuery,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    const id = knownEcosystem(ecosystem);
    const radar = await this.shown(id, query.edition);
    const labels = this.api.catalogue.ecosystems.find((one) => one.id === id)?.labels;
    const name = (query.language === 'en' ? undefined : labels?.[query.language]) ?? radar.name;
    response.removeHeader('X-Frame-Options');
    response.setHeader('Content-Security-Policy', EMBED_POLICY);
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    const body = embedPage(radar, { ...query, home: this.homeOf(request), name });
    sendFrozen(request, response, radar.edition, body, 'text/html', KEPT);
  }

  @Get('embed.js')
  @ApiOperation({
    summary:
      'The script that turns links with data-radar into live radars: <a href="…/radars/health" data-radar="health">…</a><script async src="…/api/v1/embed.js"></script>',
  })
  @ApiProduces('text/javascript')
  script(@Res() response: Response) {
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    response.setHeader('Cache-Control', 'public, max-age=3600');
    response.type('text/javascript').send(EMBED_SCRIPT);
  }

  /** Editions can go (the first real signals take those of the demo universe out); a frame that named one shows the latest, and says which that is. */
  private async shown(id: EcosystemId, edition: number | undefined) {
    const latest = radarQuery.parse({});
    if (edition === undefined) return this.radars.radar(id, latest);
    return this.radars.radar(id, { ...latest, edition }).catch((error: unknown) => {
      if (error instanceof TrendUniverseError && error.code === 'NOT_FOUND') return this.radars.radar(id, latest);
      throw error;
    });
  }

  /** Where people reach this installation: as PUBLIC_URL says; where nobody said so, as this reader did. */
  private homeOf(request: Request): string {
    const { publicUrl } = this.api.config;
    return new URL(publicUrl).hostname === 'localhost' && request.headers.host
      ? `${request.protocol}://${request.headers.host}`
      : publicUrl;
  }
}
