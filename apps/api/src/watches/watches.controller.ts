import { badInput } from '#libs/domain';
import { hashOfSecret, type Limits, newSecret } from '#libs/platform';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { Asking, type Person } from '../access/caller.js';
import { heardView } from '../accounts/account.schema.js';
import { LINKS } from '../accounts/limits.js';
import { addressOf } from '../shared/address.js';
import { type ApiContext, Context } from '../shared/context.js';
import { UseLimits } from '../shared/services.js';
import { collectionFeed, searchFeed, trendFeed } from './feeds.js';
import * as schema from './watch.schema.js';
import { WatchesService } from './watches.service.js';

type Of = z.infer<typeof schema.ofWatch>;

/** Saved searches, followed collections, watched trends: news of them on the page, by mail, as a feed. */
@ApiTags('watches')
@ApiBearerAuth()
@Controller('watches')
export class WatchesController {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly watches: WatchesService,
    @UseLimits() private readonly limits: Limits,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What you watch, with what is new since you last looked' })
  @ApiOkResponse({ standardSchema: schema.watchesView })
  list(@Asking() person: Person) {
    return this.watches.list(person.accountId);
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Watch a collection, a trend or a search; the same twice is one watch' })
  @ApiOkResponse({ standardSchema: schema.watchView })
  add(@Body({ schema: schema.newWatch }) body: z.infer<typeof schema.newWatch>, @Asking() person: Person) {
    return this.watches.add(person.accountId, body);
  }

  @Patch(':id')
  @ApiOperation({ summary: 'Change its name, or how often mail comes' })
  @ApiOkResponse({ standardSchema: schema.watchView })
  async change(
    @Param({ schema: schema.ofWatch }) { id }: Of,
    @Body({ schema: schema.watchPatch }) body: z.infer<typeof schema.watchPatch>,
    @Asking() person: Person,
  ) {
    return this.watches.withNews(await this.api.store.watches.change(id, person.accountId, body));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Watch it no more' })
  @ApiNoContentResponse()
  remove(@Param({ schema: schema.ofWatch }) { id }: Of, @Asking() person: Person): Promise<void> {
    return this.api.store.watches.remove(id, person.accountId);
  }

  @Post(':id/seen')
  @HttpCode(204)
  @ApiOperation({ summary: 'Note that the news up to a mark were seen' })
  @ApiNoContentResponse()
  async seen(
    @Param({ schema: schema.ofWatch }) { id }: Of,
    @Body({ schema: schema.seenBody }) { mark }: z.infer<typeof schema.seenBody>,
    @Asking() person: Person,
  ): Promise<void> {
    const { kind, target } = await this.api.store.watches.get(id, person.accountId);
    const now = await this.api.store.watchNews.markNow(kind, target);
    await this.api.store.watches.see(id, person.accountId, Math.min(mark, now));
  }

  @Post(':id/feed')
  @HttpCode(200)
  @ApiOperation({ summary: 'Make a new secret feed address; the old one stops to work at once' })
  @ApiOkResponse({ standardSchema: schema.feedView })
  async makeFeed(@Param({ schema: schema.ofWatch }) { id }: Of, @Asking() person: Person) {
    const key = newSecret('tu_feed_');
    await this.api.store.watches.setFeed(id, person.accountId, hashOfSecret(key));
    return { address: `${this.api.config.publicUrl}/api/v1/watches/${id}/feed?key=${key}` };
  }

  @Delete(':id/feed')
  @HttpCode(204)
  @ApiOperation({ summary: 'Withdraw the feed address' })
  @ApiNoContentResponse()
  dropFeed(@Param({ schema: schema.ofWatch }) { id }: Of, @Asking() person: Person): Promise<void> {
    return this.api.store.watches.setFeed(id, person.accountId, null);
  }

  @Get(':id/feed')
  @Header('Cache-Control', 'private, no-cache')
  @ApiOperation({ summary: 'The news as an Atom feed, for whoever has its secret address' })
  @ApiOkResponse({ schema: { type: 'string' } })
  async feed(
    @Param({ schema: schema.ofWatch }) { id }: Of,
    @Query({ schema: schema.feedQuery }) { key }: z.infer<typeof schema.feedQuery>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { store, config } = this.api;
    await this.limits.count({ ...LINKS, name: 'feeds', times: 600 }, addressOf(request));
    const watch = await store.watches.byFeed(id, hashOfSecret(key));
    const self = `${config.publicUrl}/api/v1/watches/${id}/feed`;
    // A collection is read as its follower may read it now: who was taken off loses the feed, too.
    const write = {
      collection: async () =>
        collectionFeed(
          store,
          await store.collections.read(watch.target, { accountId: watch.accountId, linkHash: null }),
          config.publicUrl,
          self,
        ),
      search: () => searchFeed(store, watch, config.publicUrl, self),
      trend: () => trendFeed(store, watch, config.publicUrl, self),
    }[watch.kind];
    response.setHeader('Content-Type', 'application/atom+xml; charset=utf-8').send(await write());
  }

  @Post('unsubscription')
  @HttpCode(200)
  @ApiOperation({ summary: 'Stop digests, with the link of one of them' })
  @ApiOkResponse({ standardSchema: heardView })
  unsubscribe(
    @Body({ schema: schema.unsubscriptionBody }) { token }: z.infer<typeof schema.unsubscriptionBody>,
    @Req() request: Request,
  ) {
    return this.stop(token, request);
  }

  @Post('one-click-unsubscription')
  @HttpCode(200)
  @ApiOperation({ summary: 'The same for the button of mail programs (RFC 8058), which send no JSON' })
  @ApiOkResponse({ standardSchema: heardView })
  oneClick(
    @Query({ schema: schema.oneClickQuery }) { token }: z.infer<typeof schema.oneClickQuery>,
    @Req() request: Request,
  ) {
    return this.stop(token, request);
  }

  private async stop(token: string, request: Request) {
    await this.limits.count(LINKS, addressOf(request));
    const stopped = await this.api.store.digests.unsubscribe(hashOfSecret(token));
    if (stopped === null)
      throw badInput('This link is too old. Sign in and choose on the page of alerts what comes by mail.', [
        { path: 'token', message: 'is no good any more' },
      ]);
    return { message: 'No more of these mails will come. What you watch stays on the page of alerts.' };
  }
}
