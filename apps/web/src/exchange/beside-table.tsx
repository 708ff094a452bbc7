import { t } from '../i18n/t.js';
import { DataTable } from '../table/data-table.js';
import { pathId, percent } from '../text/format.js';
import type { EntryBeside, ReadView } from './types.js';

/** A brought radar beside ours, entry by entry: which trend of ours it names, and whether our evidence agrees. */
export function BesideTable({ view }: { view: ReadView }) {
  const ours = new Map(view.ourRings.map(({ id, name }) => [id, name]));
  return (
    <DataTable<EntryBeside & { row: number }>
      caption={t('Entries of the other radar beside ours')}
      rows={view.beside.map((entry, row) => ({ ...entry, row }))}
      rowKey={({ row }) => row}
      columns={[
        { name: t('Entry'), by: ({ name }) => name, cell: ({ name }) => name },
        { name: t('Their ring'), by: ({ ring }) => ring, cell: ({ ring }) => view.rings[ring] ?? '' },
        {
          name: t('Our trend'),
          by: ({ trend }) => trend?.name ?? '',
          cell: ({ trend }) =>
            trend ? (
              <a href={`/trends/${pathId(trend.trendId)}`}>{trend.name}</a>
            ) : (
              <span class="small">{t('none is alike')}</span>
            ),
        },
        {
          name: t('Our ring'),
          by: ({ trend }) => trend?.ring ?? '',
          cell: ({ trend }) => (trend ? (ours.get(trend.ring) ?? trend.ring) : '–'),
        },
        {
          name: t('Our evidence for their ring'),
          number: true,
          by: ({ trend }) => trend?.agreement ?? -1,
          cell: ({ trend, ourRing }) =>
            !trend ? '–' : ourRing === null ? t('no ring of ours') : percent(trend.agreement ?? 0),
        },
      ]}
    />
  );
}
