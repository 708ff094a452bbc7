import { hashOfSecret } from '#libs/platform';
import { Body, Controller, Delete, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { Asking, type Caller } from '../access/caller.js';
import { clearCookies, refreshCookie } from '../access/cookies.js';
import { fromOurPages } from '../access/origin.js';
import { type ApiContext, Context } from '../shared/context.js';
import { renewalBody, type SessionView, sessionView, type SignIn, signInBody } from './account.schema.js';
import { foreignPage, SessionsService } from './sessions.service.js';

/** Signing in and out. Browsers get cookies, programs ask for the tokens in the body. */
@ApiTags('accounts')
@Controller('session')
export class SessionController {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly sessions: SessionsService,
  ) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign in' })
  @ApiOkResponse({ standardSchema: sessionView })
  async begin(
    @Body({ schema: signInBody }) body: SignIn,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    this.sessions.refuseForeignPage(request);
    return this.sessions.hand(await this.sessions.signIn(body, request), body.deliver, response);
  }

  @Post('renewal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Exchange the refresh token (cookie or body) for new tokens; each is good once' })
  @ApiOkResponse({ standardSchema: sessionView })
  async renew(
    @Body({ schema: renewalBody }) body: z.infer<typeof renewalBody>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    if (body.refreshToken !== undefined)
      return this.sessions.hand(await this.sessions.renew(body.refreshToken, request), 'body', response);
    if (!fromOurPages(request, this.url)) throw foreignPage();
    return this.sessions.hand(
      await this.sessions.renew(refreshCookie(request, this.url), request),
      'cookies',
      response,
    );
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out here' })
  @ApiNoContentResponse()
  async end(
    @Asking() caller: Caller,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const refresh = refreshCookie(request, this.url);
    if (refresh !== undefined && !fromOurPages(request, this.url)) throw foreignPage();
    if (caller.accountId && caller.sessionId) await this.api.store.sessions.end(caller.accountId, caller.sessionId);
    if (refresh) await this.api.store.sessions.endBy(hashOfSecret(refresh));
    clearCookies(response, this.url);
  }

  private get url(): string {
    return this.api.config.publicUrl;
  }
}
