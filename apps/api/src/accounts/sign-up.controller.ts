import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { z } from 'zod';
import { heardView, linkBody, resetBody, resetConfirmation, signUpBody, signUpConfirmation } from './account.schema.js';
import { addressOf } from '../shared/address.js';
import { AccountsService } from './accounts.service.js';

const heard = {
  message:
    'If this address can be used, a mail is on its way to it. It may take some minutes; look among unwanted mail too.',
};

/** What one does before one can sign in. The answers are the same for every address. */
@ApiTags('accounts')
@Controller()
export class SignUpController {
  constructor(private readonly accounts: AccountsService) {}

  @Post('sign-up')
  @HttpCode(202)
  @ApiOperation({ summary: 'Ask for an account: a link comes by mail' })
  @ApiAcceptedResponse({ standardSchema: heardView })
  async signUp(@Body({ schema: signUpBody }) body: z.infer<typeof signUpBody>, @Req() request: Request) {
    await this.accounts.signUp(body.email, body.name, addressOf(request));
    return heard;
  }

  @Post('sign-up/confirmation')
  @HttpCode(204)
  @ApiOperation({ summary: 'Open the mailed link: choose a password, and the account is there' })
  @ApiNoContentResponse()
  async confirm(
    @Body({ schema: signUpConfirmation }) body: z.infer<typeof signUpConfirmation>,
    @Req() request: Request,
  ) {
    await this.accounts.confirmSignUp(body.token, body.password, addressOf(request));
  }

  @Post('password-reset')
  @HttpCode(202)
  @ApiOperation({ summary: 'Ask for a new password: a link comes by mail' })
  @ApiAcceptedResponse({ standardSchema: heardView })
  async askForReset(@Body({ schema: resetBody }) body: z.infer<typeof resetBody>, @Req() request: Request) {
    await this.accounts.askForReset(body.email, addressOf(request));
    return heard;
  }

  @Post('password-reset/confirmation')
  @HttpCode(204)
  @ApiOperation({ summary: 'Open the mailed link: choose a new password; all sessions end' })
  @ApiNoContentResponse()
  reset(@Body({ schema: resetConfirmation }) body: z.infer<typeof resetConfirmation>, @Req() request: Request) {
    return this.accounts.reset(body.token, body.password, addressOf(request));
  }

  @Post('account/email/confirmation')
  @HttpCode(204)
  @ApiOperation({ summary: 'Open the link mailed to a new address: the account moves there' })
  @ApiNoContentResponse()
  confirmEmail(@Body({ schema: linkBody }) body: z.infer<typeof linkBody>, @Req() request: Request) {
    return this.accounts.confirmEmail(body.token, addressOf(request));
  }
}
