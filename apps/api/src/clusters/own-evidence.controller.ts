import { TrendUniverseError } from '#libs/domain';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { type ApiContext, Context } from '../shared/context.js';
import { evidenceQuery, type OfCluster, ofCluster, ofRow, ownSignalPage, sharingBody } from './cluster.schema.js';

/** Evidence that a cluster brings along: for itself only, until it shares it. */
@ApiTags('clusters')
@ApiBearerAuth()
@Controller('clusters/:organisationId/evidence')
export class OwnEvidenceController {
  constructor(@Context() private readonly api: ApiContext) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Own evidence, newest first' })
  @ApiOkResponse({ standardSchema: ownSignalPage })
  async list(
    @Param({ schema: ofCluster }) { organisationId }: OfCluster,
    @Query({ schema: evidenceQuery }) { limit, after }: z.infer<typeof evidenceQuery>,
  ) {
    const found = await this.api.store.clusters.ownEvidence.list(organisationId, limit + 1, after);
    const items = found.slice(0, limit);
    return { items, nextAfter: found.length > items.length ? items.at(-1)!.rowId : null };
  }

  @Put(':rowId/shared')
  @HttpCode(204)
  @ApiOperation({ summary: 'Lay one open as a public signal, or take it back' })
  @ApiNoContentResponse()
  async share(
    @Param({ schema: ofRow }) { organisationId, rowId }: z.infer<typeof ofRow>,
    @Body({ schema: sharingBody }) { shared }: z.infer<typeof sharingBody>,
  ): Promise<void> {
    const { id: signalId } = await this.api.store.clusters.ownEvidence.signal(organisationId, rowId);
    if (shared && (await this.api.store.universe.kind()) === 'demo')
      throw new TrendUniverseError(
        'CONFLICT',
        'The demo universe is not mixed with real evidence. Import real signals first, then share.',
      );
    await this.api.store.clusters.ownEvidence.setShared(organisationId, rowId, shared);
    await this.api.jobs.add('cluster.share', { organisationId, rowId, signalId }, { jobId: `cluster-share-${rowId}` });
  }

  @Delete(':rowId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete one; a shared one is taken back first' })
  @ApiNoContentResponse()
  async remove(@Param({ schema: ofRow }) { organisationId, rowId }: z.infer<typeof ofRow>): Promise<void> {
    const { ownEvidence } = this.api.store.clusters;
    await ownEvidence.signal(organisationId, rowId);
    const [row] = await ownEvidence.byIds(organisationId, [rowId]);
    if (row?.shared)
      throw new TrendUniverseError(
        'CONFLICT',
        'This one is shared. Take it back first, then delete it: the public copy would stay behind.',
      );
    await ownEvidence.remove(organisationId, rowId);
  }
}
