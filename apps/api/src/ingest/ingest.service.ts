import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { type ApiContext, Context } from '../shared/context.js';
import { saveUpload } from '../shared/save-upload.js';
import type { IngestRunView, RefusalsQuery, RunsQuery, UploadQuery } from './ingest.schema.js';
import { viewRun } from './view-run.js';

/** Takes files in and tells what became of them. The rows themselves are read by a worker. */
@Injectable()
export class IngestService {
  constructor(@Context() private readonly api: ApiContext) {}

  /** Streams the upload to disk, notes the run, and hands it to the workers. Memory: one chunk, whatever the size. */
  async upload(body: Readable, name: string, query: UploadQuery, declaredBytes: number | null): Promise<IngestRunView> {
    const id = randomUUID();
    const { dataDir, uploadLimitBytes } = this.api.config;
    const path = join(dataDir, 'uploads', id);
    const bytes = await saveUpload(body, path, uploadLimitBytes, declaredBytes);
    const run = await this.api.store.runs
      .create({
        id,
        origin: 'upload',
        label: basename(name.replaceAll('\\', '/')).slice(0, 200) || 'upload',
        options: { mapping: query.map, kind: query.kind, publisher: query.publisher },
        dryRun: query.dryRun,
        bytesTotal: bytes,
      })
      .catch(async (error: unknown) => {
        // Nobody knows of the file, so nobody would ever read or remove it.
        await rm(path, { force: true });
        throw error;
      });
    await this.api.jobs.add('ingest.file', { runId: id }, { jobId: `ingest-${id}` });
    return viewRun(run);
  }

  async list(query: RunsQuery) {
    const found = await this.api.store.runs.list(query.limit + 1, query.cursor);
    const items = found.slice(0, query.limit);
    return { items: items.map(viewRun), nextCursor: found.length > items.length ? items.at(-1)!.id : null };
  }

  async run(id: string): Promise<IngestRunView> {
    return viewRun(await this.api.store.runs.get(id));
  }

  async refusals(id: string, query: RefusalsQuery) {
    await this.api.store.runs.get(id);
    const found = await this.api.store.runs.refusals(id, query.limit + 1, query.after);
    const items = found.slice(0, query.limit);
    return { items, nextAfter: found.length > items.length ? items.at(-1)!.row : null };
  }
}
