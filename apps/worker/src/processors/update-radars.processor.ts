import { Injectable, type OnModuleInit } from '@nestjs/common';
import { today } from '../steps.js';
import { Context, type WorkerContext } from '../worker-context.js';

/** Reads what is new and publishes an edition when the evidence changed, and when one is due. */
@Injectable()
export class UpdateRadarsProcessor implements OnModuleInit {
  constructor(@Context() private readonly worker: WorkerContext) {}

  onModuleInit(): void {
    this.worker.jobs.process('pipeline.update', async ({ data, progress }) => {
      const outcome = await this.worker.steps.update.run(
        today(),
        (step, done, total) => void progress({ step, done, total }).catch(() => undefined),
        data.routine ? { everyDays: this.worker.config.editionDays } : undefined,
      );
      this.worker.metrics?.passed('read', outcome.read);
      this.worker.log.info(
        { reason: data.reason, read: outcome.read, edition: outcome.edition.number, published: outcome.published },
        'radars updated',
      );
      await this.worker.jobs.add('cluster.refresh', { reason: data.reason }, { jobId: 'cluster-refresh' });
      if (outcome.published) await this.worker.jobs.add('webhook.announce', {}, { jobId: 'announce' });
      return { read: outcome.read, edition: outcome.edition.number };
    });
  }
}
