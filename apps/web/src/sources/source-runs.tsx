import type { IngestRun, Page } from '../api/types.js';
import { useApi } from '../api/use-api.js';
import { t } from '../i18n/t.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { type Column, DataTable } from '../table/data-table.js';
import { count, moment } from '../text/format.js';

const STATES: Readonly<Record<IngestRun['status'], string>> = {
  queued: 'waiting',
  running: 'running',
  done: 'done',
  failed: 'failed',
};

const COLUMNS: readonly Column<IngestRun>[] = [
  { name: 'When, Brussels time', cell: (run) => <a href={`/feed/${run.id}`}>{moment(run.createdAt)}</a> },
  {
    name: 'State',
    cell: (run) =>
      [
        STATES[run.status],
        ...(run.origin.startsWith('reread:') ? ['kept answers'] : []),
        ...(run.dryRun ? ['dry run'] : []),
      ].join(', '),
  },
  { name: 'Read', number: true, cell: (run) => count(run.read) },
  { name: 'New', number: true, cell: (run) => count(run.new) },
  { name: 'Changed', number: true, cell: (run) => count(run.changed) },
  { name: 'Refused', number: true, cell: (run) => count(run.refused) },
];

/** The last runs of a source. */
export function SourceRuns({ path }: { path: string }) {
  const { data, error, retry } = useApi<Page<IngestRun>>(`${path}/runs?limit=20`, 5_000);
  return (
    <section class="stack">
      <h2>{t('Runs')}</h2>
      {error && !data ? <Failed error={error} retry={retry} what={t('list of runs')} /> : null}
      {!data && !error ? <SkeletonLines lines={4} label={t('Loading the runs')} /> : null}
      {data?.items.length === 0 ? <p>{t('It has not been pulled yet.')}</p> : null}
      {data && data.items.length > 0 ? (
        <DataTable
          caption={t('Runs of this source')}
          columns={COLUMNS.map((column) => ({ ...column, name: t(column.name) }))}
          rows={data.items}
          rowKey={({ id }) => id}
        />
      ) : null}
    </section>
  );
}
