import { type Mailer, mailerOf } from '#libs/platform';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { runDigests } from '../digests/run-digests.js';
import { Context, type WorkerContext } from '../worker-context.js';

/** Sends digests. Looks every hour, so that a night without power delays them instead of losing them; the period keeps them to one a day or week. */
@Injectable()
export class DigestProcessor implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  private readonly mailer: Mailer;

  constructor(@Context() private readonly worker: WorkerContext) {
    const { config, log } = worker;
    this.mailer = mailerOf(config, log, false);
  }

  onModuleInit(): void {
    this.worker.jobs.process('collections.digest', () =>
      runDigests(this.worker.store, this.worker.config.publicUrl, (mail) => this.mailer.deliver(mail), new Date()),
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.worker.jobs.schedule('collections.digest', 'every-hour', '25 * * * *', {});
  }

  async onModuleDestroy(): Promise<void> {
    await this.mailer.close();
  }
}
