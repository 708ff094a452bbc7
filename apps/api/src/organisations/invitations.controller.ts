import { badInput, type Position, TrendUniverseError } from '#libs/domain';
import { hashOfSecret, type Limits } from '#libs/platform';
import { emailKey } from '#libs/store';
import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
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
import { mails } from '../accounts/mails.js';
import { type ApiContext, Context } from '../shared/context.js';
import { UseLimits } from '../shared/services.js';
import {
  invitationBody,
  invitationsView,
  ofOrganisation,
  organisationView,
  withdrawalBody,
} from './organisation.schema.js';

const TWO_WEEKS = 14 * 24;
/** An exercise may invite 200 experts; more in an hour is not an invitation but a mailing. */
const INVITATIONS = { name: 'invitations', times: 300, seconds: 3_600 };

/** Invitations into an organisation, by a mailed link. */
@ApiTags('organisations')
@ApiBearerAuth()
@Controller()
export class InvitationsController {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly accounts: AccountsService,
    @UseLimits() private readonly limits: Limits,
  ) {}

  @Post('organisations/:organisationId/invitations')
  @HttpCode(202)
  @ApiOperation({ summary: 'Invite an address; the newest invitation of an address counts' })
  @ApiAcceptedResponse({ standardSchema: heardView })
  async invite(
    @Param({ schema: ofOrganisation }) { organisationId }: z.infer<typeof ofOrganisation>,
    @Body({ schema: invitationBody }) { email, position }: z.infer<typeof invitationBody>,
    @Asking() person: Person,
  ) {
    await this.limits.count(INVITATIONS, person.accountId);
    const { name } = await this.api.store.organisations.get(organisationId);
    const token = await this.accounts.link({
      purpose: 'invitation',
      email,
      organisationId,
      data: { position },
      hours: TWO_WEEKS,
    });
    await this.accounts.mail(mails.invitation(email, this.api.config.publicUrl, token, name));
    await this.api.store.accountEvents.add({
      actor: person.accountId,
      action: 'organisation.invited',
      detail: { organisationId, position },
    });
    return { message: 'The invitation is on its way. It can be accepted within 14 days.' };
  }

  @Get('organisations/:organisationId/invitations')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Invitations nobody has accepted yet' })
  @ApiOkResponse({ standardSchema: invitationsView })
  async list(@Param({ schema: ofOrganisation }) { organisationId }: z.infer<typeof ofOrganisation>) {
    const links = await this.api.store.mailLinks.invitations(organisationId);
    return links.map(({ email, data, expiresAt }) => ({ email, position: data['position'] as Position, expiresAt }));
  }

  @Post('organisations/:organisationId/invitations/withdrawal')
  @HttpCode(204)
  @ApiOperation({ summary: 'Withdraw an invitation: its link opens nothing any more' })
  @ApiNoContentResponse()
  async withdraw(
    @Param({ schema: ofOrganisation }) { organisationId }: z.infer<typeof ofOrganisation>,
    @Body({ schema: withdrawalBody }) { email }: z.infer<typeof withdrawalBody>,
    @Asking() person: Person,
  ): Promise<void> {
    if (!(await this.api.store.mailLinks.withdraw(organisationId, email)))
      throw new TrendUniverseError(
        'NOT_FOUND',
        'There is no open invitation of this address. It may be accepted already.',
      );
    await this.api.store.accountEvents.add({
      actor: person.accountId,
      action: 'organisation.invitation-withdrawn',
      detail: { organisationId },
    });
  }

  @Post('invitations/acceptance')
  @HttpCode(200)
  @ApiOperation({ summary: 'Accept an invitation, signed in with the address it was sent to' })
  @ApiOkResponse({ standardSchema: organisationView })
  async accept(@Body({ schema: linkBody }) { token }: z.infer<typeof linkBody>, @Asking() person: Person) {
    await this.limits.count(LINKS, person.accountId);
    const { store } = this.api;
    const hash = hashOfSecret(token);
    const link = await store.mailLinks.peek(hash, 'invitation');
    if (!link?.organisationId)
      throw badInput('This invitation has been used, withdrawn or is too old. Ask for another.', [
        { path: 'token', message: 'is no good any more' },
      ]);
    const account = await store.accounts.get(person.accountId);
    if (emailKey(account.email) !== emailKey(link.email)) {
      throw new TrendUniverseError(
        'FORBIDDEN',
        'This invitation went to another address. Sign in with that one, or ask to be invited with yours.',
      );
    }
    // Of two clicks at once, one takes the link; both find the membership.
    await store.mailLinks.take(hash, 'invitation');
    await store.organisations.join(link.organisationId, account.id, link.data['position'] as Position);
    await store.accountEvents.add({
      actor: account.id,
      accountId: account.id,
      action: 'organisation.joined',
      detail: { organisationId: link.organisationId },
    });
    return store.organisations.get(link.organisationId);
  }
}
