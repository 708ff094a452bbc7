import { notFound } from '#libs/domain';
import { catalogue, type JobCatalogue } from '#libs/jobs';
import { Injectable } from '@nestjs/common';
import { type ApiContext, Context } from '../shared/context.js';
import type { DeadLettersQuery } from './job.schema.js';

type Name = keyof JobCatalogue;

/** What operators see and do of the queues. */
@Injectable()
export class JobsService {
  constructor(@Context() private readonly api: ApiContext) {}

  list() {
    return Promise.all((Object.keys(catalogue) as Name[]).map((name) => this.queue(name)));
  }

  async setPaused(written: string, paused: boolean) {
    const name = known(written);
    await (paused ? this.api.jobs.pause(name) : this.api.jobs.resume(name));
    return this.queue(name);
  }

  async deadLetters(written: string, query: DeadLettersQuery) {
    const name = known(written);
    const [letters, counts] = await Promise.all([this.api.jobs.deadLetters(name, query), this.api.jobs.counts(name)]);
    return { items: letters.map((letter) => ({ ...letter, diedAt: letter.diedAt.toISOString() })), total: counts.dead };
  }

  async retry(written: string, id: string): Promise<void> {
    if (!(await this.api.jobs.retry(known(written), id))) throw noLetter(id);
  }

  async discard(written: string, id: string): Promise<void> {
    if (!(await this.api.jobs.discard(known(written), id))) throw noLetter(id);
  }

  private async queue(name: Name) {
    const { jobs } = this.api;
    const [paused, counts, active] = await Promise.all([jobs.isPaused(name), jobs.counts(name), jobs.active(name)]);
    return {
      name,
      paused,
      counts,
      active: active.map(({ id, data, progress, attempts }) => ({ id, data, progress, attempts })),
    };
  }
}

function known(name: string): Name {
  if (Object.hasOwn(catalogue, name)) return name as Name;
  throw notFound('queue', name.slice(0, 80), 'GET /api/v1/jobs lists them.');
}

const noLetter = (id: string) =>
  notFound('failed job', id.slice(0, 80), 'Somebody may have retried or discarded it: look at the list again.');
