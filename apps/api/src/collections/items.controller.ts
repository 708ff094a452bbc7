import { notFound } from '#libs/domain';
import { Body, Controller, Delete, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Asking, type Person } from '../access/caller.js';
import { type ApiContext, Context } from '../shared/context.js';
import * as schema from './collection.schema.js';

type Of = z.infer<typeof schema.ofCollection>;
type OfItem = z.infer<typeof schema.itemOf>;
type OfSection = z.infer<typeof schema.sectionOf>;

/** What stands in a collection. Each answer has the version that names the change: taking it back is `POST /history/{version}/reversal`. */
@ApiTags('collections')
@ApiBearerAuth()
@Controller()
export class ItemsController {
  constructor(@Context() private readonly api: ApiContext) {}

  @Post('saves')
  @HttpCode(200)
  @ApiOperation({ summary: 'Save a signal or trend with one click' })
  @ApiOkResponse({ standardSchema: schema.savedView })
  async save(
    @Body({ schema: schema.savingBody }) { kind, ref, collectionId }: z.infer<typeof schema.savingBody>,
    @Asking() person: Person,
  ) {
    const { collections, collectionItems } = this.api.store;
    const into = collectionId ?? (await collections.usual(person.accountId));
    const { added, unknown, version } = await collectionItems.add(into, person.accountId, [{ kind, ref }]);
    if (unknown.length > 0) throw notFound(kind, ref.slice(0, 100), `GET /api/v1/${kind}s lists them.`);
    const { title } = await collections.read(into, { accountId: person.accountId, linkHash: null });
    return { collectionId: into, title, itemId: added[0] ?? null, version, already: added.length === 0 };
  }

  @Post('saves/lookup')
  @HttpCode(200)
  @ApiOperation({ summary: 'In which of the collections that you may change these signals and trends are' })
  @ApiOkResponse({ standardSchema: schema.holdingView })
  async holding(
    @Body({ schema: schema.holdingBody }) { signals, trends }: z.infer<typeof schema.holdingBody>,
    @Asking() person: Person,
  ) {
    const { collections } = this.api.store;
    const [mine, held] = await Promise.all([
      collections.of(person.accountId),
      collections.holding(person.accountId, signals, trends),
    ]);
    const writable = mine.filter(({ role }) => role === 'owner' || role === 'editor');
    return { collections: writable.map(({ id, title }) => ({ id, title })), held };
  }

  @Patch('collections/:id/items/:itemId')
  @ApiOperation({
    summary: 'Change note, tags or the title of a link; 409 with what stands there when somebody else did',
  })
  @ApiOkResponse({ standardSchema: schema.versionView })
  async change(
    @Param({ schema: schema.itemOf }) { id, itemId }: OfItem,
    @Body({ schema: schema.itemPatch }) { version, ...fields }: z.infer<typeof schema.itemPatch>,
    @Asking() person: Person,
  ) {
    return { version: await this.api.store.collectionItems.change(id, person.accountId, itemId, version, fields) };
  }

  @Post('collections/:id/items/:itemId/move')
  @HttpCode(200)
  @ApiOperation({ summary: 'Put an item into a section and behind another item' })
  @ApiOkResponse({ standardSchema: schema.versionView })
  async move(
    @Param({ schema: schema.itemOf }) { id, itemId }: OfItem,
    @Body({ schema: schema.movement }) { sectionId, after }: z.infer<typeof schema.movement>,
    @Asking() person: Person,
  ) {
    return { version: await this.api.store.collectionItems.move(id, person.accountId, itemId, sectionId, after) };
  }

  @Post('collections/:id/removals')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take items out' })
  @ApiOkResponse({ standardSchema: schema.versionView })
  async remove(
    @Param({ schema: schema.ofCollection }) { id }: Of,
    @Body({ schema: schema.removal }) { items }: z.infer<typeof schema.removal>,
    @Asking() person: Person,
  ) {
    return { version: await this.api.store.collectionItems.remove(id, person.accountId, items) };
  }

  @Post('collections/:id/sections')
  @ApiOperation({ summary: 'Add a section at the end' })
  @ApiCreatedResponse({ standardSchema: schema.versionView.extend(schema.createdView.shape) })
  addSection(
    @Param({ schema: schema.ofCollection }) { id }: Of,
    @Body({ schema: schema.sectionBody }) { title }: z.infer<typeof schema.sectionBody>,
    @Asking() person: Person,
  ) {
    return this.api.store.collectionSections.add(id, person.accountId, title);
  }

  @Patch('collections/:id/sections/:sectionId')
  @ApiOperation({ summary: 'Give a section another title' })
  @ApiOkResponse({ standardSchema: schema.versionView })
  async renameSection(
    @Param({ schema: schema.sectionOf }) { id, sectionId }: OfSection,
    @Body({ schema: schema.sectionPatch }) { version, title }: z.infer<typeof schema.sectionPatch>,
    @Asking() person: Person,
  ) {
    return { version: await this.api.store.collectionSections.rename(id, person.accountId, sectionId, version, title) };
  }

  @Post('collections/:id/sections/:sectionId/move')
  @HttpCode(200)
  @ApiOperation({ summary: 'Put a section behind another; null at the beginning' })
  @ApiOkResponse({ standardSchema: schema.versionView })
  async moveSection(
    @Param({ schema: schema.sectionOf }) { id, sectionId }: OfSection,
    @Body({ schema: schema.sectionMovement }) { after }: z.infer<typeof schema.sectionMovement>,
    @Asking() person: Person,
  ) {
    return { version: await this.api.store.collectionSections.move(id, person.accountId, sectionId, after) };
  }

  @Delete('collections/:id/sections/:sectionId')
  @ApiOperation({ summary: 'Take a section away; what stood in it stays' })
  @ApiOkResponse({ standardSchema: schema.versionView })
  async removeSection(@Param({ schema: schema.sectionOf }) { id, sectionId }: OfSection, @Asking() person: Person) {
    return { version: await this.api.store.collectionSections.remove(id, person.accountId, sectionId) };
  }
}
