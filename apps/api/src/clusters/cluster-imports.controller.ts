import { randomUUID } from 'node:crypto';
import { basename, join } from 'node:path';
import { Controller, Get, Header, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
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
import type { ClusterImport } from '#libs/store';
import type { z } from 'zod';
import { fileOf } from '../ingest/upload.js';
import { type ApiContext, Context } from '../shared/context.js';
import { saveUpload } from '../shared/save-upload.js';
import {
  importList,
  type ImportQuery,
  importQuery,
  importView,
  ofCluster,
  type OfCluster,
  ofImport,
} from './cluster.schema.js';

/** Files that a cluster sends in: lists of members, own evidence. Rows are read by a worker. */
@ApiTags('clusters')
@ApiBearerAuth()
@Controller('clusters/:organisationId/imports')
export class ClusterImportsController {
  constructor(@Context() private readonly api: ApiContext) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Import a CSV of members, or a file of own evidence; with dryRun check and count only' })
  @ApiConsumes('application/octet-stream', 'multipart/form-data')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiAcceptedResponse({ standardSchema: importView })
  async upload(
    @Param({ schema: ofCluster }) { organisationId }: OfCluster,
    @Query({ schema: importQuery }) query: ImportQuery,
    @Req() request: Request,
  ) {
    await this.api.store.clusters.profiles.get(organisationId);
    const { stream, name } = await fileOf(request);
    const id = randomUUID();
    const declared = Number(request.headers['content-length']);
    const { dataDir, uploadLimitBytes } = this.api.config;
    const bytesTotal = await saveUpload(
      stream,
      join(dataDir, 'uploads', id),
      uploadLimitBytes,
      Number.isFinite(declared) ? declared : null,
    );
    const run = await this.api.store.clusters.imports.create({
      id,
      organisationId,
      what: query.what,
      label:
        basename((query.name ?? name).replaceAll('\\', '/'))
          .replaceAll('\0', '')
          .slice(0, 200) || 'upload',
      dryRun: query.dryRun,
      bytesTotal,
      options: query.kind ? { kind: query.kind } : {},
    });
    await this.api.jobs.add('cluster.import', { importId: id }, { jobId: `cluster-import-${id}` });
    return view(run);
  }

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The last 20 imports, newest first' })
  @ApiOkResponse({ standardSchema: importList })
  async list(@Param({ schema: ofCluster }) { organisationId }: OfCluster) {
    return (await this.api.store.clusters.imports.list(organisationId)).map(view);
  }

  @Get(':importId')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'One import: how far it is, what became of its rows, which were refused and why (the first 500)',
  })
  @ApiOkResponse({ standardSchema: importView })
  async one(@Param({ schema: ofImport }) { organisationId, importId }: z.infer<typeof ofImport>) {
    return view(await this.api.store.clusters.imports.get(organisationId, importId));
  }
}

const view = ({ organisationId: _organisationId, options: _options, ...run }: ClusterImport) => run;
