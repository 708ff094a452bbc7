import { t } from '../i18n/t.js';
import { useStatus } from './status.js';

/** Says on every page that the data are made up, for as long as they are. It stands at the foot of the window, so nothing jumps when it comes. */
export function SyntheticBadge() {
  const status = useStatus();
  if (status?.universe !== 'demo' && !status?.edition?.synthetic) return null;
  return (
    <aside class="synthetic" aria-label={t('About the data')}>
      <p>
        <strong>{t('Synthetic data.')}</strong> {t('This demo universe says nothing about the world.')}{' '}
        <a href="/feed">{t('Feed it real signals')}</a>
      </p>
    </aside>
  );
}
