import { useLocation } from 'preact-iso';
import { useSend } from '../form/use-send.js';
import { FormError } from '../form/form.js';
import { t } from '../i18n/t.js';
import { SignedIn } from '../session/signed-in.js';
import { usePageTitle } from '../shell/page-title.js';

/** Where the mailed invitation to a collection leads. Sign in first: the secret stays behind # until then. */
export function InvitationPage() {
  usePageTitle(t('Invitation'));
  return (
    <SignedIn why={t('Sign in with the address that the invitation went to, then open its link again.')}>
      {() => <Accept />}
    </SignedIn>
  );
}

function Accept() {
  const sending = useSend();
  const { route } = useLocation();
  const accept = async (): Promise<void> => {
    const answer = await sending.send<{ id: string }>('POST', '/collection-invitations/acceptance', {
      token: location.hash.slice(1),
    });
    if (answer.ok) route(`/collections/${answer.data.id}`);
  };
  return (
    <div class="page">
      <section class="state">
        <h1>{t('A collection is shared with you')}</h1>
        <p>{t('Those who take part will see your name.')}</p>
        <p class="actions">
          <button type="button" class="button" disabled={sending.busy} onClick={() => void accept()}>
            {t('Accept and open it')}
          </button>
        </p>
        <FormError error={sending.error} />
      </section>
    </div>
  );
}
