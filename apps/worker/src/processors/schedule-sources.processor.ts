import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { TAKEN_MS } from '../source-runner.js';
import { Context, type WorkerContext } from '../worker-context.js';

/** Sources asked for at one tick: the rest waits a minute, the longest waiting first. */
const AT_ONCE = 50;
/** Whoever brings signals asks for an update. When that call was lost (a queue that was away), it is asked for after so many minutes. */
const FORGOTTEN_MINUTES = 5;

/** Looks every minute, once over all workers, which sources are due, and has each of them pulled; and whether signals wait to be read. */
@Injectable()
export class ScheduleSourcesProcessor implements OnModuleInit, OnApplicationBootstrap {
  constructor(@Context() private readonly worker: WorkerContext) {}

  onModuleInit(): void {
    this.worker.jobs.process('source.schedule', async () => {
      if (await this.worker.store.readings.forgotten(FORGOTTEN_MINUTES))
        await this.worker.jobs.add('pipeline.update', { reason: 'signals that wait' }, { jobId: 'update' });
      // The demo universe stands alone: real sources wait until it has made room (`npm start -- --live`, or a first import).
      if ((await this.worker.store.universe.kind()) === 'demo') return { due: 0 };
      const due = await this.worker.store.sources.takeDue(AT_ONCE, TAKEN_MS);
      // A source whose pull still waits is not queued a second time.
      for (const sourceId of due)
        await this.worker.jobs.add('source.pull', { sourceId }, { jobId: `pull-${sourceId}`, attempts: 1 });
      return { due: due.length };
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.worker.jobs.schedule('source.schedule', 'every-minute', '* * * * *', {});
  }
}
