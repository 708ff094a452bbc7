import { catalogue, type JobCatalogue } from '#libs/jobs';
import { Injectable } from '@nestjs/common';
import { type ApiContext, Context } from '../shared/context.js';
import type { OperationsView } from './operations.schema.js';

const JOBS = Object.keys(catalogue) as (keyof JobCatalogue)[];

/** What an operator looks at; all of it is kept or estimated, nothing is counted over signals. */
@Injectable()
export class OperationsService {
  constructor(@Context() private readonly api: ApiContext) {}

  async look(): Promise<OperationsView> {
    const { store, config, version } = this.api;
    const [queues, sources, edition, database, tables] = await Promise.all([
      this.queues(),
      this.sources(),
      store.editions.latest(),
      store.storage.server(),
      store.storage.tables(),
    ]);
    return {
      version,
      uptimeSeconds: Math.round(process.uptime()),
      memoryBytes: process.memoryUsage.rss(),
      queueOn: config.redisUrl ? 'redis' : 'postgres',
      queues,
      sources,
      edition: edition && {
        number: edition.number,
        publishedAt: edition.publishedAt,
        signalCount: edition.signalCount,
      },
      database,
      tables,
    };
  }

  async queues(): Promise<OperationsView['queues']> {
    const { jobs } = this.api;
    return Promise.all(
      JOBS.map(async (name) => {
        const [{ waiting, delayed, active, dead }, paused, waited] = await Promise.all([
          jobs.counts(name),
          jobs.isPaused(name),
          jobs.waited(name),
        ]);
        return { name, waiting, delayed, active, dead, paused, waitedSeconds: waited === null ? null : waited / 1_000 };
      }),
    );
  }

  private async sources(): Promise<OperationsView['sources']> {
    const counts = { ok: 0, failing: 0, waiting: 0, off: 0 };
    for (const { enabled, errorCount, lastOk } of await this.api.store.sources.list())
      counts[!enabled ? 'off' : errorCount > 0 ? 'failing' : lastOk ? 'ok' : 'waiting']++;
    return counts;
  }
}
