import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useLocation } from 'preact-iso';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useApi } from '../api/use-api.js';
import { Actions } from '../form/actions.js';
import { Field } from '../form/field.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t, word } from '../i18n/t.js';
import { safeNext } from '../session/sign-in-href.js';
import { useSession } from '../session/session.js';
import { Entrance } from './entrance.js';
import { signInWithPasskey } from './passkey.js';

const PROBLEMS: Readonly<Record<string, string>> = {
  expired: word('The sign-in took too long, or was begun in another browser. Try again.'),
  refused: word('The provider did not confirm who you are. Try again, or use your password.'),
  unavailable: word('The provider does not answer at the moment. Try again in a minute, or use your password.'),
  address: word('The provider did not confirm an e-mail address of yours. Sign up with your address here instead.'),
  guarded: word(
    'This account is guarded by a second factor or a passkey, so a provider cannot open it. Sign in as you used to.',
  ),
};

/** Signing in: password and code, passkey, or a provider. */
export function SignInPage() {
  const { signIn, began } = useSession();
  const { route, query } = useLocation();
  const sending = useSend();
  const passkey = useSend();
  const { data: ways } = useApi<{ provider: { name: string } | null }>('/session/ways');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [asksCode, setAsksCode] = useState(false);
  const next = safeNext(query['next']);
  const codePlace = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asksCode) codePlace.current?.parentElement?.querySelector<HTMLInputElement>('[name="code"]')?.focus();
  }, [asksCode]);
  const problem = PROBLEMS[query['problem'] ?? ''];

  const submit = async (): Promise<void> => {
    const sent = await sending.attempt(() => signIn(email, password, code));
    if (sent.ok) return route(next);
    if (asksCode || !sent.error.fields.some(({ path }) => path === 'code')) return;
    // Being asked for the code is the next step, no mistake.
    sending.clear();
    setAsksCode(true);
  };
  const byPasskey = async (): Promise<void> => {
    const sent = await passkey.attempt(signInWithPasskey);
    if (!sent.ok) return;
    await began();
    route(next);
  };
  return (
    <Entrance title={t('Sign in')}>
      {problem ? (
        <p class="form-error" role="alert">
          {t(problem)}
        </p>
      ) : null}
      <Form sending={sending} onSubmit={() => void submit()} label={t('Sign in')}>
        <Field
          label={t('E-mail address')}
          name="email"
          type="email"
          autocomplete="username"
          required
          value={email}
          onChange={setEmail}
        />
        <Field
          label={t('Password')}
          name="password"
          type="password"
          autocomplete="current-password"
          required
          value={password}
          onChange={setPassword}
        />
        <div ref={codePlace} role="status">
          {asksCode ? <p>{t('The password fits. Now type the code of your second factor.')}</p> : null}
        </div>
        {asksCode ? (
          <Field
            label={t('Code')}
            name="code"
            autocomplete="one-time-code"
            required
            hint={t('The six digits of your app, or one of your recovery codes.')}
            value={code}
            onChange={setCode}
          />
        ) : null}
        <Actions label={t('Sign in')} busy={sending.busy}>
          <a href="/password-reset">{t('Forgotten the password?')}</a>
        </Actions>
      </Form>
      {browserSupportsWebAuthn() || ways?.provider ? (
        <section class="other-ways" aria-label={t('Other ways to sign in')}>
          {browserSupportsWebAuthn() ? (
            <button type="button" class="button quiet" disabled={passkey.busy} onClick={() => void byPasskey()}>
              {t('Sign in with a passkey')}
            </button>
          ) : null}
          {ways?.provider ? (
            <a
              class="button quiet"
              href={`/api/v1/session/provider?to=${encodeURIComponent(next)}`}
              target="_self"
              rel="external"
            >
              {t('Sign in with {name}', { name: ways.provider.name })}
            </a>
          ) : null}
          {passkey.error ? (
            <p class="form-error" role="alert">
              {passkey.error.message}
            </p>
          ) : null}
        </section>
      ) : null}
      <p>
        {t('No account yet?')} <a href="/sign-up">{t('Open one')}</a>. {t('The radars are open to read without one.')}
      </p>
    </Entrance>
  );
}
