import { brusselsClock } from '#libs/domain';
import { type Mailer, mailerOf, whyUndelivered } from '#libs/platform';
import type { DueAlert } from '#libs/store';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { alertMail } from '../calls/alert-mail.js';
import { Context, type WorkerContext } from '../worker-context.js';

/** So many searches in vain, and the rest waits for the next attempt: the mail server or the database is away. */
const FAILURES_AT_MOST = 3;
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

  /**
   * One search after the other, each noted as told when its mail has left: what fails stays due, and is tried again by the job, then every hour. An
   * address that the server refuses for good counts as told.
   */
  async alert(): Promise<{ mails: number }> {
    const { callSearches } = this.worker.store.clusters;
    const failed: string[] = [];
    let mails = 0;
    let reason: unknown;
    while (failed.length < FAILURES_AT_MOST) {
      let tried: string | undefined;
      try {
        const found = await callSearches.tellNext(failed, async (search) => {
          tried = search.id;
          if (await this.tell(search)) mails += 1;
        });
        if (!found) break;
      } catch (error) {
        if (tried === undefined) throw error;
        failed.push(tried);
        reason = error;
      }
    }
    if (failed.length > 0)
      throw new Error(
        `${mails} mails about calls have left; ${failed.length} saved searches could not be told of and are tried again (${(reason as { code?: string }).code ?? 'no code'}).`,
        { cause: reason },
      );
    return { mails };
  }

  /** Whether there was something to tell. */
  private async tell(search: DueAlert): Promise<boolean> {
    const { items, total } = await this.worker.store.clusters.calls.list({
      ...search.query,
      since: search.since,
      until: search.until,
      state: 'not closed',
      now: brusselsClock(Date.now()),
      limit: CALLS_IN_A_MAIL,
      offset: 0,
    });
    if (total === 0) return false;
    const mail = alertMail(search.email, this.worker.config.publicUrl, search, items, total);
    try {
      await this.mailer.deliver({ ...mail, name: `calls.${search.id}.${search.since.replace(/\D/g, '')}` });
    } catch (error) {
      if (whyUndelivered(error) !== 'refused') throw error;
      this.worker.log.warn({ search: search.id }, 'a mail about calls was refused for good by the mail server');
      return false;
    }
    return true;
  }
}
