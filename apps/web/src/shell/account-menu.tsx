import { useLocation } from 'preact-iso';
import { asApiError } from '../api/client.js';
import { t } from '../i18n/t.js';
import { hasPage } from '../pages.js';
import { useSession } from '../session/session.js';
import { signInHref } from '../session/sign-in-href.js';
import { Menu } from './menu.js';
import { say } from './toast.js';

/** Who is signed in, and what is theirs; or the way in. */
export function AccountMenu() {
  const { state, account, has, signOut } = useSession();
  const { route } = useLocation();
  if (state === 'unknown' || !hasPage('/sign-in')) return <span class="account-menu" />;
  if (!account)
    return (
      <a class="account-menu sign-in" href={signInHref()}>
        {t('Sign in')}
      </a>
    );
  const leave = async (): Promise<void> => {
    try {
      await signOut();
      route('/');
      say(t('You are signed out.'));
    } catch (problem) {
      say(asApiError(problem).message);
    }
  };
  const links = [
    ['/account', t('Account')],
    ['/organisations', t('Organisations')],
    ...(has('administrator') ? [['/admin', t('Administration')] as const] : []),
  ] as const;
  return (
    <Menu class="account-menu" name={<span class="account-name">{account.name}</span>}>
      {links
        .filter(([href]) => hasPage(href))
        .map(([href, name]) => (
          <li key={href}>
            <a href={href}>{name}</a>
          </li>
        ))}
      <li>
        <button type="button" onClick={() => void leave()}>
          {t('Sign out')}
        </button>
      </li>
    </Menu>
  );
}
