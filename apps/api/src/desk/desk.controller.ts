import { badInput } from '#libs/domain';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { actorOf, Asking, type Caller } from '../access/caller.js';
import { type ApiContext, Context } from '../shared/context.js';
import { limit } from '../shared/parameters.js';

const deskQuery = z.object({ status: z.enum(['active', 'retired', 'rejected', 'merged']).optional() });
const name = z
  .string()
  .trim()
  .min(3)
  .max(60)
  .regex(/^[^\p{C}<>]+$/u, 'must be plain text');
const decision = z.discriminatedUnion('action', [
  z.object({ action: z.literal('accept') }),
  z.object({ action: z.literal('reject') }),
  z.object({ action: z.literal('reopen') }),
  z.object({ action: z.literal('rename'), name }),
  z.object({ action: z.literal('move'), segment: z.string().max(40) }),
  z.object({ action: z.literal('merge'), into: z.string().max(100) }),
]);
const deskTrend = z.looseObject({
  id: z.string(),
  name: z.string(),
  summary: z.string(),
  ecosystem: z.string(),
  segment: z.string(),
  status: z.enum(['active', 'retired', 'rejected', 'merged']),
  accepted: z.boolean(),
  mergedInto: z.string().nullable(),
  signals: z.number().optional(),
});
const auditQuery = z.object({ before: z.coerce.number().int().min(1).optional(), limit: limit(50, 200) });
const auditPage = z.object({
  items: z.array(
    z.object({
      id: z.number(),
      at: z.string(),
      actor: z.string(),
      action: z.string(),
      target: z.string(),
      before: z.unknown(),
      after: z.unknown(),
    }),
  ),
  nextBefore: z.number().nullable(),
});

/** Where editors look at what the system proposes. Reading is open; deciding needs an editor. */
@ApiTags('desk')
@Controller('desk')
export class DeskController {
  constructor(@Context() private readonly api: ApiContext) {}

  @Get('trends')
  @ApiOperation({ summary: 'Discovered trends with what was decided about them' })
  @ApiOkResponse({ standardSchema: z.array(deskTrend) })
  list(@Query({ schema: deskQuery }) query: z.infer<typeof deskQuery>) {
    return this.api.store.desk.list(query.status);
  }

  @Post('trends/:id/decisions')
  @ApiBearerAuth()
  @ApiBody({ standardSchema: decision } as never)
  @ApiOperation({
    summary: 'Accept, rename, move, merge, reject or reopen a discovered trend; the next edition shows it',
  })
  @ApiOkResponse({ standardSchema: deskTrend })
  async decide(
    @Param('id') id: string,
    @Body({ schema: decision }) body: z.infer<typeof decision>,
    @Asking() caller: Caller,
  ) {
    if (body.action === 'move' && !this.api.catalogue.radar.segments.some((segment) => segment.id === body.segment)) {
      const known = this.api.catalogue.radar.segments.map((segment) => segment.id).join(', ');
      throw badInput(`There is no segment "${body.segment}". Use one of ${known}.`, [
        { path: 'segment', message: `use one of ${known}` },
      ]);
    }
    const trend = await this.api.store.desk.decide(id, body, actorOf(caller));
    await this.api.jobs.add('pipeline.update', { reason: `desk: ${body.action} ${id}` }, { jobId: 'update' });
    return trend;
  }

  @Get('audit')
  @ApiOperation({ summary: 'Who decided what, newest first; the log only grows' })
  @ApiOkResponse({ standardSchema: auditPage })
  async audit(@Query({ schema: auditQuery }) query: z.infer<typeof auditQuery>) {
    const found = await this.api.store.desk.audit(query.limit + 1, query.before);
    const items = found.slice(0, query.limit);
    return { items, nextBefore: found.length > items.length ? items.at(-1)!.id : null };
  }
}
