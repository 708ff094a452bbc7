import { useState } from 'preact/hooks';
import { t } from '../i18n/t.js';
import { type Column, DataTable } from '../table/data-table.js';
import { count } from '../text/format.js';
import type { Answered, ListResult, ListRow } from './types.js';

const TONE = { new: 'good', known: '', refused: 'bad' } as const;

const COLUMNS: readonly Column<ListRow>[] = [
  { name: 'Row', by: ({ row }) => row, cell: ({ row }) => count(row) },
  { name: 'Name', by: ({ title }) => title, cell: ({ title }) => title },
  {
    name: 'Outcome',
    by: ({ outcome }) => outcome,
    cell: ({ outcome }) => <span class={`chip ${TONE[outcome]}`}>{t(outcome)}</span>,
  },
  { name: 'Address', cell: ({ url }) => <span class="long">{url ?? ''}</span> },
  {
    name: 'Why',
    cell: ({ outcome, note }) =>
      outcome === 'known' && note ? (
        <a href={`/sources/${encodeURIComponent(note)}`}>{t('is a source already')}</a>
      ) : (
        note
      ),
  },
];

/** What became of a list, row by row. */
export function ListReport({ answer, dryRun }: { answer: Answered<ListResult>; dryRun: boolean }) {
  const [only, setOnly] = useState<ListRow['outcome'] | ''>('');
  const { result, error } = answer;
  if (!result)
    return (
      <p class="problem" role="alert">
        {error ?? t('The import came to no end.')}
      </p>
    );
  const rows = result.rows.filter((row) => only === '' || row.outcome === only);
  return (
    <section class="stack" aria-label={t('Report')}>
      <h2>
        {dryRun ? t('What would be added') : t('What was added')}
        {result.title ? `: ${result.title}` : ''}
      </h2>
      {result.error ? <p class="problem">{result.error}</p> : null}
      <dl class="counts">
        {(['read', 'new', 'known', 'refused'] as const).map((name) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{count(result[name])}</dd>
          </div>
        ))}
      </dl>
      {result.rows.length > 0 ? (
        <>
          <label class="inline">
            {t('Show')}{' '}
            <select value={only} onChange={(event) => setOnly(event.currentTarget.value as ListRow['outcome'] | '')}>
              <option value="">{t('all rows')}</option>
              <option value="new">{t('new')}</option>
              <option value="known">{t('known')}</option>
              <option value="refused">{t('refused')}</option>
            </select>
          </label>
          <DataTable
            caption={t('Rows of the list')}
            columns={COLUMNS.map((column) => ({ ...column, name: t(column.name) }))}
            rows={rows}
            rowKey={({ row }) => row}
          />
        </>
      ) : null}
      {result.unlisted > 0 ? (
        <p class="small">{t('{n} more rows are counted above.', { n: count(result.unlisted) })}</p>
      ) : null}
      {dryRun ? null : (
        <p>
          <a href="/sources">{t('See all sources')}</a>
        </p>
      )}
    </section>
  );
}
