import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { Actions } from '../form/actions.js';
import { Field } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { useSession } from '../session/session.js';
import { Consent } from './consent.js';
import { Entrance } from './entrance.js';
import { LinkMissing } from './link-missing.js';

/** Ticket and name, as the provider's answer carries them behind #. */
function takeArrival(): { ticket: string; name: string } {
  const given = new URLSearchParams(location.hash.slice(1));
  history.replaceState(history.state, '', location.pathname);
  return { ticket: given.get('ticket') ?? '', name: given.get('name') ?? '' };
}

/** Somebody new, whom a provider vouches for: no account before they agree. */
export function ProviderSignUpPage() {
  const [arrival] = useState(takeArrival);
  const [name, setName] = useState(arrival.name);
  const [consent, setConsent] = useState(false);
  const { began } = useSession();
  const { route } = useLocation();
  const sending = useSend();
  const submit = async (): Promise<void> => {
    const body = { ticket: arrival.ticket, name, consent };
    const sent = await sending.send('POST', '/session/provider/sign-up', body);
    if (!sent.ok) return;
    await began();
    route('/account');
  };
  if (!arrival.ticket) return <LinkMissing again="/sign-in" />;
  return (
    <Entrance title={t('Open an account')}>
      <p>{t('Your provider has confirmed who you are. There is no account of yours here yet.')}</p>
      <Form sending={sending} onSubmit={() => void submit()} label={t('Open an account')}>
        <Field label={t('Your name')} name="name" required maxLength={120} value={name} onChange={setName} />
        <Consent value={consent} onChange={setConsent} />
        <Actions label={t('Open the account')} busy={sending.busy} />
      </Form>
    </Entrance>
  );
}
