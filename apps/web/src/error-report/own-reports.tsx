import { useApi } from '../api/use-api.js';
import { t } from '../i18n/t.js';
import { Failed } from '../state/failed.js';
import { day } from '../text/format.js';
import { ReportedName } from './reported-name.js';
import type { ErrorReport } from './types.js';

/** What somebody reported as wrong, and what came of it; nothing where there is nothing. */
export function OwnReports() {
  const { data, error, retry } = useApi<readonly ErrorReport[]>('/error-reports?limit=50');
  if (error) return <Failed error={error} retry={retry} what={t('list of your reports')} />;
  if (!data || data.length === 0) return null;
  return (
    <section class="panel stack">
      <h2>{t('Errors you reported')}</h2>
      <ul class="plain-list own-reports">
        {data.map((report) => (
          <li key={report.id}>
            <ReportedName report={report} /> <span class="small">{day(report.at)}</span>
            <br />
            {report.sentence}
            <br />
            <strong>
              {report.state === 'open'
                ? t('Nobody has looked at it yet.')
                : report.state === 'mended'
                  ? t('It is mended.')
                  : t('It is no error, the editors found.')}
            </strong>{' '}
            {report.answer ? `“${report.answer}”` : ''}
          </li>
        ))}
      </ul>
    </section>
  );
}
