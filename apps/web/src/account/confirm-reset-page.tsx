import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { Actions } from '../form/actions.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { useSession } from '../session/session.js';
import { say } from '../shell/toast.js';
import { Entrance } from './entrance.js';
import { LinkMissing } from './link-missing.js';
import { NewPassword } from './new-password.js';
import { takeFragment } from './secret-of-address.js';

/** The mailed link of a forgotten password. */
export function ConfirmResetPage() {
  const [token] = useState(takeFragment);
  const { route } = useLocation();
  const { ended } = useSession();
  const sending = useSend();
  const [password, setPassword] = useState('');
  const submit = async (): Promise<void> => {
    const sent = await sending.send('POST', '/password-reset/confirmation', { token, password });
    if (!sent.ok) return;
    ended();
    say(t('The password is changed, and all sessions have ended. Sign in with the new one.'));
    route('/sign-in');
  };
  if (!token) return <LinkMissing again="/password-reset" />;
  return (
    <Entrance title={t('Choose a new password')}>
      <Form sending={sending} onSubmit={() => void submit()} label={t('Choose a new password')}>
        <NewPassword value={password} onChange={setPassword} />
        <Actions label={t('Change the password')} busy={sending.busy} />
      </Form>
    </Entrance>
  );
}
