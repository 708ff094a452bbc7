import { t } from '../i18n/t.js';
import { pathId } from '../text/format.js';

const FORMATS = ['pdf', 'xlsx', 'csv', 'svg', 'png', 'json'] as const;

/** The report of a trend in every format. */
export function ReportLinks({ trendId }: { trendId: string }) {
  return (
    <p class="small report-links">
      {t('Report:')}{' '}
      {FORMATS.map((format, index) => (
        <span key={format}>
          {index === 0 ? '' : ', '}
          <a href={`/api/v1/trends/${pathId(trendId)}/report?format=${format}`} target="_self" rel="external">
            {format.toUpperCase()}
          </a>
        </span>
      ))}
    </p>
  );
}
