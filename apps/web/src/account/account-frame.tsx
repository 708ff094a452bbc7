import { useLocation } from 'preact-iso';
import type { ComponentChildren } from 'preact';
import { t, word } from '../i18n/t.js';
import { type Session } from '../session/session.js';
import { SignedIn } from '../session/signed-in.js';
import { usePageTitle } from '../shell/page-title.js';
import { Tabs } from '../shell/tabs.js';
import './account.css';

const PARTS = [
  ['/account', word('Name and address')],
  ['/account/security', word('Security')],
  ['/account/tokens', word('Access tokens')],
  ['/account/data', word('Your data')],
] as const;

/** The frame of the pages of one's own account. */
export function AccountFrame({
  children,
}: {
  children: (account: NonNullable<Session['account']>, session: Session) => ComponentChildren;
}) {
  const { path } = useLocation();
  usePageTitle(t('Account'));
  return (
    <SignedIn why={t('Here you change your name, address and password, and see where you are signed in.')}>
      {(session) => (
        <div class="page stack">
          <h1>{t('Account')}</h1>
          <Tabs
            label={t('Account')}
            items={PARTS.map(([href, name]) => ({ href, name: t(name), current: path === href }))}
          />
          {children(session.account, session)}
        </div>
      )}
    </SignedIn>
  );
}
