import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { heatMapView, needsQuery, needsView, policyQuery, type PolicyQuery } from './policy.schema.js';
import { PolicyService } from './policy.service.js';

/** Sums for policymakers; single clusters are never told apart. */
@ApiTags('policy')
@ApiBearerAuth()
@Controller('policy')
export class PolicyController {
  constructor(private readonly policy: PolicyService) {}

  @Get('heat-map')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Countries or regions by trends, and ranks with their intervals under other weights' })
  @ApiOkResponse({ standardSchema: heatMapView })
  heatMap(@Query({ schema: policyQuery }) query: PolicyQuery) {
    return this.policy.heatMap(query);
  }

  @Get('needs')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Gaps and strengths of clusters by trend, against open calls and their budgets' })
  @ApiOkResponse({ standardSchema: needsView })
  needs(@Query({ schema: needsQuery }) { ecosystem }: z.infer<typeof needsQuery>) {
    return this.policy.needs(ecosystem);
  }
}
