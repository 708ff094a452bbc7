import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  deadLetterPage,
  deadLettersQuery,
  type DeadLettersQuery,
  pauseBody,
  type PauseBody,
  queueView,
} from './job.schema.js';
import { JobsService } from './jobs.service.js';

@ApiTags('jobs')
@ApiBearerAuth()
@Controller('jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  @Get()
  @ApiOperation({ summary: 'Every queue of jobs: what waits, what runs and how far it is, what failed for good' })
  @ApiOkResponse({ standardSchema: z.array(queueView) })
  list() {
    return this.jobs.list();
  }

  @Put(':name/paused')
  @ApiOperation({ summary: 'Hold a queue, or let it go on; what runs already comes to its end' })
  @ApiOkResponse({ standardSchema: queueView })
  pause(@Param('name') name: string, @Body({ schema: pauseBody }) { paused }: PauseBody) {
    return this.jobs.setPaused(name, paused);
  }

  @Get(':name/dead-letters')
  @ApiOperation({ summary: 'Jobs that failed for good, the latest first' })
  @ApiOkResponse({ standardSchema: deadLetterPage })
  deadLetters(@Param('name') name: string, @Query({ schema: deadLettersQuery }) query: DeadLettersQuery) {
    return this.jobs.deadLetters(name, query);
  }

  @Post(':name/dead-letters/:id/retry')
  @HttpCode(204)
  @ApiOperation({ summary: 'Give a failed job all its attempts again' })
  retry(@Param('name') name: string, @Param('id') id: string) {
    return this.jobs.retry(name, id);
  }

  @Delete(':name/dead-letters/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Forget a failed job' })
  discard(@Param('name') name: string, @Param('id') id: string) {
    return this.jobs.discard(name, id);
  }
}
