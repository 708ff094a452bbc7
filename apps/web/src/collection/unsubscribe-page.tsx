import { useState } from 'preact/hooks';
import { FormError } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { usePageTitle } from '../shell/page-title.js';

/** Where the link at the end of a digest leads. Opening it does nothing yet: programs that check mails open links, too. */
export function UnsubscribePage() {
  usePageTitle(t('Stop mails'));
  const sending = useSend();
  const [done, setDone] = useState(false);
  const stop = async (): Promise<void> => {
    const answer = await sending.send('POST', '/watches/unsubscription', { token: location.hash.slice(1) });
    setDone(answer.ok);
  };
  return (
    <div class="page">
      <section class="state">
        <h1>{done ? t('No more of these mails will come') : t('Stop these mails?')}</h1>
        <p>{t('What you watch stays: it is on the page of alerts, where you can choose mails again.')}</p>
        <p class="actions">
          {done ? null : (
            <button type="button" class="button" disabled={sending.busy} onClick={() => void stop()}>
              {t('Stop them')}
            </button>
          )}
          <a href="/alerts">{t('Alerts')}</a>
        </p>
        <FormError error={sending.error} />
      </section>
    </div>
  );
}
