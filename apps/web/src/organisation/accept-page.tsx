import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { Entrance } from '../account/entrance.js';
import { takeFragment } from '../account/secret-of-address.js';
import { Actions } from '../form/actions.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { useSession } from '../session/session.js';
import { signInHref } from '../session/sign-in-href.js';
import { say } from '../shell/toast.js';
import type { Organisation } from './types.js';

const KEPT = 'invitation';

/** The link of the mail; kept in this tab while one signs in or signs up, since the sign-in page leads back without what stands behind #. */
function takeInvitation(): string {
  const fresh = takeFragment();
  try {
    if (fresh) sessionStorage.setItem(KEPT, fresh);
    return fresh || (sessionStorage.getItem(KEPT) ?? '');
  } catch {
    return fresh;
  }
}
const forget = (): void => {
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // Nothing was kept.
  }
};

/** Accepting an invitation into an organisation. */
export function AcceptPage() {
  const [token] = useState(takeInvitation);
  const { state, account, refresh } = useSession();
  const { route } = useLocation();
  const sending = useSend();
  const accept = async (): Promise<void> => {
    const sent = await sending.send<Organisation>('POST', '/invitations/acceptance', { token });
    if (!sent.ok) return;
    forget();
    await refresh();
    say(t('You belong to {name} now.', { name: sent.data.name }));
    route(`/organisations/${sent.data.id}`);
  };
  return (
    <Entrance title={t('An invitation')}>
      {!token ? <p>{t('Open the link from the mail once more, all of it; or ask to be invited again.')}</p> : null}
      {token && account ? (
        <Form sending={sending} onSubmit={() => void accept()} label={t('An invitation')}>
          <p>
            {t('You are signed in as {email}. The invitation counts for the address it was sent to.', {
              email: account.email,
            })}
          </p>
          <Actions label={t('Accept the invitation')} busy={sending.busy}>
            <a href="/">{t('Not now')}</a>
          </Actions>
        </Form>
      ) : null}
      {token && state === 'signed-out' ? (
        <>
          <p>
            {t(
              'Sign in with the address the invitation was sent to. If you have no account yet, open one, then open the link of the invitation again.',
            )}
          </p>
          <p class="actions">
            <a class="button" href={signInHref()}>
              {t('Sign in')}
            </a>
            <a href="/sign-up">{t('Open an account')}</a>
          </p>
        </>
      ) : null}
    </Entrance>
  );
}
