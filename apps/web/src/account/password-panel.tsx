import { useState } from 'preact/hooks';
import { Actions } from '../form/actions.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { say } from '../shell/toast.js';
import { NewPassword } from './new-password.js';
import { OwnPassword } from './own-password.js';
import type { Security } from './types.js';

/** Changing the password, or choosing the first one. */
export function PasswordPanel({ security, changed }: { security: Security; changed: () => void }) {
  const sending = useSend();
  const [password, setPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const submit = async (): Promise<void> => {
    const body = { newPassword, ...(security.password ? { password } : {}) };
    const sent = await sending.send('PUT', '/account/password', body);
    if (!sent.ok) return;
    setPassword('');
    setNewPassword('');
    say(t('The password is changed, and your other sessions have ended.'));
    changed();
  };
  return (
    <section class="panel stack">
      <h2>{t('Password')}</h2>
      <Form sending={sending} onSubmit={() => void submit()} label={t('Password')}>
        <OwnPassword has={security.password} value={password} onChange={setPassword} />
        <NewPassword name="newPassword" value={newPassword} onChange={setNewPassword} />
        <Actions label={t('Change the password')} busy={sending.busy} />
      </Form>
    </section>
  );
}
