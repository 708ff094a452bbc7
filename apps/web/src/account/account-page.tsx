import { useState } from 'preact/hooks';
import { useApi } from '../api/use-api.js';
import { Actions } from '../form/actions.js';
import { Field } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import type { Session } from '../session/session.js';
import { say } from '../shell/toast.js';
import { day } from '../text/format.js';
import { AccountFrame } from './account-frame.js';
import { OwnPassword } from './own-password.js';
import { roleName } from './role-name.js';
import type { Security } from './types.js';

/** Name, address, and what one may do here. */
export function AccountPage() {
  return (
    <AccountFrame>
      {(account, session) => (
        <div class="columns">
          <div class="stack">
            <NameForm name={account.name} session={session} />
            <EmailForm email={account.email} />
          </div>
          <section class="panel stack">
            <h2>{t('What you may do')}</h2>
            <ul class="plain">
              {account.roles.map((role) => (
                <li key={role}>{roleName(role)}</li>
              ))}
            </ul>
            <p class="small">
              {t('Who manages a cluster or an agency has its role; others are given by an administrator.')}{' '}
              {t('Your account is there since {day}.', { day: day(account.createdAt) })}
            </p>
          </section>
        </div>
      )}
    </AccountFrame>
  );
}

function NameForm({ name: current, session }: { name: string; session: Session }) {
  const sending = useSend();
  const [name, setName] = useState(current);
  const submit = async (): Promise<void> => {
    const sent = await sending.send('PATCH', '/account', { name });
    if (!sent.ok) return;
    await session.refresh();
    say(t('Your name is changed.'));
  };
  return (
    <section class="panel stack">
      <h2>{t('Name')}</h2>
      <Form sending={sending} onSubmit={() => void submit()} label={t('Name')}>
        <Field
          label={t('Your name')}
          name="name"
          autocomplete="name"
          required
          maxLength={120}
          value={name}
          onChange={setName}
        />
        <Actions label={t('Save')} busy={sending.busy} disabled={name === current} />
      </Form>
    </section>
  );
}

function EmailForm({ email: current }: { email: string }) {
  const sending = useSend();
  const { data: security } = useApi<Security>('/account/security');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [heard, setHeard] = useState<string | null>(null);
  const has = security?.password ?? true;
  const submit = async (): Promise<void> => {
    const body = { email, ...(has ? { password } : {}) };
    const sent = await sending.send<{ message: string }>('POST', '/account/email', body);
    if (!sent.ok) return;
    setHeard(sent.data.message);
    setPassword('');
  };
  return (
    <section class="panel stack">
      <h2>{t('E-mail address')}</h2>
      <p>
        {t('It is')} <strong>{current}</strong>.
      </p>
      {heard ? (
        <p role="status">{heard}</p>
      ) : (
        <Form sending={sending} onSubmit={() => void submit()} label={t('E-mail address')}>
          <Field
            label={t('New address')}
            name="email"
            type="email"
            autocomplete="email"
            required
            value={email}
            onChange={setEmail}
          />
          <OwnPassword has={has} value={password} onChange={setPassword} />
          <Actions label={t('Send a link to the new address')} busy={sending.busy} />
        </Form>
      )}
    </section>
  );
}
