import { Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Request } from 'express';
import {
  ingestRunPage,
  ingestRunView,
  refusalPage,
  refusalsQuery,
  type RefusalsQuery,
  runsQuery,
  type RunsQuery,
  uploadQuery,
  type UploadQuery,
} from './ingest.schema.js';
import { IngestService } from './ingest.service.js';
import { fileOf } from './upload.js';

@ApiTags('ingest')
@Controller('ingest-runs')
export class IngestController {
  constructor(private readonly ingest: IngestService) {}

  @Post()
  @HttpCode(202)
  @ApiBearerAuth()
  @ApiOperation({
    summary: 'Upload a file of signals (JSONL, CSV, feed): as the body itself, or as the part "file" of a form',
  })
  @ApiConsumes('application/octet-stream', 'multipart/form-data')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiAcceptedResponse({ standardSchema: ingestRunView })
  async upload(@Query({ schema: uploadQuery }) query: UploadQuery, @Req() request: Request) {
    const { stream, name } = await fileOf(request);
    const declared = Number(request.headers['content-length']);
    return this.ingest.upload(stream, query.name ?? name, query, Number.isFinite(declared) ? declared : null);
  }

  @Get()
  @ApiOperation({ summary: 'Imports and pulls, newest first' })
  @ApiOkResponse({ standardSchema: ingestRunPage })
  list(@Query({ schema: runsQuery }) query: RunsQuery) {
    return this.ingest.list(query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One import and how far it is' })
  @ApiOkResponse({ standardSchema: ingestRunView })
  one(@Param('id') id: string) {
    return this.ingest.run(id);
  }

  @Get(':id/refusals')
  @ApiOperation({ summary: 'The rows that were refused, and why (the first 10,000 are kept)' })
  @ApiOkResponse({ standardSchema: refusalPage })
  refusals(@Param('id') id: string, @Query({ schema: refusalsQuery }) query: RefusalsQuery) {
    return this.ingest.refusals(id, query);
  }
}
