import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { RadarFile } from '../radars/radar-formats.js';
import { toPng } from '../radars/formats/png.js';
import { sendFrozen } from '../shared/frozen.js';
import { reportPdf } from './report-pdf.js';
import { reportSvg } from './report-svg.js';
import { reportCsv, reportXlsx } from './report-table.js';
import { ReportService, type TrendReport } from './report.service.js';

const FORMATS: Readonly<Record<string, (report: TrendReport) => RadarFile | Promise<RadarFile>>> = {
  json: (report) => ({ body: JSON.stringify(report), type: 'application/json', ending: null }),
  csv: (report) => ({ body: reportCsv(report), type: 'text/csv', ending: 'csv' }),
  xlsx: async (report) => ({
    body: await reportXlsx(report),
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ending: 'xlsx',
  }),
  svg: (report) => ({ body: reportSvg(report), type: 'image/svg+xml', ending: null }),
  png: (report) => ({ body: toPng(reportSvg(report)), type: 'image/png', ending: null }),
  pdf: async (report) => ({ body: await reportPdf(report, reportSvg(report)), type: 'application/pdf', ending: 'pdf' }),
};
const query = z.object({ format: z.enum(['json', 'csv', 'xlsx', 'svg', 'png', 'pdf']).default('pdf') });

@ApiTags('trends')
@Controller('trends/:id/report')
export class ReportController {
  constructor(private readonly reports: ReportService) {}

  @Get()
  @ApiOperation({ summary: 'A report of one trend for the meeting: charts, reasons, life cycle, clearest evidence' })
  @ApiProduces(
    'application/pdf',
    'application/json',
    'text/csv',
    'image/svg+xml',
    'image/png',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  )
  async report(
    @Param('id') id: string,
    @Query({ schema: query }) { format }: z.infer<typeof query>,
    @Req() request: Request,
    @Res() response: Response,
  ) {
    const report = await this.reports.of(id);
    const { body, type, ending } = await FORMATS[format]!(report);
    if (ending)
      response.setHeader(
        'Content-Disposition',
        `attachment; filename="trend-${report.card.id.replace(/[^a-z0-9-]/gi, '-')}.${ending}"`,
      );
    sendFrozen(request, response, report.card.edition, body, type);
  }
}
