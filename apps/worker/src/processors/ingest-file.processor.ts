import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { TrendUniverseError, type IngestRun, type SignalKind } from '#libs/domain';
import { PermanentJobError } from '#libs/jobs';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { importFile } from '../import-file.js';
import { Context, type WorkerContext } from '../worker-context.js';

/** Reads an uploaded file into signals, then has the radars updated. */
@Injectable()
export class IngestFileProcessor implements OnModuleInit {
  constructor(@Context() private readonly worker: WorkerContext) {}

  onModuleInit(): void {
    this.worker.jobs.process('ingest.file', async ({ data, progress }) => {
      const run = await this.worker.store.runs.get(data.runId);
      const path = join(this.worker.config.dataDir, 'uploads', run.id);
      // A run that is done already comes again when the queue was away as it ended: what follows is still to be asked for.
      if (run.status !== 'done') await this.import(run, path, progress);
      await rm(path, { force: true });
      if (!run.dryRun)
        await this.worker.jobs.add('pipeline.update', { reason: `upload ${run.label}` }, { jobId: 'update' });
    });
  }

  private async import(run: IngestRun, path: string, progress: (value: unknown) => Promise<void>): Promise<void> {
    const { mapping, kind, publisher } = run.options as {
      mapping?: Record<string, string>;
      kind?: SignalKind;
      publisher?: string;
    };
    try {
      const done = await importFile(
        this.worker,
        run,
        path,
        { mapping, kind, publisher },
        (_step, rows, total) => void progress({ done: rows, total }).catch(() => undefined),
      );
      this.worker.metrics?.passed('ingest', done.read);
    } catch (error) {
      // What is wrong with the file stays wrong: no second attempt.
      if (error instanceof TrendUniverseError && error.code !== 'UNAVAILABLE') {
        await this.worker.store.runs.finish(run.id, error.message);
        throw new PermanentJobError(error.message);
      }
      throw error;
    }
  }
}
