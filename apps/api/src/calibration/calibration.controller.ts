import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { editionView, radarView } from '../radars/radar.schema.js';
import { type ApiContext, Context } from '../shared/context.js';
import { knownEcosystem } from '../shared/parameters.js';
import { CalibrationService } from './calibration.service.js';

const share = z.object({
  hits: z.number(),
  n: z.number(),
  share: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
const calibration = z.object({
  n: z.number().describe('Forecasts scored: one for each placement and year'),
  ringHit: share.describe('Share of rings that were the same later, with its interval'),
  coverage: share.describe('Share of later radii inside the interval said'),
  growthSign: share.describe('Of the growths said to be certain: share whose sign came true in the three years after'),
  brier: z.number().nullable().describe('0 = perfect .. 2'),
  skill: z.number().nullable().describe('Above 0: better than always saying the usual shares of the rings'),
  reliability: z.array(z.object({ from: z.number(), to: z.number(), forecast: z.number().nullable(), came: share })),
});
const calibrationView = z.object({
  edition: editionView,
  intervalLevel: z.number().describe('What the coverage is to be held against'),
  horizons: z
    .array(
      z.object({
        years: z.number(),
        overall: calibration,
        byYear: z.array(z.object({ asOf: z.string(), calibration })),
      }),
    )
    .describe('What was said against what was found 1, 3 and 5 years later'),
  published: z
    .array(z.object({ number: z.number(), asOf: z.string(), calibration }))
    .describe('What published editions of at least 90 days ago said, against the latest'),
  caveat: z.string(),
});
const pastQuery = z.object({ year: z.coerce.number().int().min(1900).max(2200) });
const pastView = radarView.extend({
  reconstructed: z.object({
    asOf: z.string(),
    edition: z.number().describe('The edition whose evidence, trends and method were used'),
  }),
});

@ApiTags('calibration')
@Controller()
export class CalibrationController {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly calibrations: CalibrationService,
  ) {}

  @Get('calibration')
  @ApiOperation({
    summary: 'The past played again: how often rings, intervals and growth signs came true later',
  })
  @ApiOkResponse({ standardSchema: calibrationView })
  async page() {
    const { edition, backtest, published } = await this.calibrations.page();
    return {
      edition,
      intervalLevel: this.api.catalogue.radar.placement.intervalLevel,
      ...backtest,
      published,
      caveat:
        'Old signals are tagged with what is known today, and what was published late counts as if it had come in time: a true forecast would do somewhat worse. A radar shares most of its evidence with the one a year later, so one year is an easy test; five years are a harder one.',
    };
  }

  @Get('radars/:ecosystem/past')
  @ApiOperation({
    summary: 'The radar as it would have been placed at the end of an earlier year, from the evidence of then',
  })
  @ApiOkResponse({ standardSchema: pastView })
  past(@Param('ecosystem') id: string, @Query({ schema: pastQuery }) { year }: z.infer<typeof pastQuery>) {
    return this.calibrations.past(knownEcosystem(id), year);
  }
}
