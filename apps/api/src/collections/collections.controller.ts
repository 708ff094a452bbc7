import { newSecret, hashOfSecret } from '#libs/platform';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Patch, Post, Put, Query, Req } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { z } from 'zod';
import { Asking, type Caller, type CallerRequest, type Person } from '../access/caller.js';
import { type ApiContext, Context } from '../shared/context.js';
import * as schema from './collection.schema.js';
import { CollectionsService } from './collections.service.js';
import { readerOf } from './reader.js';

type Of = z.infer<typeof schema.ofCollection>;

/** Collections as wholes. Whoever may not read one learns nothing of it: it answers like one that does not exist. */
@ApiTags('collections')
@ApiBearerAuth()
@Controller()
export class CollectionsController {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly collections: CollectionsService,
  ) {}

  @Get('collections')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Your collections and those shared with you, the last changed first' })
  @ApiOkResponse({ standardSchema: z.array(schema.headView) })
  list(@Asking() person: Person) {
    return this.api.store.collections.of(person.accountId);
  }

  @Get('public-collections')
  @Header('Cache-Control', 'no-cache')
  @ApiOperation({ summary: 'Collections that everybody may read' })
  @ApiOkResponse({ standardSchema: z.array(schema.headView) })
  public(@Query({ schema: schema.publicQuery }) { limit }: z.infer<typeof schema.publicQuery>) {
    return this.api.store.collections.public(limit);
  }

  @Post('collections')
  @ApiOperation({ summary: 'Begin a collection' })
  @ApiCreatedResponse({ standardSchema: schema.createdView })
  async create(
    @Body({ schema: schema.newCollection }) body: z.infer<typeof schema.newCollection>,
    @Asking() person: Person,
  ) {
    const { title, description } = body;
    return {
      id: await this.api.store.collections.create(person.accountId, { title, ...(description && { description }) }),
    };
  }

  @Get('collections/:id')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'One collection; `X-Collection-Key` carries the secret of its link' })
  @ApiOkResponse({ standardSchema: schema.collectionView })
  one(
    @Param({ schema: schema.ofCollection }) { id }: Of,
    @Query({ schema: schema.collectionQuery }) { q }: z.infer<typeof schema.collectionQuery>,
    @Asking() caller: Caller,
    @Req() request: CallerRequest,
  ) {
    return this.collections.view(id, readerOf(caller, request), q);
  }

  @Patch('collections/:id')
  @ApiOperation({ summary: 'Change title or description; 409 with what stands there when somebody else did' })
  @ApiOkResponse({ standardSchema: schema.versionView })
  async change(
    @Param({ schema: schema.ofCollection }) { id }: Of,
    @Body({ schema: schema.collectionPatch }) { version, ...fields }: z.infer<typeof schema.collectionPatch>,
    @Asking() person: Person,
  ) {
    return { version: await this.api.store.collections.change(id, person.accountId, version, fields) };
  }

  @Delete('collections/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete it; it can be brought back for 30 days' })
  @ApiNoContentResponse()
  remove(@Param({ schema: schema.ofCollection }) { id }: Of, @Asking() person: Person): Promise<void> {
    return this.api.store.collections.remove(id, person.accountId);
  }

  @Post('collections/:id/restoration')
  @HttpCode(204)
  @ApiOperation({ summary: 'Bring a deleted collection back' })
  @ApiNoContentResponse()
  restore(@Param({ schema: schema.ofCollection }) { id }: Of, @Asking() person: Person): Promise<void> {
    return this.api.store.collections.restore(id, person.accountId);
  }

  @Put('collections/:id/sharing')
  @ApiOperation({ summary: 'Say who may read it; a link that is no longer the way in stops to work at once' })
  @ApiOkResponse({ standardSchema: schema.linkView })
  async share(
    @Param({ schema: schema.ofCollection }) { id }: Of,
    @Body({ schema: schema.sharingBody }) sharing: z.infer<typeof schema.sharingBody>,
    @Asking() person: Person,
  ) {
    const { visibility } = await this.api.store.collections.read(id, { accountId: person.accountId, linkHash: null });
    const key = sharing.visibility === 'link' && visibility !== 'link' ? newSecret('tu_col_') : null;
    await this.api.store.collections.share(id, person.accountId, sharing, key ? hashOfSecret(key) : undefined);
    return { link: key && this.linkOf(id, key) };
  }

  @Post('collections/:id/link')
  @HttpCode(200)
  @ApiOperation({ summary: 'Make a new secret link; the old one stops to work at once' })
  @ApiOkResponse({ standardSchema: schema.linkView })
  async renew(@Param({ schema: schema.ofCollection }) { id }: Of, @Asking() person: Person) {
    const key = newSecret('tu_col_');
    const sharing = { visibility: 'link', organisationId: null, organisationRole: 'viewer' } as const;
    await this.api.store.collections.share(id, person.accountId, sharing, hashOfSecret(key));
    return { link: this.linkOf(id, key) };
  }

  /** The secret stands behind #, which browsers send to no server. */
  private linkOf(id: string, key: string): string {
    return `${this.api.config.publicUrl}/collections/${id}#${key}`;
  }
}
