import type { Limit, Limits } from '#libs/platform';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import { actorOf, Asking, type Caller, type Person } from '../access/caller.js';
import { addressOf } from '../shared/address.js';
import { type ApiContext, Context } from '../shared/context.js';
import { UseLimits } from '../shared/services.js';
import {
  deskReports,
  type DeskReportsQuery,
  deskReportsQuery,
  newErrorReport,
  type NewErrorReportBody,
  ownErrorReport,
  ownQuery,
  reportParams,
  reportTaken,
  settled,
  type SettlementBody,
  settlementBody,
} from './error-report.schema.js';

/** Of one address or account: a workshop of many may sit behind one address. */
const OF_ONE: Limit = { name: 'error-reports', times: 30, seconds: 3_600 };
/** About one trend or signal: after so many in a day, editors know. */
const ABOUT_ONE: Limit = { name: 'error-reports-about', times: 40, seconds: 86_400 };
/** Of all: however many machines take part in a flood, editors can read what is left of it. */
const OF_ALL: Limit = { name: 'error-reports-all', times: 1_000, seconds: 86_400 };

/** Where readers say what is wrong, and editors settle it. */
@ApiTags('error reports')
@Controller()
export class ErrorReportsController {
  constructor(
    @Context() private readonly api: ApiContext,
    @UseLimits() private readonly limits: Limits,
  ) {}

  @Post('error-reports')
  @ApiBody({ standardSchema: newErrorReport } as never)
  @ApiOperation({ summary: 'Say what is wrong with a trend or a signal; no account is needed' })
  @ApiCreatedResponse({ standardSchema: reportTaken })
  async add(
    @Body({ schema: newErrorReport }) { kind, id, ecosystem, ...body }: NewErrorReportBody,
    @Asking() { accountId }: Caller,
    @Req() request: Request,
  ): Promise<z.infer<typeof reportTaken>> {
    await this.limits.count(OF_ONE, accountId ?? addressOf(request));
    await this.limits.count(ABOUT_ONE, `${kind} ${id}`);
    await this.limits.count(OF_ALL, 'all');
    const report = { ...body, targetKind: kind, target: id, ecosystem: ecosystem ?? null, accountId };
    return { id: await this.api.store.errorReports.add(report) };
  }

  @Get('error-reports')
  @ApiBearerAuth()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What you reported yourself, newest first, and what came of it' })
  @ApiOkResponse({ standardSchema: z.array(ownErrorReport) })
  own(@Query({ schema: ownQuery }) { limit }: z.infer<typeof ownQuery>, @Asking() { accountId }: Person) {
    return this.api.store.errorReports.of(accountId, limit);
  }

  @Get('desk/error-reports')
  @ApiBearerAuth()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Reports of errors with the trend or signal beside them, newest first' })
  @ApiOkResponse({ standardSchema: deskReports })
  async list(@Query({ schema: deskReportsQuery }) { state, before, limit }: DeskReportsQuery) {
    const { errorReports } = this.api.store;
    const [found, open] = await Promise.all([
      errorReports.page(state === 'open', limit + 1, before),
      errorReports.countOpen(),
    ]);
    const items = found.slice(0, limit);
    return { items, open, nextBefore: found.length > items.length ? items.at(-1)!.number : null };
  }

  @Post('desk/error-reports/:id/settlement')
  @HttpCode(200)
  @ApiBearerAuth()
  @ApiBody({ standardSchema: settlementBody } as never)
  @ApiOperation({
    summary: 'Settle a report: the error is mended, or it is none. It stands in the log and can be undone',
  })
  @ApiOkResponse({ standardSchema: settled })
  async settle(
    @Param({ schema: reportParams }) { id }: z.infer<typeof reportParams>,
    @Body({ schema: settlementBody }) { state, answer }: SettlementBody,
    @Asking() caller: Caller,
  ): Promise<z.infer<typeof settled>> {
    return { decision: await this.api.store.errorReports.settle(id, state, answer || null, actorOf(caller)) };
  }
}
