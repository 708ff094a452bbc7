import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Put } from '@nestjs/common';
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
import { type ActionBody, actionBody, actionList, actionView, ofAction } from './assessment.schema.js';
import { type OfCluster, ofCluster } from './cluster.schema.js';

/** The plan of a cluster: what is to be done, by whom, until when. */
@ApiTags('clusters')
@ApiBearerAuth()
@Controller('clusters/:organisationId/actions')
export class ActionsController {
  constructor(@Context() private readonly api: ApiContext) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The plan, open actions first' })
  @ApiOkResponse({ standardSchema: actionList })
  list(@Param({ schema: ofCluster }) { organisationId }: OfCluster) {
    return this.api.store.clusters.actions.list(organisationId);
  }

  @Post()
  @ApiOperation({ summary: 'Add an action' })
  @ApiCreatedResponse({ standardSchema: actionView })
  async add(
    @Param({ schema: ofCluster }) { organisationId }: OfCluster,
    @Body({ schema: actionBody }) body: ActionBody,
  ) {
    await this.api.store.clusters.profiles.get(organisationId);
    return this.api.store.clusters.actions.add(organisationId, body);
  }

  @Put(':actionId')
  @ApiOperation({ summary: 'Change an action' })
  @ApiOkResponse({ standardSchema: actionView })
  change(
    @Param({ schema: ofAction }) { organisationId, actionId }: z.infer<typeof ofAction>,
    @Body({ schema: actionBody }) body: ActionBody,
  ) {
    return this.api.store.clusters.actions.change(organisationId, actionId, body);
  }

  @Delete(':actionId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete an action' })
  @ApiNoContentResponse()
  remove(@Param({ schema: ofAction }) { organisationId, actionId }: z.infer<typeof ofAction>): Promise<void> {
    return this.api.store.clusters.actions.remove(organisationId, actionId);
  }
}
