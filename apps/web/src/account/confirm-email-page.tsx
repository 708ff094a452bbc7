import { useState } from 'preact/hooks';
import { Actions } from '../form/actions.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { useSession } from '../session/session.js';
import { Entrance } from './entrance.js';
import { LinkMissing } from './link-missing.js';
import { takeFragment } from './secret-of-address.js';

/** The link mailed to a new address. A press of a button, because programs that look through mail open links too. */
export function ConfirmEmailPage() {
  const [token] = useState(takeFragment);
  const { refresh, account } = useSession();
  const sending = useSend();
  const [done, setDone] = useState(false);
  const submit = async (): Promise<void> => {
    const sent = await sending.send('POST', '/account/email/confirmation', { token });
    if (!sent.ok) return;
    setDone(true);
    await refresh();
  };
  if (!token) return <LinkMissing again="/account" />;
  return (
    <Entrance title={t('Confirm your new address')}>
      {done ? (
        <p role="status">
          {t('Your account has the new address now.')}{' '}
          <a href={account ? '/account' : '/sign-in'}>{account ? t('To your account') : t('Sign in')}</a>
        </p>
      ) : (
        <Form sending={sending} onSubmit={() => void submit()} label={t('Confirm your new address')}>
          <Actions label={t('Use this address')} busy={sending.busy} />
        </Form>
      )}
    </Entrance>
  );
}
