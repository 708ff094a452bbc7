import { badInput, TrendUniverseError } from '#libs/domain';
import { Body, Controller, Get, Header, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Asking, type Caller, type Person } from '../access/caller.js';
import { type ApiContext, Context } from '../shared/context.js';
import {
  clusterList,
  type OfCluster,
  ofCluster,
  type ProfileBody,
  profileBody,
  profileView,
} from './cluster.schema.js';

/** What clusters tell of themselves. The table of routes has checked that the caller may see or write it. */
@ApiTags('clusters')
@ApiBearerAuth()
@Controller('clusters')
export class ClustersController {
  constructor(@Context() private readonly api: ApiContext) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Your clusters, and those of the demo universe' })
  @ApiOkResponse({ standardSchema: clusterList })
  async list(@Asking() caller: Caller) {
    const { organisations, clusters } = this.api.store;
    const mine = caller.accountId === null ? [] : await organisations.of(caller.accountId);
    const own = mine.filter(({ kind }) => kind === 'cluster');
    const [written, demo] = await Promise.all([
      clusters.profiles.some(own.map(({ id }) => id)),
      clusters.profiles.demo(),
    ]);
    const has = new Set(written.map(({ id }) => id));
    return {
      own: own.map(({ id, name, position }) => ({ id, name, position, hasProfile: has.has(id) })),
      demo: demo.map(({ id, name, country, ecosystems }) => ({
        id,
        name,
        country,
        ecosystems: ecosystems.map((e) => e.ecosystem),
      })),
    };
  }

  @Get(':organisationId')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The profile of a cluster' })
  @ApiOkResponse({ standardSchema: profileView })
  one(@Param({ schema: ofCluster }) { organisationId }: OfCluster) {
    return this.view(organisationId);
  }

  @Put(':organisationId')
  @ApiOperation({ summary: 'Write the profile; the first time makes it' })
  @ApiOkResponse({ standardSchema: profileView })
  async write(
    @Param({ schema: ofCluster }) { organisationId }: OfCluster,
    @Body({ schema: profileBody }) body: ProfileBody,
    @Asking() person: Person,
  ) {
    if (person.memberships.find((m) => m.organisationId === organisationId)?.kind !== 'cluster')
      throw new TrendUniverseError(
        'CONFLICT',
        'Only an organisation of the kind "cluster" has a profile. Found one, and write its profile.',
      );
    const known = new Set((await this.api.store.trends.byIds(body.trends)).map(({ id }) => id));
    const unknown = body.trends.filter((id) => !known.has(id));
    if (unknown.length > 0)
      throw badInput(`There is no trend "${unknown[0]}". GET /api/v1/trends lists them.`, [
        { path: 'trends', message: `"${unknown[0]}" is unknown` },
      ]);
    await this.api.store.clusters.profiles.save(organisationId, { ...body, trends: [...new Set(body.trends)] });
    await this.api.store.accountEvents.add({
      actor: person.accountId,
      accountId: person.accountId,
      action: 'cluster.profile-written',
      detail: { organisationId },
    });
    return this.view(organisationId);
  }

  private async view(id: string) {
    const { profiles, members, ownEvidence, matches } = this.api.store.clusters;
    const { structure: _structure, peers: _peers, ...profile } = await profiles.get(id);
    const [count, evidence, names] = await Promise.all([members.count(id), ownEvidence.counts(id), matches.counts(id)]);
    return { ...profile, members: count, evidence, matches: names };
  }
}
