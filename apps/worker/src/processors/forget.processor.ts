import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { sweepUploads } from '../uploads.js';
import { Context, type WorkerContext } from '../worker-context.js';

/** Removes, once an hour, what has served its time: the periods stand in docs/privacy.md. */
@Injectable()
export class ForgetProcessor implements OnModuleInit, OnApplicationBootstrap {
  constructor(@Context() private readonly worker: WorkerContext) {}

  onModuleInit(): void {
    this.worker.jobs.process('accounts.forget', async () => ({
      ...(await this.worker.store.privacy.sweep()),
      uploads: await sweepUploads(this.worker, Date.now()),
    }));
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.worker.jobs.schedule('accounts.forget', 'every-hour', '17 * * * *', {});
  }
}
