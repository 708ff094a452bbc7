import { notFound } from '#libs/domain';
import { Body, Controller, Delete, Header, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { z } from 'zod';
import { Asking, type Person } from '../access/caller.js';
import { type SessionView, sessionView } from '../accounts/account.schema.js';
import { Proof } from '../accounts/proof.service.js';
import { SessionsService } from '../accounts/sessions.service.js';
import { addressOf } from '../shared/address.js';
import { type ApiContext, Context } from '../shared/context.js';
import { PasskeysService } from './passkeys.service.js';
import { passkeyId, passkeyOptions, passkeyRegistration, passkeySignIn, proofBody } from './second-factor.schema.js';

/** Passkeys: adding, withdrawing, signing in with one. */
@ApiTags('accounts')
@Controller()
export class PasskeysController {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly proof: Proof,
    private readonly passkeys: PasskeysService,
    private readonly sessions: SessionsService,
  ) {}

  @Post('account/passkeys/options')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Begin to add a passkey: what the browser asks its authenticator' })
  @ApiOkResponse({ standardSchema: passkeyOptions })
  async begin(@Body({ schema: proofBody }) body: z.infer<typeof proofBody>, @Asking() person: Person) {
    return this.passkeys.beginRegistration(await this.proof.of(person, body.password));
  }

  @Post('account/passkeys')
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Add the passkey that the authenticator made' })
  @ApiNoContentResponse()
  add(
    @Body({ schema: passkeyRegistration }) body: z.infer<typeof passkeyRegistration>,
    @Asking() person: Person,
  ): Promise<void> {
    return this.passkeys.register(
      person.accountId,
      body.ticket,
      body.name,
      body.answer as unknown as RegistrationResponseJSON,
    );
  }

  @Delete('account/passkeys/:id')
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Withdraw a passkey' })
  @ApiNoContentResponse()
  async remove(@Param('id', { schema: passkeyId }) id: string, @Asking() person: Person): Promise<void> {
    if (!(await this.api.store.passkeys.remove(person.accountId, id)))
      throw notFound('passkey', id.slice(0, 100), 'GET /api/v1/account/security lists yours.');
    await this.api.store.accountEvents.add({
      actor: person.accountId,
      accountId: person.accountId,
      action: 'passkey.deleted',
    });
  }

  @Post('session/passkey/options')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Begin to sign in with a passkey' })
  @ApiOkResponse({ standardSchema: passkeyOptions })
  options(@Req() request: Request) {
    return this.passkeys.beginSignIn(addressOf(request));
  }

  @Post('session/passkey')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign in with a passkey' })
  @ApiOkResponse({ standardSchema: sessionView })
  async signIn(
    @Body({ schema: passkeySignIn }) body: z.infer<typeof passkeySignIn>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    this.sessions.refuseForeignPage(request);
    const account = await this.passkeys.signIn(body.ticket, body.answer as unknown as AuthenticationResponseJSON);
    return this.sessions.hand(await this.sessions.open(account.id, request), body.deliver, response);
  }
}
