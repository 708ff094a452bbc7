import { useState } from 'preact/hooks';
import { Actions } from '../form/actions.js';
import { Field } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { Entrance } from './entrance.js';

/** Asking for an account: a link comes by mail. */
export function SignUpPage() {
  const sending = useSend();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [heard, setHeard] = useState<string | null>(null);
  const submit = async (): Promise<void> => {
    const sent = await sending.send<{ message: string }>('POST', '/sign-up', { email, name });
    if (sent.ok) setHeard(sent.data.message);
  };
  if (heard)
    return (
      <Entrance title={t('Look into your mailbox')}>
        <p role="status">{heard}</p>
        <p>{t('The link in it is good for a day. You choose your password when you open it.')}</p>
        <p class="actions">
          <button type="button" class="button quiet" onClick={() => setHeard(null)}>
            {t('Use another address')}
          </button>
        </p>
      </Entrance>
    );
  return (
    <Entrance title={t('Open an account')}>
      <p>{t('An account keeps your collections, your cluster and your exercises. Reading needs none.')}</p>
      <Form sending={sending} onSubmit={() => void submit()} label={t('Open an account')}>
        <Field
          label={t('Your name')}
          name="name"
          autocomplete="name"
          required
          maxLength={120}
          hint={t('As the people of your organisations shall see it.')}
          value={name}
          onChange={setName}
        />
        <Field
          label={t('E-mail address')}
          name="email"
          type="email"
          autocomplete="email"
          required
          value={email}
          onChange={setEmail}
        />
        <Actions label={t('Send me the link')} busy={sending.busy}>
          <a href="/sign-in">{t('I have an account')}</a>
        </Actions>
      </Form>
    </Entrance>
  );
}
