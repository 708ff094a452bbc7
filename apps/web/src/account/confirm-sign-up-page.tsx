import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { Actions } from '../form/actions.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { say } from '../shell/toast.js';
import { Consent } from './consent.js';
import { Entrance } from './entrance.js';
import { LinkMissing } from './link-missing.js';
import { NewPassword } from './new-password.js';
import { takeFragment } from './secret-of-address.js';

/** The mailed link of a sign-up: choose a password and agree, then there is an account. */
export function ConfirmSignUpPage() {
  const [token] = useState(takeFragment);
  const { route } = useLocation();
  const sending = useSend();
  const [password, setPassword] = useState('');
  const [consent, setConsent] = useState(false);
  const submit = async (): Promise<void> => {
    const sent = await sending.send('POST', '/sign-up/confirmation', { token, password, consent });
    if (!sent.ok) return;
    say(t('Your account is there. Sign in with your new password.'));
    route('/sign-in');
  };
  if (!token) return <LinkMissing again="/sign-up" />;
  return (
    <Entrance title={t('Choose a password')}>
      <Form sending={sending} onSubmit={() => void submit()} label={t('Choose a password')}>
        <NewPassword value={password} onChange={setPassword} />
        <Consent value={consent} onChange={setConsent} />
        <Actions label={t('Open the account')} busy={sending.busy} />
      </Form>
    </Entrance>
  );
}
