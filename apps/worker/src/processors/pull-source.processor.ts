import { TrendUniverseError } from '#libs/domain';
import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { SourceRunner, TAKEN_MS } from '../source-runner.js';
import { Context, type WorkerContext } from '../worker-context.js';

/** So long the radars wait for further pulls before they are updated. */
const UPDATE_DELAY_MS = 5_000;

/** So long a pull is put off while another one of the same source runs. What happened since that one began is not missed. */
const BUSY_DELAY_MS = 60_000;

/** Asks one source what is new; never two workers the same one at once. */
@Injectable()
export class PullSourceProcessor implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    @Context() private readonly worker: WorkerContext,
    private readonly runner: SourceRunner,
  ) {}

  onModuleInit(): void {
    this.worker.jobs.process('source.pull', ({ data: { sourceId, asked = false } }) =>
      this.worker.store.unlessBusy(
        `pull/${sourceId}`,
        () => this.pull(sourceId, asked),
        async () => {
          const options = { jobId: `pull-${sourceId}`, attempts: 1, delayMs: BUSY_DELAY_MS };
          await this.worker.jobs.add('source.pull', { sourceId, asked }, options);
          return { busy: 'Another worker pulls this source; it is pulled again a minute later.' };
        },
      ),
    );
  }

  private async pull(sourceId: string, asked: boolean) {
    try {
      await this.worker.store.sources.take(sourceId, TAKEN_MS);
      const run = await this.runner.pull(sourceId);
      this.worker.metrics?.passed('ingest', run.read);
      if (run.new + run.changed > 0 || asked) {
        // Two ids: an update that somebody waits for is not taken for a routine one that is in line already.
        const [routine, jobId] = asked ? [false, 'update'] : [true, 'routine-update'];
        const reason = `source ${sourceId}`;
        await this.worker.jobs.add('pipeline.update', { reason, routine }, { jobId, delayMs: UPDATE_DELAY_MS });
      }
      return { read: run.read, new: run.new };
    } catch (error) {
      // A source that fails is no failed job: why, and when it is asked again, stands beside the source.
      if (!(error instanceof TrendUniverseError)) throw error;
      this.worker.log.info({ source: sourceId, reason: error.message }, 'source not pulled');
      return { failed: error.message };
    }
  }

  onApplicationBootstrap(): Promise<void> {
    return this.runner.syncPresets();
  }
}
