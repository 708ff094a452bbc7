import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Asking, type Caller } from '../access/caller.js';
import { ingestRunPage, ingestRunView } from '../ingest/ingest.schema.js';
import {
  enableBody,
  type EnableBody,
  newFeed,
  type NewFeed,
  pullAnswer,
  rereadQuery,
  type RereadQuery,
  sourceDetail,
  sourceEdits,
  type SourceEditsBody,
  sourceRunsQuery,
  type SourceRunsQuery,
  sourceView,
} from './source.schema.js';
import { SourcesService } from './sources.service.js';

@ApiTags('sources')
@Controller('sources')
export class SourcesController {
  constructor(private readonly sources: SourcesService) {}

  @Get()
  @ApiOperation({ summary: 'Every source and how it stands: last good pull, last error, next check, what it gave' })
  @ApiOkResponse({ standardSchema: z.array(sourceView) })
  list() {
    return this.sources.list();
  }

  @Post()
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Add a feed by its address, or any source that was checked' })
  @ApiOkResponse({ standardSchema: sourceView })
  add(@Body({ schema: newFeed }) body: NewFeed) {
    return this.sources.add(body);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One source: what is asked for, how politely, and what is kept of its answers' })
  @ApiOkResponse({ standardSchema: sourceDetail })
  one(@Param('id') id: string, @Asking() caller: Caller) {
    return this.sources.one(id, caller);
  }

  @Patch(':id')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Change what is known of a source, or the address of a feed' })
  @ApiOkResponse({ standardSchema: sourceDetail })
  edit(@Param('id') id: string, @Body({ schema: sourceEdits }) body: SourceEditsBody, @Asking() caller: Caller) {
    return this.sources.edit(id, body, caller);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Take away a source that an editor added; its signals stay' })
  remove(@Param('id') id: string) {
    return this.sources.remove(id);
  }

  @Get(':id/runs')
  @ApiOperation({ summary: 'Pulls and second readings of a source, newest first' })
  @ApiOkResponse({ standardSchema: ingestRunPage })
  runs(@Param('id') id: string, @Query({ schema: sourceRunsQuery }) query: SourceRunsQuery) {
    return this.sources.runs(id, query);
  }

  @Put(':id/enabled')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Switch a source on or off' })
  @ApiOkResponse({ standardSchema: sourceView })
  enable(@Param('id') id: string, @Body({ schema: enableBody }) { enabled }: EnableBody) {
    return this.sources.setEnabled(id, enabled);
  }

  @Post(':id/pull')
  @HttpCode(202)
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Ask a source now' })
  @ApiOkResponse({ standardSchema: pullAnswer })
  pull(@Param('id') id: string) {
    return this.sources.pull(id);
  }

  @Post(':id/rereading')
  @HttpCode(202)
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Read the kept answers of a source again with the parser of today; nothing is fetched' })
  @ApiOkResponse({ standardSchema: ingestRunView })
  reread(@Param('id') id: string, @Query({ schema: rereadQuery }) query: RereadQuery) {
    return this.sources.reread(id, query.dryRun);
  }
}
