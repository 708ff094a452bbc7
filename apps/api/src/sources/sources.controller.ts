import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { enableBody, type EnableBody, newFeed, type NewFeed, pullAnswer, sourceView } from './source.schema.js';
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
  @ApiOperation({ summary: 'Add a feed by its address' })
  @ApiOkResponse({ standardSchema: sourceView })
  add(@Body({ schema: newFeed }) body: NewFeed) {
    return this.sources.addFeed(body);
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
}
