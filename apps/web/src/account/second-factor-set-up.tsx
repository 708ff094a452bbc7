import { useState } from 'preact/hooks';
import { Actions } from '../form/actions.js';
import { Field } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { OwnPassword } from './own-password.js';
import { SquareCode } from './square-code.js';

interface Proposed {
  readonly secret: string;
  readonly uri: string;
}

/** Two steps: prove it is you, then scan the square code and type what the app shows. */
export function SecondFactorSetUp({
  hasPassword,
  done,
}: {
  hasPassword: boolean;
  done: (codes: readonly string[]) => void;
}) {
  const [password, setPassword] = useState('');
  const [proposed, setProposed] = useState<Proposed | null>(null);
  const [code, setCode] = useState('');
  const sending = useSend();
  const begin = async (): Promise<void> => {
    const sent = await sending.send<Proposed>('POST', '/account/second-factor', hasPassword ? { password } : {});
    if (sent.ok) setProposed(sent.data);
  };
  const confirm = async (): Promise<void> => {
    const sent = await sending.send<{ recoveryCodes: string[] }>('POST', '/account/second-factor/confirmation', {
      code,
    });
    if (sent.ok) done(sent.data.recoveryCodes);
  };
  if (!proposed)
    return (
      <Form sending={sending} onSubmit={() => void begin()} label={t('Set up a second factor')}>
        <OwnPassword has={hasPassword} value={password} onChange={setPassword} />
        <Actions label={t('Set it up')} busy={sending.busy} />
      </Form>
    );
  return (
    <Form sending={sending} onSubmit={() => void confirm()} label={t('Set up a second factor')}>
      <p>{t('Scan this with your authenticator app, or type the key into it:')}</p>
      <SquareCode text={proposed.uri} />
      <p>
        <code class="key">{proposed.secret.match(/.{1,4}/g)!.join(' ')}</code>
      </p>
      <Field
        label={t('The code the app shows')}
        name="code"
        inputMode="numeric"
        autocomplete="one-time-code"
        required
        value={code}
        onChange={setCode}
      />
      <Actions label={t('Put it in force')} busy={sending.busy}>
        <button type="button" class="as-link" onClick={() => setProposed(null)}>
          {t('Cancel')}
        </button>
      </Actions>
    </Form>
  );
}
