import { useLocation } from 'preact-iso';
import { useApi } from '../api/use-api.js';
import { useSend } from '../form/use-send.js';
import { FormError } from '../form/form.js';
import { t } from '../i18n/t.js';
import { say } from '../shell/toast.js';
import { Failed } from '../state/failed.js';
import { moment } from '../text/format.js';
import { browserName } from './browser-name.js';
import type { SessionListing } from './types.js';

/** Where one is signed in, and signing out there or everywhere. */
export function SessionsPanel({ ended }: { ended: () => void }) {
  const { route } = useLocation();
  const { data, error, retry } = useApi<readonly SessionListing[]>('/account/sessions');
  const sending = useSend();
  const end = async (id: string): Promise<void> => {
    const sent = await sending.send('DELETE', `/account/sessions/${id}`);
    if (!sent.ok) return;
    say(t('Signed out there.'));
    retry();
  };
  const endAll = async (): Promise<void> => {
    const sent = await sending.send('DELETE', '/account/sessions');
    if (!sent.ok) return;
    ended();
    route('/sign-in');
    say(t('You are signed out everywhere.'));
  };
  return (
    <section class="panel stack">
      <h2>{t('Where you are signed in')}</h2>
      {error ? <Failed error={error} retry={retry} what={t('list')} /> : null}
      <ul class="rows">
        {(data ?? []).map((session) => (
          <li key={session.id}>
            <span>
              <strong>{browserName(session.client)}</strong>{' '}
              {session.current ? <span class="chip good">{t('here')}</span> : null}
              <span class="small">{t('last used {moment}, Brussels time', { moment: moment(session.renewedAt) })}</span>
            </span>
            {session.current ? null : (
              <button type="button" class="as-link" onClick={() => void end(session.id)}>
                {t('Sign out')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <FormError error={sending.error} />
      <p class="actions">
        <button type="button" class="button quiet" disabled={sending.busy} onClick={() => void endAll()}>
          {t('Sign out everywhere')}
        </button>
      </p>
    </section>
  );
}
