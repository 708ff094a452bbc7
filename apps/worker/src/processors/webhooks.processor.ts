import { PermanentJobError, WEBHOOK_RETRIES } from '#libs/jobs';
import { SafeHttp } from '#libs/sources';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { deliverWebhook, type Outcome } from '../webhook/deliver-webhook.js';
import { Context, type WorkerContext } from '../worker-context.js';

/** Tells webhooks what happened. The addresses are strangers': every request goes through the guarded client. */
@Injectable()
export class WebhooksProcessor implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  private readonly http: SafeHttp;

  constructor(@Context() private readonly worker: WorkerContext) {
    this.http = new SafeHttp({
      allow: worker.config.webhookAllow,
      userAgent: 'trend-universe/0.1 (webhooks)',
      idleMs: 10_000,
    });
  }

  onModuleInit(): void {
    const { jobs, store } = this.worker;
    jobs.process('webhook.announce', async () => {
      const found = await store.webhookDeliveries.announce();
      const ids = await store.webhookDeliveries.unqueued();
      await jobs.addBulk(
        'webhook.deliver',
        ids.map((deliveryId) => ({ data: { deliveryId }, options: { jobId: deliveryId, ...WEBHOOK_RETRIES } })),
      );
      await store.webhookDeliveries.queued(ids);
      return { found, queued: ids.length };
    });
    jobs.process('webhook.deliver', ({ data, attempt }) => this.deliver(data.deliveryId, attempt), { concurrency: 4 });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.worker.jobs.schedule('webhook.announce', 'every-minute', '* * * * *', {});
  }

  onModuleDestroy(): Promise<void> {
    return this.http.close();
  }

  private async deliver(id: string, attempt: number): Promise<{ state: string }> {
    const { webhookDeliveries } = this.worker.store;
    const delivery = await webhookDeliveries.get(id);
    // Deleted meanwhile, or delivered by a job that died before it said so.
    if (delivery?.state !== 'waiting') return { state: delivery?.state ?? 'gone' };
    const outcome = delivery.active ? await deliverWebhook(this.http, delivery) : paused();
    const over = outcome.permanent || attempt >= WEBHOOK_RETRIES.attempts;
    const state = outcome.delivered ? 'delivered' : over ? 'failed' : 'waiting';
    await webhookDeliveries.note(id, state, outcome.attempt);
    if (outcome.delivered) return { state };
    // The reason stands in the delivery log; the address of somebody else's server is no business of ours.
    if (over) throw new PermanentJobError('The webhook could not be delivered.');
    throw new Error('The webhook was not delivered this time.');
  }
}

const paused = (): Outcome => ({
  attempt: { at: new Date().toISOString(), ms: 0, status: null, error: 'The webhook is paused.' },
  delivered: false,
  permanent: true,
});
