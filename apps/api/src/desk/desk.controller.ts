import { badInput, quietSince } from '#libs/domain';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { actorOf, Asking, type Caller } from '../access/caller.js';
import { RadarsService } from '../radars/radars.service.js';
import { type ApiContext, Context } from '../shared/context.js';
import {
  auditPage,
  type AuditQuery,
  auditQuery,
  type Decision,
  decision,
  deskQuery,
  deskTrend,
  eventParams,
  fadingTrend,
} from './desk.schema.js';

/** Where editors look at what the system proposes. Reading is open; deciding needs an editor. */
@ApiTags('desk')
@Controller('desk')
export class DeskController {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly radars: RadarsService,
  ) {}

  @Get('trends')
  @ApiOperation({ summary: 'Discovered trends, and those being phased out, with what was decided about them' })
  @ApiOkResponse({ standardSchema: z.array(deskTrend) })
  list(@Query({ schema: deskQuery }) query: z.infer<typeof deskQuery>) {
    return this.api.store.desk.list(query.status);
  }

  @Get('fading')
  @ApiOperation({
    summary: 'Placed trends of which nothing was heard for two complete years: editors may phase them out',
  })
  @ApiOkResponse({ standardSchema: z.array(fadingTrend) })
  async fading(): Promise<z.infer<typeof fadingTrend>[]> {
    const edition = await this.radars.latest();
    if (!edition) return [];
    const { store } = this.api;
    const [counts, placements, trends] = await Promise.all([
      store.editions.counts(edition.number),
      store.editions.radars(edition.number),
      store.trends.active(),
    ]);
    const active = new Map(trends.map((trend) => [trend.id, trend]));
    const year = Number(edition.asOf.slice(0, 4));
    return placements.flatMap(({ trendId, name, ecosystem, volume }) => {
      const trend = active.get(trendId);
      const since = quietSince(counts.get(`${ecosystem}/${trendId}`) ?? {}, year);
      if (since === null || !trend || trend.ecosystem !== ecosystem) return [];
      return [{ id: trendId, name, ecosystem, volume, quietSince: since, phaseOut: trend.phaseOut ?? null }];
    });
  }

  @Post('trends/:id/decisions')
  @ApiBearerAuth()
  @ApiBody({ standardSchema: decision } as never)
  @ApiOperation({
    summary:
      'Accept, rename, move, merge, reject or reopen a discovered trend, or phase any trend out; the next edition shows it',
  })
  @ApiOkResponse({ standardSchema: deskTrend })
  async decide(@Param('id') id: string, @Body({ schema: decision }) body: Decision, @Asking() caller: Caller) {
    if (body.action === 'move' && !this.api.catalogue.radar.segments.some((segment) => segment.id === body.segment)) {
      const known = this.api.catalogue.radar.segments.map((segment) => segment.id).join(', ');
      throw badInput(`There is no segment "${body.segment}". Use one of ${known}.`, [
        { path: 'segment', message: `use one of ${known}` },
      ]);
    }
    const trend = await this.api.store.desk.decide(id, body, actorOf(caller));
    await this.update(`desk: ${body.action} ${id}`);
    return trend;
  }

  @Get('audit')
  @ApiOperation({ summary: 'Who decided what, newest first; the log only grows' })
  @ApiOkResponse({ standardSchema: auditPage })
  async audit(@Query({ schema: auditQuery }) query: AuditQuery) {
    const found = await this.api.store.audit.page(query.limit + 1, query.before, query.target);
    const items = found.slice(0, query.limit);
    return { items, nextBefore: found.length > items.length ? items.at(-1)!.id : null };
  }

  @Post('audit/:id/undoing')
  @HttpCode(200)
  @ApiBearerAuth()
  @ApiOperation({
    summary: 'Take a decision back, with the links it took away; only while nothing was decided on the matter since',
  })
  @ApiOkResponse({ standardSchema: z.object({ target: z.string() }) })
  async undo(@Param({ schema: eventParams }) { id }: z.infer<typeof eventParams>, @Asking() caller: Caller) {
    const target = await this.api.store.undo(id, actorOf(caller));
    await this.update(`desk: undo ${id}`);
    return { target };
  }

  private async update(reason: string): Promise<void> {
    await this.api.jobs.add('pipeline.update', { reason }, { jobId: 'update' });
  }
}
