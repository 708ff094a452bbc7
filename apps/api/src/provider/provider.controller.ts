import { Body, Controller, Get, Header, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { plainName, type SessionView, sessionView } from '../accounts/account.schema.js';
import { SessionsService } from '../accounts/sessions.service.js';
import { addressOf } from '../shared/address.js';
import { type ApiContext, Context } from '../shared/context.js';
import { ProviderProblem, ProviderService } from './provider.service.js';

const waysView = z.object({
  provider: z.object({ name: z.string() }).nullable().describe('An OpenID Connect provider, where one is set up'),
});
const beginQuery = z.object({ to: z.string().max(500).optional().describe('The page to go to afterwards, as a path') });
const signUpBody = z.strictObject({
  ticket: z.string().max(100),
  name: plainName,
  consent: z.literal(true, 'must be true: read the privacy notice and agree to it'),
});

/** Signing in through an OpenID Connect provider. The browser is sent to and fro; nothing here is for programs. */
@ApiTags('accounts')
@Controller('session')
export class ProviderController {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly provider: ProviderService,
    private readonly sessions: SessionsService,
  ) {}

  @Get('ways')
  @ApiOperation({ summary: 'Which ways of signing in there are beside passwords and passkeys' })
  @ApiOkResponse({ standardSchema: waysView })
  ways(): z.infer<typeof waysView> {
    const { name } = this.provider;
    return { provider: name === null ? null : { name } };
  }

  @Get('provider')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Go to the provider' })
  @ApiResponse({ status: 303, description: 'To the provider, or back to the sign-in page with `problem`' })
  async begin(
    @Query({ schema: beginQuery }) query: z.infer<typeof beginQuery>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.orBack(response, async () => {
      const { url, state } = await this.provider.begin(query.to, addressOf(request));
      this.bind(response, state);
      response.redirect(303, url);
    });
  }

  @Get('provider/callback')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Where the provider sends the browser back to' })
  @ApiResponse({ status: 303, description: 'To a page of the front' })
  async arrive(@Req() request: Request, @Res() response: Response): Promise<void> {
    const bound = parseCookie(request.headers.cookie ?? '')[this.cookie];
    this.bind(response, '');
    await this.orBack(response, async () => {
      const at = request.originalUrl.indexOf('?');
      const arrival = await this.provider.arrive(at < 0 ? '' : request.originalUrl.slice(at), bound);
      if ('ticket' in arrival)
        return response.redirect(
          303,
          `/sign-up/provider#${new URLSearchParams({ ticket: arrival.ticket, name: arrival.name })}`,
        );
      this.sessions.hand(await this.sessions.open(arrival.accountId, request), 'cookies', response);
      // Its page notes the session on this device: a cookie that no script reads cannot tell the front.
      response.redirect(303, `/sign-in/arrived?next=${encodeURIComponent(arrival.to)}`);
    });
  }

  @Post('provider/sign-up')
  @HttpCode(200)
  @ApiOperation({ summary: 'Agree to have an account, after the provider vouched for you' })
  @ApiOkResponse({ standardSchema: sessionView })
  async signUp(
    @Body({ schema: signUpBody }) body: z.infer<typeof signUpBody>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    this.sessions.refuseForeignPage(request);
    const accountId = await this.provider.signUp(body.ticket, body.name);
    return this.sessions.hand(await this.sessions.open(accountId, request), 'cookies', response);
  }

  /** A person stands before this, not a program: problems lead to the sign-in page, which explains them. */
  private async orBack(response: Response, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof ProviderProblem)) throw error;
      response.redirect(303, `/sign-in?problem=${error.problem}`);
    }
  }

  private get cookie(): string {
    return this.api.config.publicUrl.startsWith('https:') ? '__Secure-tu_provider' : 'tu_provider';
  }

  /** Lax, because it must come along when the provider sends the browser back. */
  private bind(response: Response, state: string): void {
    response.append(
      'Set-Cookie',
      stringifySetCookie({
        name: this.cookie,
        value: state,
        httpOnly: true,
        secure: this.cookie.startsWith('__'),
        sameSite: 'lax',
        path: '/api/v1/session/provider',
        maxAge: state ? 600 : 0,
      }),
    );
  }
}
