import { t } from '../i18n/t.js';
import { Entrance } from './entrance.js';

/** A page for mailed links that was opened without one. */
export function LinkMissing({ again }: { again: string }) {
  return (
    <Entrance title={t('This link is not complete')}>
      <p>{t('Open the link from the mail once more, all of it; or ask for another.')}</p>
      <p class="actions">
        <a class="button" href={again}>
          {t('Ask for another')}
        </a>
      </p>
    </Entrance>
  );
}
