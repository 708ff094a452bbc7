import { TrendUniverseError } from '#libs/domain';
import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { SourceRunner } from '../source-runner.js';
import { Context, type WorkerContext } from '../worker-context.js';

/** So long the radars wait for further pulls before they are updated. */
const UPDATE_DELAY_MS = 5_000;

/** Asks one source what is new. */
@Injectable()
export class PullSourceProcessor implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    @Context() private readonly worker: WorkerContext,
    private readonly runner: SourceRunner,
  ) {}

  onModuleInit(): void {
    this.worker.jobs.process('source.pull', async ({ data }) => {
      try {
        const run = await this.runner.pull(data.sourceId);
        this.worker.metrics?.passed('ingest', run.read);
        if (run.new + run.changed > 0) {
          // Two ids: an update that somebody waits for is not taken for a routine one that is in line already.
          const [routine, jobId] = data.asked ? [false, 'update'] : [true, 'routine-update'];
          const reason = `source ${data.sourceId}`;
          await this.worker.jobs.add('pipeline.update', { reason, routine }, { jobId, delayMs: UPDATE_DELAY_MS });
        }
        return { read: run.read, new: run.new };
      } catch (error) {
        // A source that fails is no failed job: why, and when it is asked again, stands beside the source.
        if (!(error instanceof TrendUniverseError)) throw error;
        this.worker.log.info({ source: data.sourceId, reason: error.message }, 'source not pulled');
        return { failed: error.message };
      }
    });
  }

  onApplicationBootstrap(): Promise<void> {
    return this.runner.syncPresets();
  }
}
