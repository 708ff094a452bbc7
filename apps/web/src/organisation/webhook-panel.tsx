import { useState } from 'preact/hooks';
import { FormError } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { say } from '../shell/toast.js';
import { DeliveryLog } from './delivery-log.js';
import { eventName, type Webhook } from './webhook-words.js';

/** One webhook: what it is told, trying it out, pausing, deleting, and its log. */
export function WebhookPanel({ path, webhook, changed }: { path: string; webhook: Webhook; changed: () => void }) {
  const sending = useSend();
  const [open, setOpen] = useState(false);
  const pause = async (active: boolean): Promise<void> => {
    const sent = await sending.send('PUT', path, { url: webhook.url, events: webhook.events, active });
    if (!sent.ok) return;
    say(active ? t('The webhook is told again what happens.') : t('The webhook is paused.'));
    changed();
  };
  const ping = async (): Promise<void> => {
    const sent = await sending.send<{ message: string }>('POST', `${path}/ping`);
    if (!sent.ok) return;
    say(sent.data.message);
    setOpen(true);
  };
  const remove = async (): Promise<void> => {
    const sent = await sending.send('DELETE', path);
    if (!sent.ok) return;
    say(t('The webhook is deleted.'));
    changed();
  };
  return (
    <section class="panel stack">
      <h2 class="address">
        {webhook.url}{' '}
        <span class={`chip ${webhook.active ? 'good' : 'bad'}`}>{webhook.active ? t('in force') : t('paused')}</span>
      </h2>
      <ul class="plain small">
        {webhook.events.map((event) => (
          <li key={event}>{eventName(event)}</li>
        ))}
      </ul>
      <p class="actions">
        <button type="button" class="button quiet" disabled={sending.busy} onClick={() => void ping()}>
          {t('Send a test message')}
        </button>
        <button type="button" class="as-link" onClick={() => void pause(!webhook.active)}>
          {webhook.active ? t('Pause') : t('Go on')}
        </button>
        <button type="button" class="as-link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t('Deliveries')}
        </button>
        <button type="button" class="as-link" onClick={() => void remove()}>
          {t('Delete')}
        </button>
      </p>
      <FormError error={sending.error} />
      {open ? <DeliveryLog path={`${path}/deliveries`} /> : null}
    </section>
  );
}
