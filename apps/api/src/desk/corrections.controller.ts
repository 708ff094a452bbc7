import { badInput } from '#libs/domain';
import type { Target } from '#libs/store';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { actorOf, Asking, type Caller } from '../access/caller.js';
import { type ApiContext, Context } from '../shared/context.js';
import {
  type CorrectionBody,
  correctionBody,
  type CorrectionsQuery,
  correctionsQuery,
  correctionView,
} from './desk.schema.js';

/** Signals a query of the labelled file. */
const PAGE = 200;

/** Where editors correct what signals are tagged with. A correction holds for every later reading, and teaches the tagger. */
@ApiTags('desk')
@Controller('desk')
export class CorrectionsController {
  constructor(@Context() private readonly api: ApiContext) {}

  @Get('corrections')
  @ApiOperation({ summary: 'Corrected tags and links, newest first; of one signal with ?signal=' })
  @ApiOkResponse({ standardSchema: z.array(correctionView) })
  list(@Query({ schema: correctionsQuery }) { signal, limit }: CorrectionsQuery) {
    const { corrections } = this.api.store;
    return signal === undefined ? corrections.list(limit) : corrections.of(signal);
  }

  @Get('corrections/labelled')
  @ApiProduces('application/x-ndjson')
  @ApiOperation({
    summary: 'Corrected signals with their ecosystems, one JSON a line, as `npm run text -- train` reads them',
  })
  async labelled(@Res() response: Response): Promise<void> {
    response.setHeader('Content-Disposition', 'attachment; filename="corrected-signals.jsonl"');
    response.type('application/x-ndjson');
    let after = '';
    for (;;) {
      const page = await this.api.store.corrections.labelled(PAGE, after);
      for (const row of page) response.write(`${JSON.stringify(row)}\n`);
      if (page.length < PAGE) break;
      after = page.at(-1)!.id;
    }
    response.end();
  }

  @Post('signals/:id/corrections')
  @HttpCode(200)
  @ApiBearerAuth()
  @ApiBody({ standardSchema: correctionBody } as never)
  @ApiOperation({ summary: 'Say that a signal belongs, or does not, to an ecosystem or a trend; applied at once' })
  @ApiOkResponse({ standardSchema: z.array(correctionView) })
  async correct(
    @Param('id') id: string,
    @Body({ schema: correctionBody }) body: CorrectionBody,
    @Asking() caller: Caller,
  ) {
    const { corrections } = this.api.store;
    await corrections.correct(id, await this.target(body), body.belongs, actorOf(caller));
    await this.api.jobs.add('pipeline.update', { reason: `desk: correct ${id}`.slice(0, 200) }, { jobId: 'update' });
    return corrections.of(id);
  }

  private async target(body: CorrectionBody): Promise<Target> {
    if ('ecosystem' in body) return { targetKind: 'ecosystem', target: body.ecosystem };
    const trend = await this.api.store.trends.find(body.trend);
    if (trend?.status !== 'active')
      throw badInput(`"${body.trend}" is no active trend. GET /api/v1/trends lists them.`, [
        { path: 'trend', message: 'use the id of an active trend' },
      ]);
    return { targetKind: 'trend', target: trend.id };
  }
}
