import { useState } from 'preact/hooks';
import { Actions } from '../form/actions.js';
import { Field, Toggle } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { EVENTS, type Webhook, type WebhookEvent } from './webhook-words.js';

/** Adding a webhook. */
export function WebhookForm({ path, made }: { path: string; made: (secret: string) => void }) {
  const sending = useSend();
  const [url, setUrl] = useState('');
  const [events, setEvents] = useState<readonly WebhookEvent[]>(['edition.published']);
  const submit = async (): Promise<void> => {
    const sent = await sending.send<Webhook & { secret: string }>('POST', path, { url, events });
    if (!sent.ok) return;
    setUrl('');
    made(sent.data.secret);
  };
  const set = (event: WebhookEvent, on: boolean): void =>
    setEvents(EVENTS.map(([known]) => known).filter((known) => (known === event ? on : events.includes(known))));
  return (
    <section class="panel stack">
      <h2>{t('Add a webhook')}</h2>
      <Form sending={sending} onSubmit={() => void submit()} label={t('Add a webhook')}>
        <Field
          label={t('Address')}
          name="url"
          type="url"
          required
          maxLength={1000}
          placeholder="https://"
          hint={t('On the public internet, over HTTPS. It gets a POST with JSON.')}
          value={url}
          onChange={setUrl}
        />
        <fieldset>
          <legend>{t('What it is told')}</legend>
          {EVENTS.map(([event, words]) => (
            <Toggle
              key={event}
              label={t(words)}
              name="events"
              value={events.includes(event)}
              onChange={(on) => set(event, on)}
            />
          ))}
        </fieldset>
        <Actions label={t('Add the webhook')} busy={sending.busy} disabled={events.length === 0} />
      </Form>
    </section>
  );
}
