import { badInput, readMember } from '#libs/domain';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { z } from 'zod';
import { type ApiContext, Context } from '../shared/context.js';
import {
  memberBody,
  memberPage,
  memberView,
  type MembersQuery,
  membersQuery,
  type OfCluster,
  ofCluster,
  ofMember,
} from './cluster.schema.js';

const INCOMING = { new: 'added', changed: 'changed', duplicate: 'there already' } as const;

/** The firms of a cluster, one by one; a list of them comes as an import. */
@ApiTags('clusters')
@ApiBearerAuth()
@Controller('clusters/:organisationId/members')
export class MembersController {
  constructor(@Context() private readonly api: ApiContext) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Members by name' })
  @ApiOkResponse({ standardSchema: memberPage })
  async list(
    @Param({ schema: ofCluster }) { organisationId }: OfCluster,
    @Query({ schema: membersQuery }) query: MembersQuery,
  ) {
    const after = query.cursor === undefined ? undefined : readCursor(query.cursor);
    const found = await this.api.store.clusters.members.list(organisationId, {
      q: query.q || undefined,
      limit: query.limit + 1,
      after,
    });
    const items = found.slice(0, query.limit);
    const last = items.at(-1);
    return { items, nextCursor: found.length > items.length && last ? JSON.stringify([last.name, last.id]) : null };
  }

  @Post()
  @ApiOperation({ summary: 'Add one member; the same name again changes what is known of it' })
  @ApiCreatedResponse({ standardSchema: memberView.pick({ name: true }).extend({}) })
  async add(
    @Param({ schema: ofCluster }) { organisationId }: OfCluster,
    @Body({ schema: memberBody }) body: z.infer<typeof memberBody>,
  ) {
    await this.api.store.clusters.profiles.get(organisationId);
    const fields = Object.fromEntries(
      Object.entries(body).map(([field, value]) => [field, value === null || value === undefined ? '' : String(value)]),
    );
    const read = readMember(fields);
    if (!read.ok) throw badInput(`The member was not added: ${read.reason}.`);
    const counts = await this.api.store.clusters.members.write(organisationId, [read.row]);
    await this.api.jobs.add(
      'cluster.refresh',
      { reason: 'a new member' },
      { jobId: 'cluster-refresh', delayMs: 2_000 },
    );
    const what = (Object.keys(INCOMING) as (keyof typeof INCOMING)[]).find((key) => counts[key] > 0);
    return { name: read.row.member.name, outcome: INCOMING[what ?? 'duplicate'] };
  }

  @Delete(':memberId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take a member out' })
  @ApiNoContentResponse()
  async remove(@Param({ schema: ofMember }) { organisationId, memberId }: z.infer<typeof ofMember>): Promise<void> {
    await this.api.store.clusters.members.remove(organisationId, memberId);
    await this.api.jobs.add(
      'cluster.refresh',
      { reason: 'a member less' },
      { jobId: 'cluster-refresh', delayMs: 2_000 },
    );
  }
}

function readCursor(text: string): readonly [string, string] {
  try {
    const [name, id] = JSON.parse(text) as [unknown, unknown];
    if (typeof name === 'string' && typeof id === 'string' && /^\d{1,18}$/.test(id))
      return [name.replaceAll('\0', ''), id];
  } catch {
    // Falls through to the one answer for cursors that are not ours.
  }
  throw badInput('The cursor is not one of ours.', [
    { path: 'cursor', message: 'use nextCursor of the previous page' },
  ]);
}
