import { lately, type Metrics } from '#libs/platform';
import type { ApiContext } from '../shared/context.js';
import type { OperationsService } from './operations.service.js';

/** Numbers of the whole installation, as every API process sees them. */
export function watch(metrics: Metrics, operations: OperationsService, { store }: ApiContext): void {
  const queues = lately(() => operations.queues());
  const sources = lately(() => store.sources.list());
  const server = lately(() => store.storage.server());
  const latest = lately(() => store.editions.latest());
  metrics.gauge('jobs', 'Jobs by name and state.', ['job', 'state'], async () =>
    (await queues()).flatMap(({ name, waiting, delayed, active, dead }) =>
      Object.entries({ waiting, delayed, active, dead }).map(([state, value]) => ({
        labels: { job: name, state },
        value,
      })),
    ),
  );
  metrics.gauge('job_waited_seconds', 'How long the oldest job whose turn it is has waited.', ['job'], async () =>
    (await queues()).map(({ name, waitedSeconds }) => ({ labels: { job: name }, value: waitedSeconds ?? 0 })),
  );
  metrics.gauge('source_age_seconds', 'Time since the last good pull of an enabled source.', ['source'], async () =>
    (await sources()).flatMap(({ id, enabled, lastOk }) =>
      enabled && lastOk ? [{ labels: { source: id }, value: (Date.now() - Date.parse(lastOk)) / 1000 }] : [],
    ),
  );
  metrics.gauge('source_errors', 'Failures of an enabled source since its last good pull.', ['source'], async () =>
    (await sources()).flatMap(({ id, enabled, errorCount }) =>
      enabled ? [{ labels: { source: id }, value: errorCount }] : [],
    ),
  );
  metrics.gauge('edition_age_seconds', 'Time since the latest edition was published.', [], async () => {
    const edition = await latest();
    return edition ? [{ labels: {}, value: (Date.now() - Date.parse(edition.publishedAt)) / 1000 }] : [];
  });
  metrics.gauge('database_bytes', 'Size of the database.', [], async () => [
    { labels: {}, value: (await server()).bytes },
  ]);
  metrics.gauge(
    'database_connections',
    'Connections to the database, of all programs, and the bound.',
    ['of'],
    async () => {
      const { connections, mostConnections } = await server();
      return [
        { labels: { of: 'open' }, value: connections },
        { labels: { of: 'most' }, value: mostConnections },
      ];
    },
  );
}
