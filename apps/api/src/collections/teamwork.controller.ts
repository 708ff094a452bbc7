import { hashOfSecret, type Limits, newSecret } from '#libs/platform';
import { mayAs, TrendUniverseError } from '#libs/domain';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { z } from 'zod';
import { Asking, type Person } from '../access/caller.js';
import { heardView, linkBody } from '../accounts/account.schema.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { LINKS } from '../accounts/limits.js';
import { type ApiContext, Context } from '../shared/context.js';
import { UseLimits } from '../shared/services.js';
import * as schema from './collection.schema.js';
import { CollectionsService } from './collections.service.js';

type Of = z.infer<typeof schema.ofCollection>;
const INVITATIONS = { name: 'collection-invitations', times: 100, seconds: 3_600 };

/** Working on a collection together: people, comments, history. For those who take part; visitors see none of it. */
@ApiTags('collections')
@ApiBearerAuth()
@Controller()
export class TeamworkController {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly accounts: AccountsService,
    private readonly collections: CollectionsService,
    @UseLimits() private readonly limits: Limits,
  ) {}

  @Get('collections/:id/people')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Who takes part by name; open invitations are for the owner' })
  @ApiOkResponse({ standardSchema: schema.peopleView })
  async people(@Param({ schema: schema.ofCollection }) { id }: Of, @Asking() person: Person) {
    const role = await this.inside(id, person);
    const people = await this.api.store.collectionPeople.list(id);
    const invitations = mayAs(role, 'owner') ? await this.api.store.collectionPeople.invitations(id) : [];
    return { people, invitations };
  }

  @Post('collections/:id/invitations')
  @HttpCode(202)
  @ApiOperation({ summary: 'Invite an address by mail; the newest invitation of an address counts' })
  @ApiAcceptedResponse({ standardSchema: heardView })
  async invite(
    @Param({ schema: schema.ofCollection }) { id }: Of,
    @Body({ schema: schema.invitationBody }) { email, role }: z.infer<typeof schema.invitationBody>,
    @Asking() person: Person,
  ) {
    await this.limits.count(INVITATIONS, person.accountId);
    const token = newSecret('tu_link_');
    await this.api.store.collectionPeople.invite(id, person.accountId, { email, role, hash: hashOfSecret(token) });
    const base = this.api.config.publicUrl;
    // Neither the title nor a name: what one person typed is not mailed to another who did not ask for it.
    await this.accounts.mail({
      to: email,
      subject: 'A collection is shared with you',
      text: `Somebody shares a collection with you in Trend Universe at ${base}.\n\nTo see it within 14 days, open this link and sign in (or first sign up) with this address:\n${base}/collections/invitation#${token}\n\nIf you do not want to, do nothing.`,
    });
    return { message: 'The invitation is on its way. It can be accepted within 14 days.' };
  }

  @Post('collections/:id/invitations/withdrawal')
  @HttpCode(204)
  @ApiOperation({ summary: 'Withdraw an invitation' })
  @ApiNoContentResponse()
  withdraw(
    @Param({ schema: schema.ofCollection }) { id }: Of,
    @Body({ schema: schema.withdrawalBody }) { email }: z.infer<typeof schema.withdrawalBody>,
    @Asking() person: Person,
  ): Promise<void> {
    return this.api.store.collectionPeople.withdraw(id, person.accountId, email);
  }

  @Post('collection-invitations/acceptance')
  @HttpCode(200)
  @ApiOperation({ summary: 'Accept an invitation, signed in with the address it was sent to' })
  @ApiOkResponse({ standardSchema: schema.createdView })
  async accept(@Body({ schema: linkBody }) { token }: z.infer<typeof linkBody>, @Asking() person: Person) {
    await this.limits.count(LINKS, person.accountId);
    const account = await this.api.store.accounts.get(person.accountId);
    return { id: await this.api.store.collectionPeople.accept(hashOfSecret(token), account) };
  }

  @Put('collections/:id/people/:accountId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Make somebody an editor, or a viewer again' })
  @ApiNoContentResponse()
  role(
    @Param({ schema: schema.personOf }) { id, accountId }: z.infer<typeof schema.personOf>,
    @Body({ schema: schema.roleBody }) { role }: z.infer<typeof schema.roleBody>,
    @Asking() person: Person,
  ): Promise<void> {
    return this.api.store.collectionPeople.setRole(id, person.accountId, accountId, role);
  }

  @Delete('collections/:id/people/:accountId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take somebody off, or leave' })
  @ApiNoContentResponse()
  letGo(
    @Param({ schema: schema.personOf }) { id, accountId }: z.infer<typeof schema.personOf>,
    @Asking() person: Person,
  ): Promise<void> {
    return this.api.store.collectionPeople.setRole(id, person.accountId, accountId, null);
  }

  @Get('collections/:id/comments')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Comments, oldest first' })
  @ApiOkResponse({ standardSchema: schema.commentsView })
  async comments(@Param({ schema: schema.ofCollection }) { id }: Of, @Asking() person: Person) {
    await this.inside(id, person);
    return this.api.store.collectionComments.list(id, person.accountId);
  }

  @Post('collections/:id/comments')
  @ApiOperation({ summary: 'Say something about the collection or about an item in it' })
  @ApiCreatedResponse({ standardSchema: schema.createdView })
  async comment(
    @Param({ schema: schema.ofCollection }) { id }: Of,
    @Body({ schema: schema.commentBody }) { text, itemId }: z.infer<typeof schema.commentBody>,
    @Asking() person: Person,
  ) {
    return { id: await this.api.store.collectionComments.add(id, person.accountId, text, itemId) };
  }

  @Delete('collections/:id/comments/:commentId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a comment of yours, or any as the owner' })
  @ApiNoContentResponse()
  unsay(
    @Param({ schema: schema.commentOf }) { id, commentId }: z.infer<typeof schema.commentOf>,
    @Asking() person: Person,
  ): Promise<void> {
    return this.api.store.collectionComments.setRemoved(id, person.accountId, commentId, true);
  }

  @Post('collections/:id/comments/:commentId/restoration')
  @HttpCode(204)
  @ApiOperation({ summary: 'Bring a comment of yours back' })
  @ApiNoContentResponse()
  sayAgain(
    @Param({ schema: schema.commentOf }) { id, commentId }: z.infer<typeof schema.commentOf>,
    @Asking() person: Person,
  ): Promise<void> {
    return this.api.store.collectionComments.setRemoved(id, person.accountId, commentId, false);
  }

  @Get('collections/:id/history')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Who changed what, newest first' })
  @ApiOkResponse({ standardSchema: schema.historyView })
  async history(
    @Param({ schema: schema.ofCollection }) { id }: Of,
    @Query({ schema: schema.historyQuery }) { limit, before }: z.infer<typeof schema.historyQuery>,
    @Asking() person: Person,
  ) {
    await this.inside(id, person);
    const items = await this.api.store.collectionHistory.list(id, person.accountId, { limit, before });
    return { items, nextBefore: items.length === limit && items.at(-1)!.version > 1 ? items.at(-1)!.version : null };
  }

  @Post('collections/:id/history/:version/reversal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take a change back: undo, and restore' })
  @ApiOkResponse({ standardSchema: schema.versionView })
  async reverse(
    @Param({ schema: schema.eventOf }) { id, version }: z.infer<typeof schema.eventOf>,
    @Asking() person: Person,
  ) {
    return { version: await this.api.store.collectionHistory.reverse(id, person.accountId, version) };
  }

  @Post('collections/:id/visits')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What changed since your last visit; notes this one' })
  @ApiOkResponse({ standardSchema: schema.changesView })
  async visit(@Param({ schema: schema.ofCollection }) { id }: Of, @Asking() person: Person) {
    await this.inside(id, person);
    return this.collections.changes(id, person.accountId);
  }

  /** What the person is in it. Throws NOT_FOUND or, when it is public, FORBIDDEN to those who do not take part. */
  private async inside(id: string, person: Person) {
    const { role } = await this.api.store.collections.read(id, { accountId: person.accountId, linkHash: null });
    if (!mayAs(role, 'viewer'))
      throw new TrendUniverseError(
        'FORBIDDEN',
        'Comments, people and history are for those who take part in this collection. Ask its owner to invite you.',
      );
    return role;
  }
}
