import { useState } from 'preact/hooks';
import { Actions } from '../form/actions.js';
import { Field } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { Entrance } from './entrance.js';

/** Asking for a new password. */
export function ResetPage() {
  const sending = useSend();
  const [email, setEmail] = useState('');
  const [heard, setHeard] = useState<string | null>(null);
  const submit = async (): Promise<void> => {
    const sent = await sending.send<{ message: string }>('POST', '/password-reset', { email });
    if (sent.ok) setHeard(sent.data.message);
  };
  return (
    <Entrance title={heard ? t('Look into your mailbox') : t('New password')}>
      {heard ? (
        <p role="status">
          {heard} {t('The link in it is good for an hour.')}
        </p>
      ) : (
        <Form sending={sending} onSubmit={() => void submit()} label={t('New password')}>
          <Field
            label={t('E-mail address')}
            name="email"
            type="email"
            autocomplete="username"
            required
            value={email}
            onChange={setEmail}
          />
          <Actions label={t('Send me a link')} busy={sending.busy}>
            <a href="/sign-in">{t('Back to signing in')}</a>
          </Actions>
        </Form>
      )}
    </Entrance>
  );
}
