import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import { fileOf } from '../ingest/upload.js';
import {
  asked,
  checkAnswer,
  checkBody,
  type CheckBody,
  connectorView,
  listAnswer,
  listQuery,
  type ListQuery,
} from './source.schema.js';
import { SourceDeskService } from './source-desk.service.js';

@ApiTags('sources')
@Controller()
export class SourceDeskController {
  constructor(private readonly desk: SourceDeskService) {}

  @Get('connectors')
  @ApiOperation({ summary: 'Every interface that sources can be pulled from, and which need a key' })
  @ApiOkResponse({ standardSchema: z.array(connectorView) })
  connectors() {
    return this.desk.connectors();
  }

  @Post('source-checks')
  @HttpCode(202)
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Look at a source before it is added: its first page is asked for, nothing is stored' })
  @ApiOkResponse({ standardSchema: asked })
  check(@Body({ schema: checkBody }) body: CheckBody) {
    return this.desk.check(body);
  }

  @Get('source-checks/:id')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'What a look at a source found' })
  @ApiOkResponse({ standardSchema: checkAnswer })
  checked(@Param('id') id: string) {
    return this.desk.answer('source.check', id);
  }

  @Post('source-lists')
  @HttpCode(202)
  @ApiBearerAuth()
  @ApiOperation({
    summary: 'Import a list of feeds (OPML, well-formed or not), as the body itself or as the part "file" of a form',
  })
  @ApiConsumes('application/octet-stream', 'multipart/form-data')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ standardSchema: asked })
  async list(@Query({ schema: listQuery }) query: ListQuery, @Req() request: Request) {
    const { stream } = await fileOf(request);
    return this.desk.takeList(stream, query);
  }

  @Get('source-lists/:id')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'What became of a list, row by row' })
  @ApiOkResponse({ standardSchema: listAnswer })
  listed(@Param('id') id: string) {
    return this.desk.answer('source.list', id);
  }
}
