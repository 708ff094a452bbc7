import { type BroughtRadar, layBeside, notFound } from '#libs/domain';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Asking, type Person } from '../access/caller.js';
import { toAoe, toByor, toZalando } from '../radars/formats/exchange.js';
import { radarQuery } from '../radars/radar.schema.js';
import { RadarsService } from '../radars/radars.service.js';
import { type ApiContext, Context } from '../shared/context.js';
import { knownEcosystem } from '../shared/parameters.js';
import { uuid } from '../shared/uuid.js';
import { readAoe } from './aoe.js';
import { readByor } from './byor.js';
import { broughtHead, type ReadBody, readBody, readView, type SaveBody, saveBody } from './exchange.schema.js';
import { decoded, type ReadRadar } from './reading.js';
import { readZalando } from './zalando.js';

const params = z.object({ id: uuid });
const READERS = {
  zalando: (content: Buffer) => readZalando(decoded(content)),
  byor: (content: Buffer) => readByor(decoded(content)),
  aoe: readAoe,
};

/** Radars of other tools: what ours lose on the way out, and theirs laid beside ours. Kept ones are seen by who brought them only. */
@ApiTags('exchange')
@Controller()
export class ExchangeController {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly radars: RadarsService,
  ) {}

  @Get('radars/:ecosystem/losses')
  @ApiOperation({ summary: 'What a radar loses in each of the exchange formats: the dry run of an export' })
  @ApiOkResponse({
    standardSchema: z.object({ zalando: z.array(z.string()), byor: z.array(z.string()), aoe: z.array(z.string()) }),
  })
  async losses(@Param('ecosystem') id: string) {
    const radar = await this.radars.radar(knownEcosystem(id), radarQuery.parse({}));
    return { zalando: toZalando(radar).lost, byor: toByor(radar).lost, aoe: toAoe(radar).lost };
  }

  @Post('radars/:ecosystem/readings')
  @HttpCode(200)
  @ApiBody({ standardSchema: readBody } as never)
  @ApiOperation({
    summary: 'Read a radar of another tool and lay it beside ours; keeps nothing: the dry run of an import',
  })
  @ApiOkResponse({ standardSchema: readView })
  read(@Param('ecosystem') id: string, @Body({ schema: readBody }) body: ReadBody) {
    return this.beside(id, READERS[body.format](Buffer.from(body.content, body.encoding)));
  }

  @Get('brought-radars')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Radars that you brought from other tools' })
  @ApiOkResponse({ standardSchema: z.array(broughtHead) })
  list(@Asking() { accountId }: Person) {
    return this.api.store.broughtRadars.list(accountId);
  }

  @Post('brought-radars')
  @HttpCode(201)
  @ApiBearerAuth()
  @ApiBody({ standardSchema: saveBody } as never)
  @ApiOperation({ summary: 'Keep a radar of another tool, laid beside one of ours' })
  @ApiOkResponse({ standardSchema: broughtHead })
  keep(
    @Body({ schema: saveBody }) { ecosystem, name, format, content, encoding }: SaveBody,
    @Asking() { accountId }: Person,
  ) {
    const { radar } = READERS[format](Buffer.from(content, encoding));
    return this.api.store.broughtRadars.add(accountId, { ecosystem, name, format, radar });
  }

  @Get('brought-radars/:id')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'A radar that you brought, beside ours as it stands today' })
  @ApiOkResponse({ standardSchema: readView.extend(broughtHead.shape) })
  async one(@Param({ schema: params }) { id }: z.infer<typeof params>, @Asking() { accountId }: Person) {
    const found = await this.api.store.broughtRadars.find(accountId, id);
    if (!found) throw notFound('radar of yours', id, 'GET /api/v1/brought-radars lists them.');
    const { radar, ...head } = found;
    const beside = await this.beside(found.ecosystem, { radar: radar as BroughtRadar, refused: [], lost: [] });
    return { ...beside, ...head };
  }

  @Delete('brought-radars/:id')
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Remove a radar that you brought' })
  async remove(
    @Param({ schema: params }) { id }: z.infer<typeof params>,
    @Asking() { accountId }: Person,
  ): Promise<void> {
    if (!(await this.api.store.broughtRadars.remove(accountId, id)))
      throw notFound('radar of yours', id, 'GET /api/v1/brought-radars lists them.');
  }

  private async beside(id: string, { radar, refused, lost }: ReadRadar) {
    const { placements, rings, edition } = await this.radars.radar(knownEcosystem(id), radarQuery.parse({}));
    const { entries, ...head } = radar;
    const beside = layBeside(radar, placements, this.api.catalogue.radar.rings);
    return {
      ...head,
      ecosystem: id,
      edition: edition?.number ?? null,
      ourRings: rings.map(({ id: ring, name }) => ({ id: ring, name })),
      beside,
      count: entries.length,
      refused,
      lost,
    };
  }
}
