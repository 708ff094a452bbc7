import { useApi } from '../api/use-api.js';
import { t } from '../i18n/t.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { DataTable } from '../table/data-table.js';
import { moment } from '../text/format.js';
import { DeskFrame } from './desk-frame.js';
import { useMayEdit } from './may-edit.js';
import type { Correction } from './types.js';

/** Tags that editors corrected: they hold for every later reading, and teach the tagger. */
export function CorrectionsPage() {
  const { data, error, retry } = useApi<readonly Correction[]>('/desk/corrections?limit=200');
  const mayEdit = useMayEdit();
  return (
    <DeskFrame here="/desk/corrections">
      <p class="measure">
        {t(
          'On the page of a signal an editor says what it belongs to. That holds at once and for every later reading; undo it in the log.',
        )}{' '}
        {mayEdit ? (
          <>
            <a href="/api/v1/desk/corrections/labelled" target="_self" rel="external">
              {t('Take the corrected signals as a file')}
            </a>{' '}
            {t('and teach the tagger with')} <code>npm run text -- train corrected-signals.jsonl</code>
          </>
        ) : null}
      </p>
      {error ? <Failed error={error} retry={retry} what={t('list of corrections')} /> : null}
      {!data && !error ? <SkeletonLines lines={8} label={t('Loading')} /> : null}
      {data?.length === 0 ? <p>{t('Nothing was corrected yet.')}</p> : null}
      {data && data.length > 0 ? (
        <DataTable<Correction>
          caption={t('Corrected tags, newest first')}
          rows={data}
          rowKey={({ signalId, targetKind, target }) => `${signalId} ${targetKind} ${target}`}
          columns={[
            {
              name: t('Signal'),
              by: ({ title, signalId }) => title ?? signalId,
              cell: ({ signalId, title }) =>
                title ? (
                  <a href={`/signals/${encodeURIComponent(signalId).replaceAll('.', '%2E')}`}>{title}</a>
                ) : (
                  signalId
                ),
            },
            {
              name: t('Judged'),
              by: ({ target }) => target,
              cell: ({ belongs, target }) =>
                belongs ? t('belongs to {target}', { target }) : t('does not belong to {target}', { target }),
            },
            { name: t('When'), by: ({ at }) => at, cell: ({ at }) => moment(at) },
          ]}
        />
      ) : null}
    </DeskFrame>
  );
}
