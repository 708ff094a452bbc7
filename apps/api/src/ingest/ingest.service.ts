import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { badInput, type IngestRun, TrendUniverseError } from '#libs/domain';
import { Injectable } from '@nestjs/common';
import { type ApiContext, Context } from '../shared/context.js';
import type { IngestRunView, RefusalsQuery, RunsQuery, UploadQuery } from './ingest.schema.js';

/** Takes files in and tells what became of them. The rows themselves are read by a worker. */
@Injectable()
export class IngestService {
  constructor(@Context() private readonly api: ApiContext) {}

  /** Streams the upload to disk, notes the run, and hands it to the workers. Memory: one chunk, whatever the size. */
  async upload(body: Readable, name: string, query: UploadQuery, declaredBytes: number | null): Promise<IngestRunView> {
    const id = randomUUID();
    const folder = join(this.api.config.dataDir, 'uploads');
    await mkdir(folder, { recursive: true });
    const path = join(folder, id);
    const bytes = await this.save(body, path, declaredBytes);
    const run = await this.api.store.runs.create({
      id,
      origin: 'upload',
      label: basename(name.replaceAll('\\', '/')).slice(0, 200) || 'upload',
      options: { mapping: query.map, kind: query.kind, publisher: query.publisher },
      dryRun: query.dryRun,
      bytesTotal: bytes,
    });
    await this.api.jobs.add('ingest.file', { runId: id }, { jobId: `ingest-${id}` });
    return view(run);
  }

  async list(query: RunsQuery) {
    const found = await this.api.store.runs.list(query.limit + 1, query.cursor);
    const items = found.slice(0, query.limit);
    return { items: items.map(view), nextCursor: found.length > items.length ? items.at(-1)!.id : null };
  }

  async run(id: string): Promise<IngestRunView> {
    return view(await this.api.store.runs.get(id));
  }

  async refusals(id: string, query: RefusalsQuery) {
    await this.api.store.runs.get(id);
    const found = await this.api.store.runs.refusals(id, query.limit + 1, query.after);
    const items = found.slice(0, query.limit);
    return { items, nextAfter: found.length > items.length ? items.at(-1)!.row : null };
  }

  private async save(body: Readable, path: string, declaredBytes: number | null): Promise<number> {
    const limit = this.api.config.uploadLimitBytes;
    const tooLarge = () =>
      new TrendUniverseError(
        'TOO_LARGE',
        `The file is larger than ${Math.round(limit / 1024 / 1024)} MB. Split it, raise UPLOAD_LIMIT_MB, or use npm run ingest on the machine itself.`,
      );
    if (declaredBytes !== null && declaredBytes > limit) throw tooLarge();
    let bytes = 0;
    const counting = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        done(bytes > limit ? tooLarge() : null, chunk);
      },
    });
    try {
      await pipeline(body, counting, createWriteStream(`${path}.part`));
      if (bytes === 0)
        throw badInput('The upload is empty. Send the file as the body, or as the part "file" of a form.');
      await rename(`${path}.part`, path);
      return bytes;
    } catch (error) {
      await rm(`${path}.part`, { force: true });
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
        throw new TrendUniverseError(
          'UNAVAILABLE',
          'The disk of the server is full. Free space in DATA_DIR and upload again; nothing was kept.',
        );
      throw error;
    }
  }
}

const view = ({ options: _options, rowsDone: _rowsDone, ...run }: IngestRun): IngestRunView => run;
