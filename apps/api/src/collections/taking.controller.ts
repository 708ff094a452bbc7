import { notFound } from '#libs/domain';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { z } from 'zod';
import { Asking, type Caller, type CallerRequest, type Person } from '../access/caller.js';
import { type ApiContext, Context } from '../shared/context.js';
import { collectionFeed } from '../watches/feeds.js';
import * as schema from './collection.schema.js';
import { CollectionsService } from './collections.service.js';
import { fileNameOf, writeExport } from './exports/export.js';
import { readerOf } from './reader.js';

type Of = z.infer<typeof schema.ofCollection>;

/** Into a collection and out of it: imports, suggestions, copies, merges, files, the feed of a public one. */
@ApiTags('collections')
@ApiBearerAuth()
@Controller('collections/:id')
export class TakingController {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly collections: CollectionsService,
  ) {}

  @Post('links')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Add a list of addresses: as the signals they are known to be, else as plain links; none is fetched',
  })
  @ApiOkResponse({ standardSchema: schema.importView })
  links(
    @Param({ schema: schema.ofCollection }) { id }: Of,
    @Body({ schema: schema.importBody }) { text }: z.infer<typeof schema.importBody>,
    @Asking() person: Person,
  ) {
    return this.collections.importLinks(id, person.accountId, text);
  }

  @Get('suggestions')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Signals like those in it, each with the reason' })
  @ApiOkResponse({ standardSchema: schema.suggestionsView })
  async suggestions(
    @Param({ schema: schema.ofCollection }) { id }: Of,
    @Asking() caller: Caller,
    @Req() request: CallerRequest,
  ) {
    return this.collections.suggestions(await this.api.store.collections.read(id, readerOf(caller, request)));
  }

  @Post('copies')
  @ApiOperation({ summary: 'Make a private copy of your own' })
  @ApiCreatedResponse({ standardSchema: schema.createdView })
  async copy(
    @Param({ schema: schema.ofCollection }) { id }: Of,
    @Body({ schema: schema.copyBody }) body: z.infer<typeof schema.copyBody>,
    @Asking() person: Person,
    @Req() request: CallerRequest,
  ) {
    const reader = { ...readerOf(person, request), accountId: person.accountId };
    const { title } = await this.api.store.collections.read(id, reader);
    return {
      id: await this.api.store.collectionCopies.copy(id, reader, body.title ?? `Copy of ${title}`.slice(0, 200)),
    };
  }

  @Post('merges')
  @HttpCode(200)
  @ApiOperation({ summary: 'Add what another collection has and this one has not' })
  @ApiOkResponse({ standardSchema: schema.mergeView })
  merge(
    @Param({ schema: schema.ofCollection }) { id }: Of,
    @Body({ schema: schema.mergeBody }) { from }: z.infer<typeof schema.mergeBody>,
    @Asking() person: Person,
  ) {
    return this.api.store.collectionCopies.merge(id, from, { accountId: person.accountId, linkHash: null });
  }

  @Get('export/:format')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The collection as a file: CSV, XLSX, JSON, RIS, BibTeX or a PDF briefing' })
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(
    @Param({ schema: schema.exportOf }) { id, format }: z.infer<typeof schema.exportOf>,
    @Asking() caller: Caller,
    @Req() request: CallerRequest,
    @Res() response: Response,
  ): Promise<void> {
    const exported = await this.collections.exported(id, readerOf(caller, request));
    const { type, body } = await writeExport(format, exported);
    response
      .setHeader('Content-Type', type)
      .setHeader('Content-Disposition', `attachment; filename="${fileNameOf(exported.title, format)}"`)
      .send(body);
  }

  @Get('feed')
  @Header('Cache-Control', 'no-cache')
  @ApiOperation({
    summary: 'What was added to a public collection, as an Atom feed; others have secret feed addresses (watches)',
  })
  @ApiOkResponse({ schema: { type: 'string' } })
  async feed(@Param({ schema: schema.ofCollection }) { id }: Of, @Res() response: Response): Promise<void> {
    const row = await this.api.store.collections.read(id, { accountId: null, linkHash: null });
    if (row.visibility !== 'public')
      throw notFound('public collection', id, 'Follow it to get a feed address of your own.');
    const base = this.api.config.publicUrl;
    response
      .setHeader('Content-Type', 'application/atom+xml; charset=utf-8')
      .send(await collectionFeed(this.api.store, row, base, `${base}/api/v1/collections/${id}/feed`));
  }
}
