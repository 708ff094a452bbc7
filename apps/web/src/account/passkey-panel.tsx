import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useState } from 'preact/hooks';
import { Actions } from '../form/actions.js';
import { Field } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { say } from '../shell/toast.js';
import { day } from '../text/format.js';
import { OwnPassword } from './own-password.js';
import { addPasskey } from './passkey.js';
import type { Security } from './types.js';

/** Passkeys: the list, adding one, withdrawing one. */
export function PasskeyPanel({ security, changed }: { security: Security; changed: () => void }) {
  const sending = useSend();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const add = async (): Promise<void> => {
    const sent = await sending.attempt(() => addPasskey(name, security.password ? password : undefined));
    if (!sent.ok) return;
    setName('');
    setPassword('');
    say(t('The passkey is added. You can sign in with it.'));
    changed();
  };
  const withdraw = async (id: string): Promise<void> => {
    const sent = await sending.send('DELETE', `/account/passkeys/${id}`);
    if (!sent.ok) return;
    say(t('The passkey opens your account no more.'));
    changed();
  };
  return (
    <section class="panel stack">
      <h2>{t('Passkeys')}</h2>
      <p>
        {t(
          'A passkey on your device opens the account with a finger, a face or a PIN. No site can trick you out of it.',
        )}
      </p>
      {security.passkeys.length > 0 ? (
        <ul class="rows">
          {security.passkeys.map((passkey) => (
            <li key={passkey.id}>
              <span>
                <strong>{passkey.name}</strong>
                <span class="small">
                  {t('added {day}', { day: day(passkey.createdAt) })}
                  {passkey.lastUsedOn ? `, ${t('last used {day}', { day: day(passkey.lastUsedOn) })}` : ''}
                </span>
              </span>
              <button type="button" class="as-link" onClick={() => void withdraw(passkey.id)}>
                {t('Withdraw')}
                <span class="hidden-text"> {passkey.name}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {browserSupportsWebAuthn() ? (
        <Form sending={sending} onSubmit={() => void add()} label={t('Add a passkey')}>
          <Field
            label={t('Name of the device')}
            name="name"
            required
            maxLength={120}
            placeholder={t('My telephone')}
            value={name}
            onChange={setName}
          />
          <OwnPassword has={security.password} value={password} onChange={setPassword} />
          <Actions label={t('Add a passkey')} busy={sending.busy} />
        </Form>
      ) : (
        <p class="small">{t('This browser knows no passkeys, or the page was not opened over HTTPS.')}</p>
      )}
    </section>
  );
}
