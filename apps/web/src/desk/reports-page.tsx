import { useLocation } from 'preact-iso';
import { useApi } from '../api/use-api.js';
import type { Ecosystem } from '../api/types.js';
import type { DeskReports } from '../error-report/types.js';
import { t, tn } from '../i18n/t.js';
import { signInHref } from '../session/sign-in-href.js';
import { Empty } from '../state/empty.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { DeskFrame } from './desk-frame.js';
import { useMayEdit } from './may-edit.js';
import { ReportRow } from './report-row.js';

/** What readers say is wrong, with what they speak of beside it. For editors only: people write freely here. */
export function ReportsPage() {
  const { query } = useLocation();
  const mayEdit = useMayEdit();
  const settled = query['state'] === 'settled';
  const before = query['before'] ? `&before=${encodeURIComponent(query['before'])}` : '';
  const { data, error, retry } = useApi<DeskReports>(
    mayEdit ? `/desk/error-reports?state=${settled ? 'settled' : 'open'}${before}` : null,
  );
  const ecosystems = useApi<readonly Ecosystem[]>(mayEdit ? '/ecosystems' : null);
  const names = new Map((ecosystems.data ?? []).map(({ id, name }) => [id, name]));
  return (
    <DeskFrame here="/desk/reports">
      {mayEdit ? (
        <div class="desk-filters">
          <p role="status">
            {data
              ? data.open === 0
                ? t('No report is open.')
                : tn(data.open, '{n} report is open.', '{n} reports are open.')
              : ''}
          </p>
          <nav aria-label={t('Which reports')}>
            <a class="chip" href="/desk/reports" aria-current={settled ? undefined : 'true'}>
              {t('Open')}
            </a>
            <a class="chip" href="/desk/reports?state=settled" aria-current={settled ? 'true' : undefined}>
              {t('Settled')}
            </a>
          </nav>
        </div>
      ) : (
        <p>
          {t('Reports of errors are for editors.')} <a href={signInHref()}>{t('Sign in')}</a>
        </p>
      )}
      {error ? <Failed error={error} retry={retry} what={t('list of reports')} /> : null}
      {mayEdit && !data && !error ? <SkeletonLines lines={8} label={t('Loading')} /> : null}
      {data?.items.length === 0 ? (
        <Empty title={settled ? t('Nothing was settled yet') : t('Nobody reports an error')}>
          <p>{t('Readers report errors on the card of a trend and on the page of a signal.')}</p>
        </Empty>
      ) : null}
      {(data?.items ?? []).map((report) => (
        <ReportRow key={report.id} report={report} names={names} changed={retry} />
      ))}
      {data?.nextBefore ? (
        <p>
          <a href={`/desk/reports?${settled ? 'state=settled&' : ''}before=${data.nextBefore}`}>{t('Older reports')}</a>
        </p>
      ) : null}
    </DeskFrame>
  );
}
