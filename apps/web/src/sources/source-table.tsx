import { t } from '../i18n/t.js';
import { type Column, DataTable } from '../table/data-table.js';
import { count, day, pathId } from '../text/format.js';
import type { Source } from './types.js';
import { ago, ahead, countriesOf, languagesOf, STATUS_TONE } from './words.js';

const time = (text: string | null): number | null => (text === null ? null : new Date(text).getTime());

const columns = (paused: boolean): readonly Column<Source>[] => [
  {
    name: 'Source',
    by: ({ name }) => name,
    cell: (source) => (
      <>
        <a href={`/sources/${pathId(source.id)}`}>{source.name}</a>
        {source.lastError && source.enabled ? <p class="small source-trouble">{source.lastError}</p> : null}
      </>
    ),
  },
  {
    name: 'State',
    by: ({ status }) => status,
    cell: ({ status }) => <span class={`chip ${STATUS_TONE[status]}`}>{t(status)}</span>,
  },
  { name: 'Last good pull', by: ({ lastOk }) => time(lastOk), cell: ({ lastOk }) => ago(lastOk) },
  {
    name: 'Newest item',
    by: ({ lastPull }) => time(lastPull?.newest ?? null),
    cell: ({ lastPull }) => (lastPull?.newest ? day(lastPull.newest) : ''),
  },
  { name: 'New in 30 days', number: true, by: ({ recent }) => recent.new, cell: ({ recent }) => count(recent.new) },
  { name: 'Refused', number: true, by: ({ recent }) => recent.refused, cell: ({ recent }) => count(recent.refused) },
  { name: 'Languages', by: languagesOf, cell: languagesOf },
  { name: 'Countries', by: countriesOf, cell: countriesOf },
  {
    name: 'Quota left',
    number: true,
    by: ({ quotaLeft }) => quotaLeft,
    cell: ({ quotaLeft }) => (quotaLeft === null ? '' : count(quotaLeft)),
  },
  {
    name: 'Asked again',
    by: ({ enabled, nextCheck }) => (enabled ? (time(nextCheck) ?? 0) : null),
    cell: ({ enabled, nextCheck }) => (enabled ? (paused ? t('paused') : ahead(nextCheck)) : ''),
  },
];

interface Props {
  readonly sources: readonly Source[];
  /** While the demo universe is loaded no source is asked. */
  readonly paused: boolean;
}

export const SourceTable = ({ sources, paused }: Props) => (
  <DataTable
    caption={t('Sources and how they stand')}
    columns={columns(paused).map((column) => ({ ...column, name: t(column.name) }))}
    rows={sources}
    rowKey={({ id }) => id}
  />
);
