import { brusselsClock, readCall, TrendUniverseError } from '#libs/domain';
import { readCallText } from '#libs/text';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { type ApiContext, Context } from '../shared/context.js';
import { headOf } from './call-head.js';
import { callPage, callsBody, callsQuery, type CallsQuery, callsTaken, callView, ofCall } from './call.schema.js';

/** Calls for proposals, apart from signals. */
@ApiTags('calls')
@Controller('calls')
export class CallsController {
  constructor(@Context() private readonly api: ApiContext) {}

  @Get()
  @Header('Cache-Control', 'no-cache')
  @ApiOperation({ summary: 'Calls by words, ecosystem, programme and state; deadlines in Brussels time' })
  @ApiOkResponse({ standardSchema: callPage })
  async list(@Query({ schema: callsQuery }) query: CallsQuery) {
    const { calls } = this.api.store.clusters;
    const now = brusselsClock(Date.now());
    const [{ total, items }, programmes] = await Promise.all([
      calls.list({ ...query, q: query.q || undefined, now }),
      calls.programmes(),
    ]);
    return { total, now, items: items.map((call) => headOf(call, now)), programmes };
  }

  @Get(':callId')
  @Header('Cache-Control', 'no-cache')
  @ApiOperation({ summary: 'One call with its text' })
  @ApiOkResponse({ standardSchema: callView })
  async one(@Param({ schema: ofCall }) { callId }: z.infer<typeof ofCall>) {
    const { clusters, trends } = this.api.store;
    const [call, active] = await Promise.all([clusters.calls.get(callId), trends.active()]);
    const names = new Map(active.map(({ id, name }) => [id, name]));
    return {
      ...headOf(call, brusselsClock(Date.now())),
      text: call.text,
      keywords: call.keywords,
      trends: call.trends.flatMap(({ id, score }) => {
        const name = names.get(id);
        return name === undefined ? [] : [{ id, name, score }];
      }),
    };
  }

  @Post()
  @HttpCode(200)
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Take in up to 200 calls; bad ones are refused one by one' })
  @ApiOkResponse({ standardSchema: callsTaken })
  async take(@Body({ schema: callsBody }) { calls }: z.infer<typeof callsBody>) {
    const { reader } = this.api;
    if (!reader)
      throw new TrendUniverseError(
        'UNAVAILABLE',
        'This process does not read texts. Use `npm run calls` on the machine, or send them to the one that does.',
      );
    const refusals: { row: number; id: string | null; reason: string }[] = [];
    const read = calls.flatMap((row, at) => {
      const found = readCall(row);
      if (!found.ok) refusals.push({ row: at + 1, id: found.id, reason: found.reason });
      return found.ok ? [found.call] : [];
    });
    const rows = [...new Map(read.map((call) => [call.id, call])).values()].map((call) => readCallText(reader, call));
    const counts = await this.api.store.clusters.calls.write(reader.version, rows);
    return {
      ...counts,
      duplicate: counts.duplicate + read.length - rows.length,
      read: calls.length,
      refused: refusals.length,
      refusals,
    };
  }
}
