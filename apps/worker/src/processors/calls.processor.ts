import { brusselsClock } from '#libs/domain';
import { type Mailer, mailerOf } from '#libs/platform';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { alertMail } from '../calls/alert-mail.js';
import { Context, type WorkerContext } from '../worker-context.js';

const AT_ONCE = 200;
const CALLS_IN_A_MAIL = 20;

/** Tells people of calls that are new since they were last told, once a day. */
@Injectable()
export class CallsProcessor implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  private readonly mailer: Mailer;

  constructor(@Context() private readonly worker: WorkerContext) {
    const { config, log } = worker;
    this.mailer = mailerOf(config, log);
  }

  onModuleInit(): void {
    this.worker.jobs.process('calls.alert', () => this.alert());
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.worker.jobs.schedule('calls.alert', 'every-hour', '7 * * * *', {});
  }

  onModuleDestroy(): Promise<void> {
    return this.mailer.close();
  }

  /** Each search is claimed before its mail is written: a job that runs twice writes once. */
  async alert(): Promise<{ mails: number }> {
    const { calls, callSearches } = this.worker.store.clusters;
    let mails = 0;
    for (const search of await callSearches.due(AT_ONCE)) {
      if (!(await callSearches.claim(search.id, search.since))) continue;
      const { items, total } = await calls.list({
        ...search.query,
        since: search.since,
        state: 'not closed',
        now: brusselsClock(Date.now()),
        limit: CALLS_IN_A_MAIL,
        offset: 0,
      });
      if (total === 0) continue;
      this.mailer.send(alertMail(search.email, this.worker.config.publicUrl, search, items, total));
      mails += 1;
    }
    return { mails };
  }
}
