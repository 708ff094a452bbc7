import { useState } from 'preact/hooks';
import { Actions } from '../form/actions.js';
import { Field } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t, tn } from '../i18n/t.js';
import { say } from '../shell/toast.js';
import { OwnPassword } from './own-password.js';
import { SecretOnce } from './secret-once.js';
import { SecondFactorSetUp } from './second-factor-set-up.js';
import type { Security } from './types.js';

/** The second factor: setting it up, its recovery codes, taking it away. */
export function SecondFactorPanel({ security, changed }: { security: Security; changed: () => void }) {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const got = (fresh: readonly string[]): void => {
    setCodes(fresh);
    changed();
  };
  return (
    <section class="panel stack">
      <h2>
        {t('Second factor')}{' '}
        <span class={`chip ${security.secondFactor ? 'good' : ''}`}>
          {security.secondFactor ? t('in force') : t('not set up')}
        </span>
      </h2>
      <p>{t('Signing in then asks for the password and for a code that an app on your telephone shows.')}</p>
      {codes ? (
        <SecretOnce
          label={t('Your recovery codes')}
          secret={codes.join('\n')}
          note={t(
            'Shown this once. Each opens the account once when the app is lost: print them, or keep them in a safe place.',
          )}
        />
      ) : null}
      {security.secondFactor ? (
        <Manage security={security} got={got} changed={changed} />
      ) : (
        <SecondFactorSetUp hasPassword={security.password} done={got} />
      )}
    </section>
  );
}

function Manage({
  security,
  got,
  changed,
}: {
  security: Security;
  got: (codes: readonly string[]) => void;
  changed: () => void;
}) {
  const [aim, setAim] = useState<'codes' | 'removal' | null>(null);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const sending = useSend();
  const open = (next: typeof aim): void => {
    sending.clear();
    setAim(next);
  };
  const submit = async (): Promise<void> => {
    const body = { code, ...(security.password ? { password } : {}) };
    if (aim === 'codes') {
      const sent = await sending.send<{ recoveryCodes: string[] }>(
        'POST',
        '/account/second-factor/recovery-codes',
        body,
      );
      if (!sent.ok) return;
      got(sent.data.recoveryCodes);
    } else {
      const sent = await sending.send('POST', '/account/second-factor/removal', body);
      if (!sent.ok) return;
      say(t('The second factor is gone. Your password alone opens the account now.'));
      changed();
    }
    setAim(null);
    setPassword('');
    setCode('');
  };
  return (
    <>
      <p class="small">
        {tn(security.recoveryCodesLeft, '{n} recovery code is left.', '{n} recovery codes are left.')}
      </p>
      <p class="actions">
        <button type="button" class="button quiet" aria-expanded={aim === 'codes'} onClick={() => open('codes')}>
          {t('New recovery codes')}
        </button>
        <button type="button" class="as-link" aria-expanded={aim === 'removal'} onClick={() => open('removal')}>
          {t('Take it away')}
        </button>
      </p>
      {aim ? (
        <Form sending={sending} onSubmit={() => void submit()} label={t('Second factor')}>
          <OwnPassword has={security.password} value={password} onChange={setPassword} />
          <Field
            label={t('Code')}
            name="code"
            autocomplete="one-time-code"
            required
            hint={t('The six digits of your app, or one of your recovery codes.')}
            value={code}
            onChange={setCode}
          />
          <Actions
            label={aim === 'codes' ? t('Make new recovery codes') : t('Take the second factor away')}
            busy={sending.busy}
          >
            <button type="button" class="as-link" onClick={() => open(null)}>
              {t('Cancel')}
            </button>
          </Actions>
        </Form>
      ) : null}
    </>
  );
}
