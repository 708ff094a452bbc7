import { useLocation } from 'preact-iso';
import type { ComponentChildren } from 'preact';
import '../account/account.css';
import { t } from '../i18n/t.js';
import { SignedIn } from '../session/signed-in.js';
import { usePageTitle } from '../shell/page-title.js';
import { Tabs } from '../shell/tabs.js';
import { Empty } from '../state/empty.js';

/** The frame of what administrators see. */
export function AdminFrame({ children }: { children: () => ComponentChildren }) {
  usePageTitle(t('Administration'));
  const { path } = useLocation();
  return (
    <SignedIn why={t('Administration is for those who run this installation.')}>
      {({ has }) =>
        has('administrator') ? (
          <div class="page stack">
            <h1>{t('Administration')}</h1>
            <Tabs
              label={t('Administration')}
              items={[
                { href: '/admin', name: t('Accounts'), current: path === '/admin' },
                { href: '/admin/audit', name: t('Log'), current: path === '/admin/audit' },
              ]}
            />
            {children()}
          </div>
        ) : (
          <div class="page">
            <Empty whole title={t('This is for administrators')}>
              <p>{t('Ask an administrator of this installation to make you one, if you should be.')}</p>
            </Empty>
          </div>
        )
      }
    </SignedIn>
  );
}
