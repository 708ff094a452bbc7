import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { useApi } from '../api/use-api.js';
import { Form } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { OwnReports } from '../error-report/own-reports.js';
import { say } from '../shell/toast.js';
import { AccountFrame } from './account-frame.js';
import { OwnPassword } from './own-password.js';
import type { Security } from './types.js';

/** Taking one's data away, and leaving. */
export function DataPage() {
  return <AccountFrame>{(_, session) => <Parts ended={session.ended} />}</AccountFrame>;
}

function Parts({ ended }: { ended: () => void }) {
  const { route } = useLocation();
  const { data: security } = useApi<Security>('/account/security');
  const sending = useSend();
  const [asking, setAsking] = useState(false);
  const [password, setPassword] = useState('');
  const has = security?.password ?? true;
  const erase = async (): Promise<void> => {
    const sent = await sending.send('POST', '/account/deletion', has ? { password } : {});
    if (!sent.ok) return;
    ended();
    route('/');
    say(t('Your account is deleted.'));
  };
  return (
    <div class="columns">
      <section class="panel stack">
        <h2>{t('Take your data away')}</h2>
        <p>
          {t(
            'One file with everything that is kept about you: account, organisations, sessions, tokens, what you did.',
          )}
        </p>
        <p class="actions">
          <a class="button" href="/api/v1/account/export" target="_self" rel="external" download>
            {t('Save the file')}
          </a>
          <a href="/privacy">{t('What is kept, and for how long')}</a>
        </p>
      </section>
      <OwnReports />
      <section class="panel stack danger">
        <h2>{t('Delete your account')}</h2>
        <p>
          {t(
            'Name, address, password, sessions, tokens and memberships go at once and for good. What others rely on stays, without your name. This cannot be undone.',
          )}
        </p>
        {asking ? (
          <Form sending={sending} onSubmit={() => void erase()} label={t('Delete your account')}>
            <OwnPassword has={has} value={password} onChange={setPassword} />
            <p class="actions">
              <button type="submit" class="button bad" disabled={sending.busy}>
                {t('Delete my account for good')}
              </button>
              <button type="button" class="as-link" onClick={() => setAsking(false)}>
                {t('Keep it')}
              </button>
            </p>
          </Form>
        ) : (
          <p class="actions">
            <button type="button" class="button quiet" onClick={() => setAsking(true)}>
              {t('Delete my account …')}
            </button>
          </p>
        )}
      </section>
    </div>
  );
}
