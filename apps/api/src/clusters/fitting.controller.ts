import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { clusterCallsQuery, clusterCallsView } from '../calls/call.schema.js';
import { limit } from '../shared/parameters.js';
import { ClusterCallsService } from './cluster-calls.service.js';
import { type OfCluster, ofCluster } from './cluster.schema.js';
import { PartnersService } from './partners.service.js';
import { reportPdf } from './report/report-pdf.js';
import { reportXlsx } from './report/report-xlsx.js';
import { ReportService } from './report/report.service.js';

const partnersQuery = z.object({ limit: limit(12, 50) });
const partnersView = z.object({
  lookedAt: z.number().describe('Clusters of the same ecosystems that let themselves be suggested'),
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      country: z.string().nullable(),
      nuts: z.string().nullable(),
      website: z.string().nullable(),
      synthetic: z.boolean(),
      score: z.number(),
      kilometres: z.number().nullable(),
      gives: z.array(z.object({ trendId: z.string(), name: z.string() })),
      reasons: z.array(z.string()),
    }),
  ),
});
const reportQuery = z.object({ format: z.enum(['pdf', 'xlsx']) });

/** What fits a cluster (calls, partners), and all of it as a report. */
@ApiTags('clusters')
@ApiBearerAuth()
@Controller('clusters/:organisationId')
export class FittingController {
  constructor(
    private readonly calls: ClusterCallsService,
    private readonly partners: PartnersService,
    private readonly report: ReportService,
  ) {}

  @Get('calls')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Open and forthcoming calls that fit gaps, strengths, watched trends and readiness, with the reasons',
  })
  @ApiOkResponse({ standardSchema: clusterCallsView })
  fittingCalls(
    @Param({ schema: ofCluster }) { organisationId }: OfCluster,
    @Query({ schema: clusterCallsQuery }) query: z.infer<typeof clusterCallsQuery>,
  ) {
    return this.calls.of(organisationId, query);
  }

  @Get('partners')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Clusters that would be partners, with the reasons' })
  @ApiOkResponse({ standardSchema: partnersView })
  fittingPartners(
    @Param({ schema: ofCluster }) { organisationId }: OfCluster,
    @Query({ schema: partnersQuery }) query: z.infer<typeof partnersQuery>,
  ) {
    return this.partners.of(organisationId, query.limit);
  }

  @Get('report')
  @ApiOperation({ summary: 'The position of the cluster as PDF or workbook' })
  @ApiProduces('application/pdf', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async file(
    @Param({ schema: ofCluster }) { organisationId }: OfCluster,
    @Query({ schema: reportQuery }) { format }: z.infer<typeof reportQuery>,
    @Res() response: Response,
  ): Promise<void> {
    const report = await this.report.of(organisationId);
    const body = format === 'pdf' ? await reportPdf(report) : await reportXlsx(report);
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader(
      'Content-Type',
      format === 'pdf' ? 'application/pdf' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    );
    response.setHeader('Content-Disposition', `attachment; filename="cluster-report-${report.day}.${format}"`);
    response.send(body);
  }
}
