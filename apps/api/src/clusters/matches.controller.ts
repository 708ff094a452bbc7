import { Body, Controller, Get, Header, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Asking, type Person } from '../access/caller.js';
import { type ApiContext, Context } from '../shared/context.js';
import { decisionBody, matchesQuery, matchPage, type OfCluster, ofCluster, ofMatch } from './cluster.schema.js';

/** Which names in signals are members. Precision first: what is not certain waits here for a person. */
@ApiTags('clusters')
@ApiBearerAuth()
@Controller('clusters/:organisationId/matches')
export class MatchesController {
  constructor(@Context() private readonly api: ApiContext) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Names that were matched, or wait for a decision' })
  @ApiOkResponse({ standardSchema: matchPage })
  async list(
    @Param({ schema: ofCluster }) { organisationId }: OfCluster,
    @Query({ schema: matchesQuery }) { verdict, limit, offset }: z.infer<typeof matchesQuery>,
  ) {
    const { matches } = this.api.store.clusters;
    const [counts, items] = await Promise.all([
      matches.counts(organisationId),
      matches.list(organisationId, verdict, limit, offset),
    ]);
    return { counts, items };
  }

  @Put(':memberId/:applicantId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Say that a name is this member, or is not' })
  @ApiNoContentResponse()
  async decide(
    @Param({ schema: ofMatch }) { organisationId, memberId, applicantId }: z.infer<typeof ofMatch>,
    @Body({ schema: decisionBody }) { verdict }: z.infer<typeof decisionBody>,
    @Asking() person: Person,
  ): Promise<void> {
    await this.api.store.clusters.matches.decide(organisationId, memberId, applicantId, verdict, person.accountId);
    await this.api.jobs.add(
      'cluster.refresh',
      { reason: 'a name judged' },
      { jobId: 'cluster-refresh', delayMs: 5_000 },
    );
  }
}
