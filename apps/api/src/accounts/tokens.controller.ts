import { badInput, notFound } from '#libs/domain';
import { hashOfSecret, newSecret } from '#libs/platform';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { z } from 'zod';
import { Asking, type Person, SCOPES } from '../access/caller.js';
import { type ApiContext, Context } from '../shared/context.js';
import { uuid } from '../shared/uuid.js';
import { plainName } from './account.schema.js';

const newToken = z.strictObject({
  name: plainName.describe('What it is for'),
  scopes: z
    .array(z.enum(SCOPES))
    .min(1)
    .max(SCOPES.length)
    .transform((scopes) => [...new Set(scopes)]),
  days: z.number().int().min(1).max(366).default(90).describe('How long it is good'),
});
const tokenView = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  createdAt: z.string(),
  expiresAt: z.string(),
  lastUsedOn: z.string().nullable(),
});
const createdToken = tokenView.extend({ token: z.string().describe('Shown this once; only its hash is kept') });
const AT_MOST = 50;

/** Tokens that people give to their programs. A token never does more than its owner may at that moment. */
@ApiTags('accounts')
@ApiBearerAuth()
@Controller('account/tokens')
export class TokensController {
  constructor(@Context() private readonly api: ApiContext) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Your tokens, without their secrets' })
  @ApiOkResponse({ standardSchema: z.array(tokenView) })
  list(@Asking() person: Person) {
    return this.api.store.personalTokens.list(person.accountId);
  }

  @Post()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Make a token; its secret is shown once' })
  @ApiCreatedResponse({ standardSchema: createdToken })
  async create(@Body({ schema: newToken }) body: z.infer<typeof newToken>, @Asking() person: Person) {
    const { personalTokens, accountEvents } = this.api.store;
    if ((await personalTokens.list(person.accountId)).length >= AT_MOST)
      throw badInput(`You have ${AT_MOST} tokens, which is the most. Delete one first.`);
    const token = newSecret('tu_pat_');
    const created = await personalTokens.add({ accountId: person.accountId, hash: hashOfSecret(token), ...body });
    await accountEvents.add({
      actor: person.accountId,
      accountId: person.accountId,
      action: 'token.created',
      detail: { tokenId: created.id, scopes: body.scopes },
    });
    return { ...created, token };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Withdraw a token: it stops working at once' })
  @ApiNoContentResponse()
  async remove(@Param('id', { schema: uuid }) id: string, @Asking() person: Person): Promise<void> {
    if (!(await this.api.store.personalTokens.remove(person.accountId, id)))
      throw notFound('token', id, 'GET /api/v1/account/tokens lists yours.');
    await this.api.store.accountEvents.add({
      actor: person.accountId,
      accountId: person.accountId,
      action: 'token.deleted',
      detail: { tokenId: id },
    });
  }
}
