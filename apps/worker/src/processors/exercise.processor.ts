import { MAIL_RETRIES } from '#libs/jobs';
import { hashOfSecret, type Mailer, mailerOf, newSecret, whyUndelivered } from '#libs/platform';
import type { Addressee, Exercise } from '#libs/store';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Context, type WorkerContext } from '../worker-context.js';
import { exerciseMail } from './exercise-mail.js';

const LINK_DAYS = 180;
/** So many mails in vain at a server that says nothing of them, and the rest waits for the next attempt of the job. */
const SILENT_AT_MOST = 3;

/** How many mails left, and why others did not, see `whyUndelivered`. */
type MailCounts = Record<'mails' | 'refused' | 'later' | 'silent', number>;

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

  /**
   * One person after the other, each marked when their mail has left: a job that dies is taken up where it stood. Whom the server could not take a
   * mail for is tried again by the next attempt of the job; an address it refuses for good is left to whatever mail comes next.
   */
  private async mail(exerciseId: string, round: number, what: 'round' | 'reminder'): Promise<MailCounts> {
    const { all, panelMail } = this.worker.store.exercises;
    const counts = { mails: 0, refused: 0, later: 0, silent: 0 };
    const exercise = await all.get(exerciseId).catch(() => null);
    // Over in the meantime: who gets a mail now would open a closed door.
    if (!exercise || exercise.status !== 'open' || exercise.round !== round) return counts;
    const asked = exercise.items.filter((item) => item.settledRound === null).length;
    const expected = asked * exercise.setUp.criteria.length;
    const except: string[] = [];
    while (counts.silent < SILENT_AT_MOST) {
      let tried: string | undefined;
      try {
        const found = await panelMail.writeNext({ exerciseId, round, what, expected, except }, async (person) => {
          tried = person.id;
          await this.write(exercise, what, person);
        });
        if (!found) break;
        counts.mails += 1;
      } catch (error) {
        if (tried === undefined) throw error;
        except.push(tried);
        const why = whyUndelivered(error);
        counts[why] += 1;
        // The error of a server may quote the address: only its code is kept.
        const { code, responseCode } = error as { code?: string; responseCode?: number };
        this.worker.log.warn(
          { code, responseCode, exerciseId, panellist: tried },
          `a mail to a panel did not leave: ${why}`,
        );
      }
    }
    if (counts.later + counts.silent > 0)
      throw new Error(
        `${counts.mails} of the panel were written to; the mail server did not take the mail of ${counts.later + counts.silent} others. They are tried again; look at SMTP_URL if this goes on.`,
      );
    return counts;
  }

  private async write(exercise: Exercise, what: 'round' | 'reminder', { id, email, name }: Addressee): Promise<void> {
    const secret = newSecret('tu_panel_');
    await this.worker.store.exercises.tokens.add(
      hashOfSecret(secret),
      { kind: 'link', exerciseId: exercise.id, panellistId: id, organisationId: null },
      LINK_DAYS,
    );
    const link = `${this.worker.config.publicUrl}/panel/join#${secret}`;
    await this.mailer.deliver({ ...exerciseMail(email, exercise, what, link), name });
  }

  private async tick(): Promise<{ closed: number; reminded: number }> {
    const { store, jobs } = this.worker;
    const { close, remind } = await store.exercises.rounds.due();
    for (const id of close) await store.exercises.rounds.close(id, false);
    for (const id of remind) {
      const { round } = await store.exercises.all.get(id);
      await jobs.add(
        'exercise.mail',
        { exerciseId: id, round, what: 'reminder' },
        { jobId: `remind-${id}-${round}`, ...MAIL_RETRIES },
      );
    }
    return { closed: close.length, reminded: remind.length };
  }

  async onModuleDestroy(): Promise<void> {
    await this.mailer.close();
  }
}
