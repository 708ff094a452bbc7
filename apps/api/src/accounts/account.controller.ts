import { notFound } from '#libs/domain';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Patch, Post, Put, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Response } from 'express';
import type { z } from 'zod';
import { Asking, type Person } from '../access/caller.js';
import { clearCookies } from '../access/cookies.js';
import { type ApiContext, Context } from '../shared/context.js';
import { uuid } from '../shared/uuid.js';
import {
  accountPatch,
  accountView,
  emailChange,
  heardView,
  passwordChange,
  proof,
  sessionListing,
} from './account.schema.js';
import { AccountsService } from './accounts.service.js';
import { SessionsService } from './sessions.service.js';

/** One's own account. */
@ApiTags('accounts')
@ApiBearerAuth()
@Controller('account')
export class AccountController {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Who you are, and your roles' })
  @ApiOkResponse({ standardSchema: accountView })
  async me(@Asking() person: Person) {
    return this.sessions.view(await this.api.store.accounts.get(person.accountId));
  }

  @Patch()
  @ApiOperation({ summary: 'Change your name' })
  @ApiOkResponse({ standardSchema: accountView })
  async rename(@Body({ schema: accountPatch }) body: z.infer<typeof accountPatch>, @Asking() person: Person) {
    return this.sessions.view(await this.accounts.rename(person, body.name));
  }

  @Put('password')
  @HttpCode(204)
  @ApiOperation({ summary: 'Change your password; all your other sessions end' })
  @ApiNoContentResponse()
  password(@Body({ schema: passwordChange }) body: z.infer<typeof passwordChange>, @Asking() person: Person) {
    return this.accounts.changePassword(person, body.password, body.newPassword);
  }

  @Post('email')
  @HttpCode(202)
  @ApiOperation({ summary: 'Change your address: a link goes to the new one' })
  @ApiAcceptedResponse({ standardSchema: heardView })
  async email(@Body({ schema: emailChange }) body: z.infer<typeof emailChange>, @Asking() person: Person) {
    await this.accounts.askForEmail(person, body.email, body.password);
    return { message: 'A mail is on its way to the new address. Until its link is opened, the old one stays.' };
  }

  @Get('sessions')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Where you are signed in' })
  @ApiOkResponse({ standardSchema: sessionListing })
  async list(@Asking() person: Person) {
    return (await this.api.store.sessions.list(person.accountId)).map((session) => ({
      ...session,
      current: session.id === person.sessionId,
    }));
  }

  @Delete('sessions')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out everywhere' })
  @ApiNoContentResponse()
  async endAll(@Asking() person: Person, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.api.store.sessions.endAll(person.accountId);
    await this.api.store.accountEvents.add({
      actor: person.accountId,
      accountId: person.accountId,
      action: 'sessions.ended',
    });
    clearCookies(response, this.api.config.publicUrl);
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out somewhere else' })
  @ApiNoContentResponse()
  async end(@Param('id', { schema: uuid }) id: string, @Asking() person: Person): Promise<void> {
    if (!(await this.api.store.sessions.end(person.accountId, id)))
      throw notFound('session', id, 'GET /api/v1/account/sessions lists yours.');
  }

  @Post('deletion')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete your account for good; what others rely on stays without your name' })
  @ApiNoContentResponse()
  async erase(
    @Body({ schema: proof }) body: z.infer<typeof proof>,
    @Asking() person: Person,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.accounts.erase(person, body.password);
    clearCookies(response, this.api.config.publicUrl);
  }
}
