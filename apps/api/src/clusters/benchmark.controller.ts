import { Body, Controller, Get, Header, HttpCode, Param, Put, Query } from '@nestjs/common';
import { badInput } from '#libs/domain';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { type ApiContext, Context } from '../shared/context.js';
import { BenchmarkFields } from './benchmark-field.js';
import {
  type BenchmarkQuery,
  benchmarkQuery,
  benchmarkView,
  overlayView,
  peersBody,
  peersView,
  regionView,
} from './benchmark.schema.js';
import { BenchmarkService } from './benchmark.service.js';
import { type OfCluster, ofCluster } from './cluster.schema.js';

/** Where a cluster stands. */
@ApiTags('clusters')
@ApiBearerAuth()
@Controller('clusters/:organisationId')
export class BenchmarkController {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly benchmark: BenchmarkService,
    private readonly fields: BenchmarkFields,
  ) {}

  @Get('benchmark')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Strength, gap or not distinguishable, trend by trend, with intervals' })
  @ApiOkResponse({ standardSchema: benchmarkView })
  of(
    @Param({ schema: ofCluster }) { organisationId }: OfCluster,
    @Query({ schema: benchmarkQuery }) query: BenchmarkQuery,
  ) {
    return this.benchmark.of(organisationId, query);
  }

  @Get('overlay')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What the benchmark says of each trend, for the overlay of a radar' })
  @ApiOkResponse({ standardSchema: overlayView })
  async overlay(
    @Param({ schema: ofCluster }) { organisationId }: OfCluster,
    @Query({ schema: benchmarkQuery }) query: BenchmarkQuery,
  ) {
    const { cluster, ecosystem, trends } = await this.benchmark.of(organisationId, query);
    return {
      cluster: { id: cluster.id, name: cluster.name },
      ecosystem,
      trends: Object.fromEntries(trends.map(({ trendId, verdict }) => [trendId, verdict])),
    };
  }

  @Get('region')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Regional indicators (Eurostat) of where the cluster is, with vintage and place among regions',
  })
  @ApiOkResponse({ standardSchema: regionView })
  async region(@Param({ schema: ofCluster }) { organisationId }: OfCluster) {
    const { nuts, country } = await this.api.store.clusters.profiles.get(organisationId);
    const place = nuts ?? country;
    return { nuts: place, figures: place ? await this.api.store.clusters.regions.of(place) : [] };
  }

  @Get('peers')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Peers chosen by hand, and the clusters that let themselves be chosen' })
  @ApiOkResponse({ standardSchema: peersView })
  async peers(@Param({ schema: ofCluster }) { organisationId }: OfCluster) {
    const cluster = await this.api.store.clusters.profiles.get(organisationId);
    return { chosen: cluster.peers, candidates: await this.candidates(organisationId) };
  }

  @Put('peers')
  @HttpCode(204)
  @ApiOperation({ summary: 'Choose peers by hand; null goes back to the nearest ones' })
  @ApiNoContentResponse()
  async choose(
    @Param({ schema: ofCluster }) { organisationId }: OfCluster,
    @Body({ schema: peersBody }) { peers }: z.infer<typeof peersBody>,
  ): Promise<void> {
    const known = new Set((await this.candidates(organisationId)).map(({ id }) => id));
    if (peers?.some((id) => !known.has(id)))
      throw badInput('One of the peers is not among those that can be chosen. GET the peers to see who can.', [
        { path: 'peers', message: 'names a cluster that cannot be chosen' },
      ]);
    await this.api.store.clusters.profiles.choosePeers(organisationId, peers && [...new Set(peers)]);
  }

  /** Clusters of the same ecosystems that let themselves be named. */
  private async candidates(id: string) {
    const { ecosystems } = await this.api.store.clusters.profiles.get(id);
    const fields = await Promise.all(ecosystems.map(({ ecosystem }) => this.fields.of(ecosystem)));
    const others = new Map(
      fields.flatMap(({ clusters }) =>
        clusters.flatMap((other) => (other.suggested && other.id !== id ? [[other.id, other] as const] : [])),
      ),
    );
    return [...others.values()]
      .map(({ id, name, country }) => ({ id, name, country }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en'));
  }
}
