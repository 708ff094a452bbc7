import { t } from '../i18n/t.js';
import { sheet } from '../server/sheet.js';
import { usePageTitle } from '../shell/page-title.js';
import { Empty } from '../state/empty.js';

export function NotFoundPage() {
  usePageTitle(t('Page not found'));
  const drawn = sheet();
  if (drawn) drawn.status = 404;
  return (
    <div class="page">
      <Empty whole title={t('There is no page at this address')}>
        <p>{t('It may have moved, or the address is mistyped.')}</p>
        <p class="actions">
          <a class="button" href="/">
            {t('See all radars')}
          </a>
          <a href="/signals">{t('Search signals')}</a>
        </p>
      </Empty>
    </div>
  );
}
