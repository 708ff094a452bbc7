import { Body, Controller, Get, Header, Param, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Asking, type Person } from '../access/caller.js';
import { type ApiContext, Context } from '../shared/context.js';
import { uuid } from '../shared/uuid.js';
import { accountsPage, accountsQuery, accountView, eventsPage, eventsQuery, rolesBody } from './account.schema.js';
import { AccountsService } from './accounts.service.js';
import { SessionsService } from './sessions.service.js';

/** For those who run the installation. */
@ApiTags('administration')
@ApiBearerAuth()
@Controller('admin')
export class AdminController {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
  ) {}

  @Get('accounts')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'All accounts, by address' })
  @ApiOkResponse({ standardSchema: accountsPage })
  async list(@Query({ schema: accountsQuery }) query: z.infer<typeof accountsQuery>) {
    const found = await this.api.store.accounts.list(query.limit + 1, query.after ?? null);
    const items = found
      .slice(0, query.limit)
      .map(({ id, email, name, granted, createdAt }) => ({ id, email, name, granted, createdAt }));
    return { items, nextAfter: found.length > items.length ? items.at(-1)!.id : null };
  }

  @Put('accounts/:id/roles')
  @ApiOperation({ summary: 'Set the roles given to an account; those that follow from organisations stay' })
  @ApiOkResponse({ standardSchema: accountView })
  async grant(
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: rolesBody }) body: z.infer<typeof rolesBody>,
    @Asking() person: Person,
  ) {
    return this.sessions.view(await this.accounts.grant(person, id, body.roles));
  }

  @Get('audit')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Who did what to whose account, newest first; the log only grows' })
  @ApiOkResponse({ standardSchema: eventsPage })
  async audit(@Query({ schema: eventsQuery }) query: z.infer<typeof eventsQuery>) {
    const found = await this.api.store.accountEvents.page(query.limit + 1, query.before);
    const items = found.slice(0, query.limit);
    return { items, nextBefore: found.length > items.length ? items.at(-1)!.id : null };
  }
}
