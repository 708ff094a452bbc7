import { readFile } from 'node:fs/promises';
import { TrendUniverseError } from '#libs/domain';
import { PermanentJobError } from '#libs/jobs';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { importList } from '../import-list.js';
import { SourceRunner } from '../source-runner.js';
import { dropUpload, uploadOf } from '../uploads.js';
import { Context, type WorkerContext } from '../worker-context.js';

/** What editors ask of sources beside a pull: a look at a new one, a list of them, a second reading of what is kept. */
@Injectable()
export class SourceDeskProcessor implements OnModuleInit {
  constructor(
    @Context() private readonly worker: WorkerContext,
    private readonly runner: SourceRunner,
  ) {}

  onModuleInit(): void {
    const { jobs } = this.worker;
    jobs.process('source.check', ({ data }) => this.runner.check(data.connector, data.options), { concurrency: 2 });
    jobs.process('source.list', async ({ data: { file, ...options } }) => {
      const { store, config } = this.worker;
      try {
        const report = await importList(store, await readFile(uploadOf(config.dataDir, file)), options);
        await dropUpload(config.dataDir, file);
        return report;
      } catch (error) {
        const gone = (error as NodeJS.ErrnoException).code === 'ENOENT';
        if (gone) throw new PermanentJobError('The list is not there any more: it was read before. Send it again.');
        if (!(error instanceof TrendUniverseError) || error.code === 'UNAVAILABLE') throw error;
        await dropUpload(config.dataDir, file);
        throw new PermanentJobError(error.message);
      }
    });
    jobs.process('source.reread', async ({ data }) => {
      try {
        const run = await this.runner.reread(data.sourceId, data.runId);
        if (!run.dryRun && run.new + run.changed > 0)
          await jobs.add('pipeline.update', { reason: `second reading of ${data.sourceId}` }, { jobId: 'update' });
        return { read: run.read, changed: run.changed, new: run.new };
      } catch (error) {
        if (!(error instanceof TrendUniverseError) || error.code === 'UNAVAILABLE') throw error;
        await this.worker.store.runs.finish(data.runId, error.message);
        throw new PermanentJobError(error.message);
      }
    });
  }
}
