import { TrendUniverseError, type IngestRun, type SignalKind } from '#libs/domain';
import { PermanentJobError } from '#libs/jobs';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { importFile } from '../import-file.js';
import { dropUpload, uploadOf } from '../uploads.js';
import { Context, type WorkerContext } from '../worker-context.js';

/** Reads an uploaded file into signals, then has the radars updated. */
@Injectable()
export class IngestFileProcessor implements OnModuleInit {
  constructor(@Context() private readonly worker: WorkerContext) {}

  onModuleInit(): void {
    this.worker.jobs.process('ingest.file', async ({ data, progress }) => {
      const { dataDir } = this.worker.config;
      const run = await this.run(data.runId);
      // A run that is done already comes again when the queue was away as it ended: what follows is still to be asked for.
      if (run.status !== 'done') await this.import(run, uploadOf(dataDir, run.id), progress);
      await dropUpload(dataDir, run.id);
      if (!run.dryRun)
        await this.worker.jobs.add('pipeline.update', { reason: `upload ${run.label}` }, { jobId: 'update' });
    });
  }

  /** The run of a file. One that is gone takes its file along: nobody reads it again. */
  private async run(id: string): Promise<IngestRun> {
    const { store, config } = this.worker;
    try {
      return await store.runs.get(id);
    } catch (error) {
      if (!(error instanceof TrendUniverseError) || error.code !== 'NOT_FOUND') throw error;
      await dropUpload(config.dataDir, id);
      throw new PermanentJobError(error.message);
    }
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
        await dropUpload(this.worker.config.dataDir, run.id);
        throw new PermanentJobError(error.message);
      }
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        const gone = 'The file is not there any more, because this import had ended before. Upload it again.';
        await this.worker.store.runs.finish(run.id, gone);
        throw new PermanentJobError(gone);
      }
      throw error;
    }
  }
}
