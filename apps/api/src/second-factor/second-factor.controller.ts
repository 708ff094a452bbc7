import { Body, Controller, Get, Header, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { z } from 'zod';
import { Asking, type Person } from '../access/caller.js';
import { Proof } from '../accounts/proof.service.js';
import { addressOf } from '../shared/address.js';
import { type ApiContext, Context } from '../shared/context.js';
import {
  codesView,
  confirmationBody,
  proofBody,
  proposedView,
  provenBody,
  securityView,
} from './second-factor.schema.js';
import { SecondFactorService } from './second-factor.service.js';

/** How well an account is guarded, and its second factor. */
@ApiTags('accounts')
@ApiBearerAuth()
@Controller('account')
export class SecondFactorController {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly proof: Proof,
    private readonly factors: SecondFactorService,
  ) {}

  @Get('security')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What guards your account: password, second factor, passkeys, providers' })
  @ApiOkResponse({ standardSchema: securityView })
  async security(@Asking() { accountId }: Person): Promise<z.infer<typeof securityView>> {
    const { store } = this.api;
    const [account, factor, recoveryCodesLeft, passkeys, identities] = await Promise.all([
      store.accounts.get(accountId),
      store.secondFactors.of(accountId),
      store.secondFactors.codesLeft(accountId),
      store.passkeys.list(accountId),
      store.identities.of(accountId),
    ]);
    return {
      password: account.passwordHash !== null,
      secondFactor: factor?.confirmed ?? false,
      recoveryCodesLeft,
      passkeys,
      providers: identities.map(({ issuer, createdAt }) => ({ issuer, createdAt })),
    };
  }

  @Post('second-factor')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Begin with a second factor: a secret for your app' })
  @ApiOkResponse({ standardSchema: proposedView })
  async propose(@Body({ schema: proofBody }) body: z.infer<typeof proofBody>, @Asking() person: Person) {
    return this.factors.propose(await this.proof.of(person, body.password));
  }

  @Post('second-factor/confirmation')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Put it in force with a code of the app; the recovery codes are shown once' })
  @ApiOkResponse({ standardSchema: codesView })
  async confirm(@Body({ schema: confirmationBody }) body: z.infer<typeof confirmationBody>, @Asking() person: Person) {
    return { recoveryCodes: await this.factors.confirm(person.accountId, body.code) };
  }

  @Post('second-factor/recovery-codes')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'New recovery codes; the old ones are no good any more' })
  @ApiOkResponse({ standardSchema: codesView })
  async renew(
    @Body({ schema: provenBody }) body: z.infer<typeof provenBody>,
    @Asking() person: Person,
    @Req() request: Request,
  ) {
    await this.proven(person, body, request);
    return { recoveryCodes: await this.factors.renewCodes(person.accountId) };
  }

  @Post('second-factor/removal')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take the second factor away' })
  @ApiNoContentResponse()
  async remove(
    @Body({ schema: provenBody }) body: z.infer<typeof provenBody>,
    @Asking() person: Person,
    @Req() request: Request,
  ): Promise<void> {
    await this.factors.remove(await this.proven(person, body, request));
  }

  private async proven(person: Person, body: z.infer<typeof provenBody>, request: Request) {
    const account = await this.proof.of(person, body.password);
    await this.factors.confirmed(account, body.code, { address: addressOf(request), known: true });
    return account;
  }
}
