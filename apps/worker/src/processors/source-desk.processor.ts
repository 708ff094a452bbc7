import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { TrendUniverseError } from '#libs/domain';
import { PermanentJobError } from '#libs/jobs';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { importList } from '../import-list.js';
import { SourceRunner } from '../source-runner.js';
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
      const path = join(this.worker.config.dataDir, 'uploads', file);
      const report = await importList(this.worker.store, await readFile(path), options);
      await rm(path, { force: true });
      return report;
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
