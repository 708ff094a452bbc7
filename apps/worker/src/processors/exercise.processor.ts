import { hashOfSecret, type Mailer, mailerOf, newSecret } from '#libs/platform';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Context, type WorkerContext } from '../worker-context.js';
import { exerciseMail } from './exercise-mail.js';

const LINK_DAYS = 180;

/** Writes to panels, and keeps the schedule of rounds. */
@Injectable()
export class ExerciseProcessor implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy {
  private readonly mailer: Mailer;

  constructor(@Context() private readonly worker: WorkerContext) {
    const { config, log } = worker;
    this.mailer = mailerOf(config, log);
  }

  onModuleInit(): void {
    const { jobs } = this.worker;
    jobs.process('exercise.mail', ({ data }) => this.mail(data.exerciseId, data.round, data.what));
    jobs.process('exercise.clock', () => this.tick());
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.worker.jobs.schedule('exercise.clock', 'every-minute', '* * * * *', {});
  }

  /** Each address is claimed before it is written to: a job that runs twice writes once. */
  private async mail(exerciseId: string, round: number, what: 'round' | 'reminder'): Promise<{ mails: number }> {
    const { all, panel, tokens } = this.worker.store.exercises;
    const exercise = await all.get(exerciseId).catch(() => null);
    // Over in the meantime: who gets a mail now would open a closed door.
    if (!exercise || exercise.status !== 'open' || exercise.round !== round) return { mails: 0 };
    const asked = exercise.items.filter((item) => item.settledRound === null).length;
    const people =
      what === 'round'
        ? await panel.takeForRound(exerciseId, round)
        : await panel.takeForReminder(exerciseId, round, asked * exercise.setUp.criteria.length);
    for (const { id, email } of people) {
      const secret = newSecret('tu_panel_');
      await tokens.add(
        hashOfSecret(secret),
        { kind: 'link', exerciseId, panellistId: id, organisationId: null },
        LINK_DAYS,
      );
      this.mailer.send(exerciseMail(email, exercise, what, `${this.worker.config.publicUrl}/panel/join#${secret}`));
    }
    return { mails: people.length };
  }

  private async tick(): Promise<{ closed: number; reminded: number }> {
    const { store, jobs } = this.worker;
    const { close, remind } = await store.exercises.rounds.due();
    for (const id of close) await store.exercises.rounds.close(id, false);
    for (const id of remind) {
      const { round } = await store.exercises.all.get(id);
      await jobs.add('exercise.mail', { exerciseId: id, round, what: 'reminder' }, { jobId: `remind-${id}-${round}` });
    }
    return { closed: close.length, reminded: remind.length };
  }

  async onModuleDestroy(): Promise<void> {
    await this.mailer.close();
  }
}
