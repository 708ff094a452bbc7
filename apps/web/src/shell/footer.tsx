import { count, day } from '../text/format.js';
import { t } from '../i18n/t.js';
import { LanguageChoice } from './language-choice.js';
import { useStatus } from './status.js';

export function Footer() {
  const status = useStatus();
  if (!status) return <footer class="bottom" />;
  return (
    <footer class="bottom">
      <p>
        {status.edition
          ? `Edition ${status.edition.number}, as of ${day(status.edition.asOf)}, from ${count(status.signals)} ${status.universe === 'demo' ? 'synthetic ' : ''}signals.`
          : 'No edition is published yet.'}{' '}
        Trend Universe {status.version}, open source under the EUPL.
      </p>
      <div class="bottom-links">
        <a href="/api/docs" target="_self" rel="external">
          {t('API')}
        </a>
        <LanguageChoice />
      </div>
    </footer>
  );
}
