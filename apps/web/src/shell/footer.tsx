import { count, day } from '../text/format.js';
import { t, word } from '../i18n/t.js';
import { LanguageChoice } from './language-choice.js';
import { useStatus } from './status.js';

export function Footer() {
  const status = useStatus();
  if (!status) return <footer class="bottom" />;
  return (
    <footer class="bottom">
      <p>
        {status.edition
          ? t(
              status.universe === 'demo'
                ? word('Edition {number}, as of {day}, from {n} synthetic signals.')
                : word('Edition {number}, as of {day}, from {n} signals.'),
              {
                number: status.edition.number,
                day: day(status.edition.asOf),
                n: count(status.signals),
              },
            )
          : t('No edition is published yet.')}{' '}
        {t('Trend Universe {version}, open source under the EUPL.', { version: status.version })}
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
