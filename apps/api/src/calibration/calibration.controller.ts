import { notFound } from '#libs/domain';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { editionView } from '../radars/radar.schema.js';
import { RadarsService } from '../radars/radars.service.js';
import { type ApiContext, Context } from '../shared/context.js';
import { type Backtest, backtest } from './backtest.js';

const share = z.looseObject({});
const calibration = z.object({
  n: z.number().describe('Forecasts scored: one for each placement and year'),
  ringHit: share.describe('Share of rings that were the same a year later, with its interval'),
  coverage: share.describe('Share of radii a year later inside the interval said'),
  growthSign: share,
  brier: z.number().nullable().describe('0 = perfect .. 2'),
  skill: z.number().nullable().describe('Above 0: better than always saying the usual shares of the rings'),
  reliability: z.array(z.looseObject({ from: z.number(), to: z.number() })),
});
const calibrationView = z.object({
  edition: editionView,
  intervalLevel: z.number().describe('What the coverage is to be held against'),
  overall: calibration,
  years: z.array(z.object({ asOf: z.string(), calibration })),
  caveat: z.string(),
});

@ApiTags('calibration')
@Controller('calibration')
export class CalibrationController {
  private cached: { edition: number; backtest: Backtest } | null = null;

  constructor(
    @Context() private readonly api: ApiContext,
    private readonly radars: RadarsService,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'The past played again: how often rings, intervals and growth signs came true a year later',
  })
  @ApiOkResponse({ standardSchema: calibrationView })
  async page() {
    const edition = await this.radars.latest();
    if (!edition) throw notFound('edition', 'latest', 'Feed signals first: npm run ingest -- PATH.');
    if (this.cached?.edition !== edition.number) {
      const { editions } = this.api.store;
      const [parameters, counts, placements] = await Promise.all([
        editions.parameters(edition.number),
        editions.counts(edition.number),
        editions.radars(edition.number),
      ]);
      const { radar, totals } = parameters;
      this.cached = {
        edition: edition.number,
        backtest: backtest({ radar, totals, counts, placements, asOf: edition.asOf }),
      };
    }
    return {
      edition,
      intervalLevel: this.api.catalogue.radar.placement.intervalLevel,
      ...this.cached.backtest,
      caveat:
        'Old signals are tagged with what is known today, and what was published late counts as if it had come in time: a true forecast would do somewhat worse.',
    };
  }
}
